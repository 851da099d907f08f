/**
 * The types of a pod template as Go has them, each as its fields in order, which is the order in which the controller writes them
 * before it calculates the hash.
 *
 * A field is `name:kind`; without a kind it is text. `name!` is always written, any other field only if it differs from what Go starts with.
 * Kinds: `bool` and `int`; `?kind`, which may be absent or hold an empty value; `[]kind`; `{}kind`; `Quantity`; `IntOrString`;
 * a type of its own, which is always there; `*Type`, which may be absent.
 *
 * @see https://pkg.go.dev/k8s.io/api/core/v1#PodTemplateSpec
 */
export type Shapes = Readonly<Record<string, string>>;

/** One field of a type. */
export interface Field {
  readonly name: string;
  readonly kind: string;
  /** Whether it is written even when it holds nothing. */
  readonly always: boolean;
}

/** The fields of each type by its name. */
export function readShapes(shapes: Shapes): ReadonlyMap<string, readonly Field[]> {
  return new Map(Object.entries(shapes).map(([type, fields]) => [type, fields.split(' ').map(readField)]));
}

function readField(text: string): Field {
  const [name, kind = 'string'] = text.split(':');
  return { name: name.replace('!', ''), kind, always: name.endsWith('!') };
}
