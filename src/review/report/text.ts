import { placeOf } from './finding-place';
import { printable } from './printable';
import { Report } from './report';
import { ruleLabel } from './rule-label';
import { summarize } from './summary';
import { Finding } from '../engine/evaluate';
import { Severity } from '../engine/rule';
import { InventoryObject, title } from '../inventory/inventory-object';

const BOLD = 1;
const DIM = 2;
const COLOURS: Record<Severity, number> = { error: 31, warning: 33, info: 36 };

type Paint = (style: number, text: string) => string;

/** For people: by object, each finding with its place and its mend, and how many there are of what. */
export const textReport: Report = (outcome, { colours }) => {
  const paint: Paint = (style, text) => colours ? `\u001b[${style}m${text}\u001b[0m` : text;
  const groups = [...byObject(outcome.findings)].map(([object, findings]) =>
    [paint(BOLD, headingOf(object)), ...findings.flatMap((finding) => linesOf(finding, paint).map((line) => `  ${line}`)), ''].join('\n'));
  const worst = worstOf(outcome.findings);
  const hint = worst ? `. "cdk8s-rollouts explain ${worst.rule.id}" says why ${worst.rule.id} matters` : '';
  return [...groups, `${summarize(outcome)}${hint}.`, ''].join('\n');
};

function worstOf(findings: readonly Finding[]): Finding | undefined {
  const open = findings.filter(({ acknowledged }) => !acknowledged);
  return open.find(({ severity }) => severity === 'error') ?? open.find(({ severity }) => severity === 'warning') ?? open[0];
}

function byObject(findings: readonly Finding[]): ReadonlyMap<InventoryObject, readonly Finding[]> {
  const groups = new Map<InventoryObject, Finding[]>();
  for (const finding of findings) {
    groups.set(finding.object, [...groups.get(finding.object) ?? [], finding]);
  }
  return groups;
}

function headingOf(object: InventoryObject): string {
  return printable(`${title(object)}${object.namespace && ` in namespace ${object.namespace}`}`);
}

function linesOf(finding: Finding, paint: Paint): string[] {
  const { rule, severity, path, message, mend, acknowledged } = finding;
  const { file, line, construct } = placeOf(finding);
  const place = [file !== undefined && line !== undefined ? `${file}:${line}` : file, construct, path].filter((part) => part).map((part) => printable(part!)).join(', ');
  const heading = `${ruleLabel(rule)}${place && `, ${place}`}`;
  if (acknowledged) {
    const until = acknowledged.until === undefined ? '' : ` until ${acknowledged.until}`;
    return [`${severity} ${heading}`, `  ${printable(message)}`, `  acknowledged${printable(until)}: ${printable(acknowledged.reason)}`].map((text) => paint(DIM, text));
  }
  return [`${paint(COLOURS[severity], severity)} ${heading}`, `  ${printable(message)}`, `  mend: ${printable(mend)}`];
}
