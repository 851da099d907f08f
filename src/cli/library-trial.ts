import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Statement, Package } from '../import/code/code';
import { evaluateCode } from '../import/code/evaluate-code';
import { firstDifference, JsonObject } from '../import/code/json';
import { ProgramChart } from '../import/program';
import { Judgement, Made, Refusal, Trial, TrialChart } from '../import/trial';
import * as library from '../index';
import { ACKNOWLEDGEMENT_BLANK } from '../review/engine/acknowledgement-faults';
import { Finding } from '../review/engine/evaluate';
import { title } from '../review/inventory/inventory-object';
import { printable } from '../review/report/printable';

const PACKAGES: Record<Package, unknown> = { 'cdk8s': cdk8s, 'cdk8s-plus-28': kplus, 'cdk8s-rollouts': library };

/** Runs statements with the library itself, each object in a chart of its own. */
export class LibraryTrial implements Trial {
  private readonly app = new cdk8s.App();
  private readonly constants = new Map<string, unknown>();
  private attempts = 0;
  /** The services of the program, with its charts: two of them must not make the same object. */
  private readonly program = new cdk8s.App();
  private readonly charts = new Map<string, cdk8s.Chart>();

  public attempt(chartVariable: string, statements: readonly Statement[], object: JsonObject): string | undefined {
    const chart = new cdk8s.Chart(this.app, `attempt-${++this.attempts}`);
    const constants = new Map(this.constants).set(chartVariable, chart);
    try {
      run(statements, constants);
      const made = objectsOf(chart);
      const difference = made.length === 1 ? firstDifference(object, made[0]) : '';
      if (difference !== undefined) {
        return `${difference || 'the object'} would come out differently`;
      }
    } catch (error) {
      return messageOf(error);
    }
    statements.forEach(({ variable }) => variable !== undefined && this.constants.set(variable, constants.get(variable)));
    return undefined;
  }

  public make({ variable, namespace }: TrialChart, statements: readonly Statement[]): Made {
    const chart = new cdk8s.Chart(new cdk8s.App(), 'chart', { namespace });
    try {
      run(statements, new Map<string, unknown>([[variable, chart]]));
      return { objects: objectsOf(chart) };
    } catch (error) {
      return { objects: [], error: messageOf(error) };
    }
  }

  public add({ variable, namespace }: TrialChart, statements: readonly Statement[]): string | undefined {
    const chart = this.charts.get(variable) ?? new cdk8s.Chart(this.program, variable, { namespace });
    this.charts.set(variable, chart);
    try {
      run(statements, new Map<string, unknown>([[variable, chart]]));
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  }

  public judge(charts: readonly ProgramChart[]): Judgement {
    const app = new cdk8s.App();
    const constants = new Map<string, unknown>();
    try {
      for (const { id, variable, namespace, statements } of charts) {
        run(statements, constants.set(variable, new cdk8s.Chart(app, id, { namespace })));
      }
      return { refusals: library.Preflight._errors(app).map((finding) => refusalOf(finding, constants)) };
    } catch (error) {
      return { refusals: [], error: (error as Error).message };
    }
  }
}

function refusalOf({ rule, object, message, mend }: Finding, constants: ReadonlyMap<string, unknown>): Refusal {
  return {
    rule: rule.id,
    object: printable(title(object)),
    construct: constantAbove(object.origin.construct!, constants),
    message: printable(message),
    mend: printable(mend),
    acknowledgeable: rule.id !== ACKNOWLEDGEMENT_BLANK.id,
  };
}

/** The constant that holds the nearest construct in which a path is. */
function constantAbove(path: string, constants: ReadonlyMap<string, unknown>): string {
  const paths = [...constants].flatMap(([name, value]) => Construct.isConstruct(value) ? { name, above: value.node.path } : []);
  const [nearest] = paths.filter(({ above }) => `${path}/`.startsWith(`${above}/`)).sort((one, other) => other.above.length - one.above.length);
  return nearest.name;
}

function run(statements: readonly Statement[], constants: Map<string, unknown>): void {
  for (const { variable, code } of statements) {
    const value = evaluateCode(code, { variable: (name) => constants.get(name), package: (name) => PACKAGES[name] });
    if (variable !== undefined) {
      constants.set(variable, value);
    }
  }
}

function objectsOf(chart: cdk8s.Chart): JsonObject[] {
  return chart.node.findAll().filter((node): node is cdk8s.ApiObject => cdk8s.ApiObject.isApiObject(node)).map((node) => node.toJson());
}

/** What went wrong, without the path of the chart of the trial. */
function messageOf(error: unknown): string {
  return (error as Error).message.replace(/\b(attempt-\d+|chart)\//g, '');
}
