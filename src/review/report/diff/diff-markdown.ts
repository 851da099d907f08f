import { Comparing, DiffReport } from './diff-report';
import { diffHeading, summarizeDiff } from './diff-summary';
import { byObject, Change, CHANGE_CLASSES, ChangedField } from '../../diff/change';
import { shownValue } from '../../diff/fields/shown-value';
import { title } from '../../inventory/inventory-object';
import { briefMarkdown } from '../plan/markdown';
import { printable } from '../printable';

/** For the comment of a pull request. Names and values come from files that anybody wrote: nothing of them is read as Markdown. */
export const diffMarkdown: DiffReport = (comparing) => {
  const told = comparing.changes.filter((change) => change.class !== 'none');
  const sections = byObject(told).map(([object, changes]) => [
    `#### ${text(title(object))}${object.namespace === '' ? '' : ` in namespace ${text(object.namespace)}`}`, '',
    ...changes.flatMap((change) => [...itemOf(change, comparing), '']),
  ].join('\n'));
  return [`### ${diffHeading(comparing.changes)}`, '', `${text(summarizeDiff(comparing))}.`, '', ...sections].join('\n').trimEnd().concat('\n');
};

function itemOf(change: Change, { planOf }: Comparing): string[] {
  const { path, message, mend, fields = [] } = change;
  const plan = planOf?.(change);
  return [
    `- **${CHANGE_CLASSES[change.class].title}**${path === '' ? '' : ` (${code(path)})`}: ${text(message)}`,
    ...fields.map((field) => `  - ${fieldLine(field)}`),
    ...(mend === undefined ? [] : [`  - mend: ${text(mend)}`]),
    ...(plan ? ['', '<details>\n<summary>Its plan</summary>', '', briefMarkdown(plan), '', '</details>'] : []),
  ];
}

function fieldLine({ path, before, after }: ChangedField): string {
  return `${code(path)}: ${code(shownValue(before))} → ${code(shownValue(after))}`;
}

function text(value: string): string {
  return printable(value).replace(/[\\`*_{}<>[\]|~#]/g, '\\$&');
}

/** Text between more backticks than it has in a row itself. */
function code(value: string): string {
  const line = printable(value);
  const fence = '`'.repeat(Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  return fence.length === 1 ? `\`${line}\`` : `${fence} ${line} ${fence}`;
}
