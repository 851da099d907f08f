import { placeInFile } from './finding-place';
import { Report } from './report';
import { ruleLabel } from './rule-label';
import { summarize } from './summary';
import { Finding } from '../engine/evaluate';
import { Severity } from '../engine/rule';

const COMMANDS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands of GitHub Actions: annotations beside the lines of a pull request.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export const githubReport: Report = (outcome) => `${[...outcome.findings.map(annotation), summarize(outcome)].join('\n')}\n`;

function annotation(finding: Finding): string {
  const { rule, severity, message, mend, acknowledged } = finding;
  const { file, line } = placeInFile(finding);
  const properties = Object.entries({ file, line, title: ruleLabel(rule) })
    .filter(([, value]) => value !== undefined).map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',');
  return acknowledged
    ? `::notice ${properties}::${escapeText(`${message}\nacknowledged: ${acknowledged.reason}`)}`
    : `::${COMMANDS[severity]} ${properties}::${escapeText(`${message}\nmend: ${mend}`)}`;
}

function escapeText(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeText(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
