import { Outcome } from './report';
import { Severity } from '../engine/rule';

const NAMES: Record<Severity, readonly [one: string, several: string]> = {
  error: ['error', 'errors'], warning: ['warning', 'warnings'], info: ['piece of advice', 'pieces of advice'],
};

/** The last line of a report for people: `2 errors and 1 warning in 12 objects; 1 more is acknowledged`. */
export function summarize({ findings, objects, unread }: Outcome): string {
  const open = findings.filter(({ acknowledged }) => !acknowledged);
  const counts = (Object.keys(NAMES) as Severity[])
    .map((severity) => ({ severity, count: open.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${NAMES[severity][count === 1 ? 0 : 1]}`);
  const acknowledged = findings.length - open.length;
  return [
    `${counts.length === 0 ? 'nothing found' : enumerate(counts)} in ${objects} ${objects === 1 ? 'object' : 'objects'}`,
    ...(acknowledged > 0 ? [`${acknowledged} ${counts.length === 0 ? '' : 'more '}${acknowledged === 1 ? 'is' : 'are'} acknowledged`] : []),
    ...(unread > 0 ? [`${unread} ${unread === 1 ? 'document' : 'documents'} could not be read`] : []),
  ].join('; ');
}

function enumerate(parts: readonly string[]): string {
  return parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}
