import { call, Code, imported, verbatim } from './code/code';
import { isObject, Json, JsonObject } from './code/json';

/** An object without what cdk8s leaves out or has no type for, and the patches that put it back. */
export interface Kept {
  readonly object: JsonObject;
  readonly patches: readonly Code[];
}

const TEXTS = ['name', 'generateName', 'namespace'];
const TEXT_MAPS = ['labels', 'annotations'];

/** cdk8s drops null, names every object and leaves out empty maps and lists of metadata: JSON patches say them all the same. */
export function keepValues(manifest: JsonObject, namesItself: boolean): Kept {
  const patches: Code[] = [];
  const { metadata, ...body } = manifest;
  const object: JsonObject = { ...keepMap(body, '', patches), metadata: {} };
  if (!isObject(metadata)) {
    patches.push(metadata === undefined ? remove('/metadata') : patch('replace', '/metadata', metadata));
    return { object, patches };
  }
  const kept: JsonObject = {};
  const late: Code[] = [];
  for (const [key, value] of Object.entries(metadata)) {
    if (survives(key, value)) {
      kept[key] = value;
    } else {
      late.push(patch('add', `/metadata/${escape(key)}`, value));
    }
  }
  const nameless = metadata.name === undefined && !(namesItself && kept.generateName !== undefined);
  return { object: { ...object, metadata: kept }, patches: [...(nameless ? [remove('/metadata/name')] : []), ...late, ...patches] };
}

function survives(key: string, value: Json): boolean {
  if (TEXTS.includes(key)) {
    return typeof value === 'string';
  }
  if (TEXT_MAPS.includes(key)) {
    return isObject(value) && Object.keys(value).length > 0 && Object.values(value).every((item) => typeof item === 'string');
  }
  return key === 'finalizers' || key === 'ownerReferences' ? Array.isArray(value) && hasNothingEmpty(value) : hasNothingEmpty(value);
}

function hasNothingEmpty(value: Json): boolean {
  if (typeof value !== 'object' || value === null) {
    return value !== null;
  }
  const items = Object.values(value) as Json[];
  return items.length > 0 && items.every(hasNothingEmpty);
}

function keepMap(map: JsonObject, path: string, patches: Code[]): JsonObject {
  const kept: JsonObject = {};
  for (const [key, value] of Object.entries(map)) {
    const below = `${path}/${escape(key)}`;
    if (value === null) {
      patches.push(patch('add', below, null));
    } else {
      kept[key] = keep(value, below, patches);
    }
  }
  return kept;
}

function keep(value: Json, path: string, patches: Code[]): Json {
  if (Array.isArray(value)) {
    return value.map((item, index) => {
      if (item === null) {
        patches.push(patch('replace', `${path}/${index}`, null));
      }
      return keep(item, `${path}/${index}`, patches);
    });
  }
  return isObject(value) ? keepMap(value, path, patches) : value;
}

function patch(operation: 'add' | 'replace', path: string, value: Json): Code {
  return call(imported('cdk8s', `JsonPatch.${operation}`), verbatim(path), verbatim(value));
}

function remove(path: string): Code {
  return call(imported('cdk8s', 'JsonPatch.remove'), verbatim(path));
}

function escape(key: string): string {
  return key.replace(/~/g, '~0').replace(/\//g, '~1');
}
