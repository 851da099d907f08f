import { call, Code, imported, verbatim } from './code/code';
import { isObject, Json, JsonObject } from './code/json';

/** An object without a number that the typed API refuses, such as a limit that can never be reached, and the patch that puts it back. */
export interface WithoutValue {
  readonly object: JsonObject;
  readonly patch: Code;
}

/** What an error of the library says: where, which prop, what it was. */
const REFUSAL = /^[^\n]*?: (?:\S*\.)?(\w+) is (-?\d+); accepted: /;

/** The object without the number that the message names, once for each place at which it stands. */
export function withoutRefused(object: JsonObject, message: string): WithoutValue[] {
  const [, key, received] = REFUSAL.exec(message) ?? [];
  return key === undefined ? [] : pathsTo(object, key, received).map((path) => ({
    object: without(object, path) as JsonObject,
    patch: call(imported('cdk8s', 'JsonPatch.add'), verbatim(`/${path.join('/')}`), verbatim(Number(received))),
  }));
}

/** Fields of the API: their names need no escape in a pointer. */
function pathsTo(value: Json, key: string, received: string): (string | number)[][] {
  const entries = Array.isArray(value) ? value.map((item, index) => [index, item] as const) : isObject(value) ? Object.entries(value).filter(([name]) => /^\w+$/.test(name)) : [];
  return entries.flatMap(([name, item]) => [
    ...(name === key && item === Number(received) ? [[name]] : []),
    ...pathsTo(item, key, received).map((path) => [name, ...path]),
  ]);
}

function without(value: Json, [key, ...path]: readonly (string | number)[]): Json {
  if (Array.isArray(value)) {
    return value.map((item, index) => index === key ? without(item, path) : item);
  }
  const { [String(key)]: inner, ...rest } = value as JsonObject;
  return path.length === 0 ? rest : { ...value as JsonObject, [String(key)]: without(inner, path) };
}
