import type { Finding } from '../review/engine/evaluate';

/** Errors for the message with which a synthesis fails: all of them at once, each with its construct and its mend. */
export function describeErrors(findings: readonly Finding[]): string[] {
  return findings.map((finding) => `${described(finding)}\n    acknowledge: Preflight.of(scope).acknowledge({ id: '${finding.rule.id}', reason: '…' })`);
}

/** A warning as it is printed. */
export function describeWarning(finding: Finding): string {
  return `preflight warning: ${described(finding)}`;
}

function described({ rule, object, path, message, mend }: Finding): string {
  const construct = object.origin.construct ?? object.name;
  return `${rule.id} ${rule.name} at ${construct}${path && ` ${path}`}\n    ${message}\n    mend: ${mend}`;
}
