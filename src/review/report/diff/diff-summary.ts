import { Comparing } from './diff-report';
import { Change, CHANGE_CLASSES, ChangeClass, worstClass } from '../../diff/change';
import { enumerated } from '../../diff/fields/shown-value';

/** How many of several do what a class says. */
const SEVERAL: Readonly<Record<ChangeClass, string>> = {
  'outage': 'cause an outage',
  'fails': 'are refused',
  'release': 'start a release',
  'restarts-release': 'restart a running release',
  'at-once': 'take effect at once',
  'none': 'have no effect',
};

/** The last line of a report for people: `1 change causes an outage and 2 take effect at once; ends with 14`. */
export function summarizeDiff({ changes, unread }: Comparing): string {
  const counts = (Object.keys(CHANGE_CLASSES) as ChangeClass[])
    .map((one) => ({ one, count: changes.filter((change) => change.class === one).length }))
    .filter(({ count }) => count > 0)
    .map(({ one, count }, index) => `${count}${index > 0 ? '' : count === 1 ? ' change' : ' changes'} ${count === 1 ? CHANGE_CLASSES[one].title : SEVERAL[one]}`);
  return [
    counts.length === 0 ? 'nothing changes' : enumerated(counts),
    ...(unread > 0 ? [`${unread} ${unread === 1 ? 'document' : 'documents'} could not be read`] : []),
  ].join('; ');
}

/** What all changes do together, as a heading. */
export function diffHeading(changes: readonly Change[]): string {
  const worst = worstClass(changes);
  return worst === 'fails' ? 'Applying this fails: something is refused' : `Applying this ${CHANGE_CLASSES[worst].title}`;
}
