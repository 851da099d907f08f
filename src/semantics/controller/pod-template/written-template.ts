import { CONTAINER_SHAPES } from './container-shapes';
import { goText } from './go-text';
import { POD_SHAPES } from './pod-shapes';
import { Field, readShapes } from './shapes';
import { VOLUME_SHAPES } from './volume-shapes';

/** A JSON value; `undefined` is a field that is absent. */
export type Json = undefined | null | boolean | number | string | readonly Json[] | JsonObject;

/** An object with its fields. */
export interface JsonObject {
  readonly [name: string]: Json;
}

/** How a template is read before it is written. */
export interface Reading {
  /** What is done to the objects of a type first, by the type's name. */
  readonly defaults: Readonly<Record<string, (object: JsonObject) => JsonObject>>;
  /** How an amount of a resource is written. */
  readonly quantity: (text: string) => string;
  /** Whether a list that is empty equals one that is absent, even where it is always written. */
  readonly emptyListsAreNone: boolean;
}

const SHAPES = readShapes({ ...POD_SHAPES, ...CONTAINER_SHAPES, ...VOLUME_SHAPES });

/** A pod template as Go writes it: fields that its types know, in their order, without those that hold nothing. */
export function writtenTemplate(template: object, reading: Reading): string {
  return writtenObject('PodTemplateSpec', template as JsonObject, reading);
}

function writtenObject(type: string, given: Json, reading: Reading): string {
  const object = (given ?? {}) as JsonObject;
  const complete = reading.defaults[type]?.(object) ?? object;
  const fields = SHAPES.get(type)!.flatMap((field) => {
    const text = writtenField(field, complete[field.name] ?? undefined, reading);
    return text === undefined ? [] : [`"${field.name}":${text}`];
  });
  return `{${fields.join(',')}}`;
}

/** A field's value, or undefined where the field is left out. */
function writtenField({ kind, always }: Field, value: Json, reading: Reading): string | undefined {
  if (/^[*?]/.test(kind)) {
    return value === undefined ? always ? 'null' : undefined : written(kind.slice(1), value, reading);
  }
  if (kind.startsWith('[]')) {
    const items = (value ?? []) as readonly Json[];
    const none = value === undefined || (reading.emptyListsAreNone && items.length === 0);
    return !always && items.length === 0 ? undefined : none ? 'null' : `[${items.map((item) => written(kind.slice(2), item, reading)).join(',')}]`;
  }
  if (kind.startsWith('{}')) {
    const object = (value ?? {}) as JsonObject;
    const entries = Object.keys(object).sort().map((key) => `${goText(key)}:${written(kind.slice(2), object[key], reading)}`);
    return entries.length === 0 ? undefined : `{${entries.join(',')}}`;
  }
  const zero = value === undefined || value === '' || value === 0 || value === false;
  const omitted = zero && !always && !SHAPES.has(kind) && kind !== 'Quantity' && kind !== 'IntOrString';
  return omitted ? undefined : written(kind, value, reading);
}

function written(kind: string, value: Json, reading: Reading): string {
  switch (kind) {
    case 'Quantity': return goText(reading.quantity(String(value ?? '0')));
    case 'IntOrString': return typeof value === 'string' ? goText(value) : String(value ?? 0);
    case 'int': return String(value ?? 0);
    case 'bool': return String(value ?? false);
    case 'string': return goText(String(value ?? ''));
    default: return writtenObject(kind, value, reading);
  }
}
