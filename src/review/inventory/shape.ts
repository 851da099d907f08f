/** Where in an object something is: its key, and what it is in. Made into text only when somebody asks. */
export interface Place {
  readonly key: string | number;
  readonly within?: Place;
}

/** Told of every value that is not of the type that the field has. */
export type Complaint = (place: Place | undefined, expected: string, received: unknown) => void;

/** Reads a value as a type. What is of another type is complained about and counts as absent: whoever reads on need not doubt the types again. */
export type Shape<T> = (value: unknown, place: Place | undefined, complain: Complaint) => T | undefined;

/** The type that a shape reads. */
export type Shaped<S> = S extends Shape<infer T> ? T : never;

type Fields<F> = { readonly [K in keyof F]?: Shaped<F[K]> };

const scalar = <T>(expected: string, fits: (value: unknown) => boolean): Shape<T> => (value, place, complain) => {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (!fits(value)) {
    complain(place, expected, value);
    return undefined;
  }
  return value as T;
};

export const text = scalar<string>('text', (value) => typeof value === 'string');
/** Kubernetes has no other numbers than whole ones; what may be a fraction is a quantity. */
export const number = scalar<number>('a whole number', (value) => Number.isInteger(value));
export const flag = scalar<boolean>('true or false', (value) => typeof value === 'boolean');
/** A whole number or text, such as a port or a percentage. */
export const numberOrText = scalar<number | string>('a whole number or text', (value) => Number.isInteger(value) || typeof value === 'string');
/** Such as an amount of memory, with or without a unit. */
export const quantity = scalar<number | string>('a number or text', (value) => Number.isFinite(value) || typeof value === 'string');
/** Text for which a number is often written. The API server refuses that; what was meant is known all the same. */
export const textMaybeUnquoted: Shape<number | string> = (value, place, complain) => {
  if (typeof value === 'number' && Number.isFinite(value)) {
    complain(place, 'text', value);
    return value;
  }
  return text(value, place, complain);
};
/** Anything at all: read as it is. */
export const anything: Shape<unknown> = (value) => value ?? undefined;

/** A map with these fields; what else it has is not read. */
export function record<F extends Record<string, Shape<unknown>>>(fields: F): Shape<Fields<F>> {
  const keys = Object.keys(fields);
  const shapes = Object.values(fields);
  return (value, place, complain) => {
    if (value === undefined || value === null) {
      return undefined;
    }
    if (typeof value !== 'object' || Array.isArray(value)) {
      complain(place, 'a map', value);
      return undefined;
    }
    const read: Record<string, unknown> = {};
    // By index, because every object goes through here, most of them before anything is compiled.
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index];
      const field = (value as Record<string, unknown>)[key];
      if (field !== undefined && field !== null && Object.hasOwn(value, key)) {
        read[key] = shapes[index](field, { key, within: place }, complain);
      }
    }
    return read as Fields<F>;
  };
}

const NOTHING = {};

/** A list of records. One that is no map counts as an empty one, so that the others keep their place. */
export function records<T extends object>(item: Shape<T>): Shape<readonly T[]> {
  return (value, place, complain) => listed(value, place, complain)?.map((one, key) => item(one, { key, within: place }, complain) ?? NOTHING as T);
}

/** A list of texts or numbers. */
export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return (value, place, complain) => listed(value, place, complain)
    ?.map((one, key) => item(one, { key, within: place }, complain)).filter((one): one is Awaited<T> & T => one !== undefined);
}

/** A map from names that users choose. It inherits nothing, so that a label may be called `constructor`. */
export function map<T>(item: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value, place, complain) => {
    if (value === undefined || value === null) {
      return undefined;
    }
    if (typeof value !== 'object' || Array.isArray(value)) {
      complain(place, 'a map', value);
      return undefined;
    }
    const read: Record<string, T> = Object.create(null);
    for (const key of Object.keys(value)) {
      const one = item((value as Record<string, unknown>)[key], { key, within: place }, complain);
      if (one !== undefined) {
        read[key] = one;
      }
    }
    return read;
  };
}

function listed(value: unknown, place: Place | undefined, complain: Complaint): readonly unknown[] | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (!Array.isArray(value)) {
    complain(place, 'a list', value);
    return undefined;
  }
  return value;
}
