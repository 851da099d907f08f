import { placeOf } from './finding-place';
import { Report } from './report';
import { Finding } from '../engine/evaluate';

/** Changes when a reader of the one before would no longer understand: a key is gone, renamed or says something else. New keys do not change it. */
const SCHEMA_VERSION = 1;

/** For programs. The schema is described in docs/check.md, and is a contract. */
export const jsonReport: Report = ({ findings }) => `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, findings: findings.map(toJson) }, undefined, 2)}\n`;

function toJson(finding: Finding): object {
  const { rule, severity, object, path, message, mend, acknowledged } = finding;
  const { file, line } = placeOf(finding);
  return {
    rule: rule.id,
    severity,
    object: { apiVersion: object.apiVersion || null, kind: object.kind, namespace: object.namespace || null, name: object.name || null },
    path,
    file: file ?? null,
    line: line ?? null,
    message,
    mend,
    acknowledged: acknowledged?.reason ?? null,
  };
}
