import { Comparing, DiffReport } from './diff-report';
import { summarizeDiff } from './diff-summary';
import { byObject, Change, CHANGE_CLASSES, ChangeClass, ChangedField } from '../../diff/change';
import { enumerated, shownValue } from '../../diff/fields/shown-value';
import { InventoryObject, title } from '../../inventory/inventory-object';
import { briefText } from '../plan/text';
import { printable } from '../printable';

const BOLD = 1;
const DIM = 2;
const COLOURS: Readonly<Record<ChangeClass, number>> = { 'outage': 31, 'fails': 31, 'release': 33, 'restarts-release': 33, 'at-once': 36, 'none': DIM };

type Paint = (style: number, text: string) => string;

/** For people: by object, what each change does, and how many there are of what. */
export const diffText: DiffReport = (comparing, { colours }) => {
  const paint: Paint = (style, text) => colours ? `\u001b[${style}m${text}\u001b[0m` : text;
  const groups = byObject(comparing.changes).map(([object, changes]) => `${[
    paint(BOLD, headingOf(object)),
    ...changes.filter((change) => change.class !== 'none').flatMap((change) => linesOf(change, comparing, paint)),
    ...withoutEffect(changes.filter((change) => change.class === 'none')).map((line) => paint(DIM, line)),
  ].join('\n')}\n`);
  return [...groups, `${summarizeDiff(comparing)}.`, ''].join('\n');
};

function headingOf(object: InventoryObject): string {
  return printable(`${title(object)}${object.namespace && ` in namespace ${object.namespace}`}`);
}

function linesOf(change: Change, { planOf }: Comparing, paint: Paint): string[] {
  const { path, message, mend, fields = [] } = change;
  const plan = planOf?.(change);
  return [
    `  ${paint(COLOURS[change.class], CHANGE_CLASSES[change.class].title)}${printable(path && `, ${path}`)}`,
    `    ${printable(message)}`,
    ...fields.map((field) => `      ${printable(fieldLine(field))}`),
    ...(mend === undefined ? [] : [`    mend: ${printable(mend)}`]),
    ...(plan ? briefText(plan).split('\n').map((line) => `    ${line}`.trimEnd()) : []),
  ];
}

function fieldLine({ path, before, after }: ChangedField): string {
  return `${path}: ${shownValue(before)} → ${shownValue(after)}`;
}

/** Fields of which nothing comes are named in one line, each message once. */
function withoutEffect(changes: readonly Change[]): string[] {
  const messages = [...new Set(changes.map(({ message }) => message))];
  return messages.map((message) => printable(`  has no effect, ${enumerated(changes.filter((change) => change.message === message).map(({ path }) => path))}: ${message}`));
}
