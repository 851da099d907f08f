import { call, member, object, ours, Statement, variable, verbatim } from './code/code';
import { ProgramChart } from './program';
import { Refusal, Trial } from './trial';

/** A program that `cdk8s synth` takes. */
export interface Acknowledged {
  readonly charts: readonly ProgramChart[];
  /** What it acknowledges, by source. */
  readonly acknowledged: readonly SourceRefusal[];
  /** What nobody can acknowledge: it is refused until that is mended. */
  readonly refused: readonly SourceRefusal[];
  /** The message of an error that ends the program. */
  readonly error?: string;
}

/** An error, and where its manifest is. */
export interface SourceRefusal extends Refusal {
  readonly source: string;
}

/**
 * The program with an acknowledgement of each error that the manifests have: what is imported comes out as it was, and is mended afterwards.
 * An acknowledgement is about one construct, so that the same mistake somewhere else is still an error.
 */
export function acknowledgeErrors(charts: readonly ProgramChart[], trial: Trial): Acknowledged {
  const { refusals, error } = trial.judge(charts);
  const located = refusals.map((one) => ({ ...one, source: charts.find((chart) => makes(chart, one.construct))!.source }));
  const [acknowledged, refused] = [true, false].map((acknowledgeable) => located.filter((one) => one.acknowledgeable === acknowledgeable));
  return {
    acknowledged,
    refused,
    error,
    charts: charts.map((chart) => ({ ...chart, statements: withAcknowledgements(chart, acknowledged) })),
  };
}

function makes({ variable: chart, statements }: ProgramChart, construct: string): boolean {
  return chart === construct || statements.some((one) => one.variable === construct);
}

/** Each acknowledgement stands below what it is about. */
function withAcknowledgements({ variable: chart, statements }: ProgramChart, refusals: readonly Refusal[]): Statement[] {
  let construct = chart;
  return [...statements, undefined].flatMap((statement) => {
    if (statement !== undefined && statement.variable === undefined) {
      return [statement];
    }
    const before = acknowledgementsOf(construct, refusals);
    construct = statement?.variable ?? construct;
    return statement ? [...before, statement] : before;
  });
}

/** One for each rule. */
function acknowledgementsOf(construct: string, refusals: readonly Refusal[]): Statement[] {
  const own = refusals.filter((one) => one.construct === construct);
  return [...new Set(own.map(({ rule }) => rule))].sort().map((rule) => {
    const messages = distinct(own.filter((one) => one.rule === rule).map(({ message }) => message));
    const mends = distinct(own.filter((one) => one.rule === rule).map(({ mend }) => mend));
    const options = object({ id: verbatim(rule), reason: verbatim(reasonOf(messages)) });
    return {
      comments: [`An error of the manifests, acknowledged so that they come out as they are. Its mend: ${mends.join('; ')}. Then delete the acknowledgement.`],
      code: call(member(call(ours('Preflight.of'), variable(construct)), 'acknowledge'), options),
    };
  });
}

const LONGEST_MESSAGE = 240;

function reasonOf([first, ...others]: readonly string[]): string {
  const cut = first.length > LONGEST_MESSAGE ? `${first.slice(0, LONGEST_MESSAGE).replace(/\s+\S*$/, '')} …` : first;
  return `imported as it was: ${cut}${others.length === 0 ? '' : ` (and ${others.length} more like it)`}`;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
