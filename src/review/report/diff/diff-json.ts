import { DiffReport } from './diff-report';
import { Change, ChangedField, worstClass } from '../../diff/change';

/** Changes when a reader of the one before would no longer understand: a key is gone, renamed or says something else. New keys do not change it. */
const SCHEMA_VERSION = 1;

/** For programs. The schema is described in docs/diff.md, and is a contract. */
export const diffJson: DiffReport = ({ changes, planOf }) =>
  `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, class: worstClass(changes), changes: changes.map((change) => ({ ...toJson(change), plan: planOf?.(change) ?? null })) }, undefined, 2)}\n`;

function toJson({ object: { apiVersion, kind, namespace, name }, message, mend, fields = [], ...change }: Change): object {
  return {
    class: change.class,
    object: { apiVersion, kind, namespace: namespace || null, name: name || null },
    ...values(change),
    message,
    mend: mend ?? null,
    fields: fields.map(values),
  };
}

function values({ path, before, after }: ChangedField): object {
  return { path, before: before ?? null, after: after ?? null };
}
