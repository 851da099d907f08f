import { anything, flag, list, map, record, records, Shape, Shaped, text } from '../shape';

export const METADATA = record({
  name: text,
  generateName: text,
  namespace: text,
  labels: map(text),
  annotations: map(text),
  ownerReferences: records(record({ kind: text, name: text, controller: flag })),
});
export type Metadata = Shaped<typeof METADATA>;

export const LABEL_SELECTOR = record({
  matchLabels: map(text),
  matchExpressions: records(record({ key: text, operator: text, values: list(text) })),
});
export type LabelSelector = Shaped<typeof LABEL_SELECTOR>;

/** An object of which only the metadata is read. */
export const OTHER = record({ metadata: METADATA });

/** An object with its metadata and a spec. */
export function withSpec<T>(spec: Shape<T>) {
  return record({ metadata: METADATA, spec, status: anything });
}
