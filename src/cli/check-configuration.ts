import { Acknowledgement } from '../review/engine/acknowledgement';
import { Settings } from '../review/engine/settings';
import { DEFAULT_THRESHOLDS, Thresholds } from '../review/engine/thresholds';
import { FieldPath, printPath } from '../review/inventory/path';
import { MinorVersion } from '../semantics/versions';
import { Json, JsonObject } from '../yaml/json';
import { readYaml } from '../yaml/read-yaml';

/** What a configuration file says; what it does not say stands as it is. */
export interface CheckConfiguration {
  readonly settings: Partial<Settings>;
  readonly acknowledgements: readonly Acknowledgement[];
  /** What is wrong with the file, as `file:line: message`. */
  readonly problems: readonly string[];
}

/** What a field has to be, in words, and whether a value is. */
interface FieldType {
  readonly name: string;
  readonly accepts: (value: Json) => boolean;
}

const SWITCH: FieldType = { name: 'true or false', accepts: (value) => typeof value === 'boolean' };
const TEXT: FieldType = { name: 'text', accepts: (value) => typeof value === 'string' };
const NUMBER: FieldType = { name: 'a number that is not negative', accepts: (value) => typeof value === 'number' && value >= 0 };
const MAP: FieldType = { name: 'a map', accepts: isMap };
const LIST: FieldType = { name: 'a list', accepts: Array.isArray };
const PROFILE: FieldType = { name: 'ours or foreign', accepts: (value) => value === 'ours' || value === 'foreign' };
const VERSION: FieldType = { name: 'a version in quotes, such as "1.30"', accepts: (value) => typeof value === 'string' && /^v?\d+\.\d+([.+-].*)?$/.test(value) };

const FIELDS: Record<string, FieldType> = {
  closed: SWITCH, profile: PROFILE, kubernetes: VERSION, argoRollouts: VERSION, hardening: SWITCH, thresholds: MAP, acknowledgements: LIST,
};
const THRESHOLDS: Record<string, FieldType> = Object.fromEntries(Object.keys(DEFAULT_THRESHOLDS).map((name) => [name, NUMBER]));
const ACKNOWLEDGEMENT: Record<string, FieldType> = { rule: TEXT, reason: TEXT, until: TEXT, object: MAP };
const OBJECT: Record<string, FieldType> = { kind: TEXT, name: TEXT, namespace: TEXT };

/** Reads the text of a configuration file. All that is wrong with it is said at once. */
export function readConfiguration(file: string, text: string): CheckConfiguration {
  const read = readYaml(text);
  if ('message' in read) {
    return { settings: {}, acknowledgements: [], problems: [`${file}:${read.line}: ${read.message}`] };
  }
  const problems: string[] = [];
  const reader = new FieldReader((path, message) => problems.push(`${file}:${read.lineOf(path)}: ${message}`));
  const { kubernetes, argoRollouts, thresholds, acknowledgements, ...fields } = reader.map(read.value ?? {}, [], FIELDS) as CheckedFields;
  const numbers = thresholds && reader.map(thresholds, ['thresholds'], THRESHOLDS) as Partial<Thresholds>;
  return {
    settings: {
      ...fields,
      ...(kubernetes !== undefined && { kubernetes: MinorVersion.parse(file, 'kubernetes', kubernetes) }),
      ...(argoRollouts !== undefined && { argoRollouts: MinorVersion.parse(file, 'argoRollouts', argoRollouts) }),
      ...(numbers && { thresholds: { ...DEFAULT_THRESHOLDS, ...numbers } }),
    },
    acknowledgements: (acknowledgements ?? []).flatMap((one, index) => {
      const path: FieldPath = ['acknowledgements', index];
      return acknowledgement(reader, one, path, file, read.lineOf(path));
    }),
    problems,
  };
}

interface CheckedFields {
  readonly closed?: boolean;
  readonly profile?: 'ours' | 'foreign';
  readonly kubernetes?: string;
  readonly argoRollouts?: string;
  readonly hardening?: boolean;
  readonly thresholds?: JsonObject;
  readonly acknowledgements?: readonly Json[];
}

/** An acknowledgement is about one object: there is no way to switch a rule off. */
function acknowledgement(reader: FieldReader, value: Json, path: FieldPath, file: string, line: number): Acknowledgement[] {
  const { rule, reason, until, object } = reader.map(value, path, ACKNOWLEDGEMENT, ['rule', 'reason', 'object']) as Record<string, Json | undefined>;
  const { kind, name, namespace } = reader.map(object ?? {}, [...path, 'object'], OBJECT, object === undefined ? [] : ['kind', 'name']) as Record<string, string | undefined>;
  if (rule === undefined || reason === undefined || kind === undefined || name === undefined) {
    return [];
  }
  return [{
    rule: rule as string,
    reason: (reason as string).trim(),
    until: until as string | undefined,
    from: `${file}:${line}`,
    origin: { file, lineOf: () => line },
    covers: (one) => one.kind === kind && one.name === name && (namespace === undefined || one.namespace === namespace),
  }];
}

/** Reads maps whose fields and their types are known, and tells of all others. */
class FieldReader {
  constructor(private readonly tell: (path: FieldPath, message: string) => void) {}

  /** The fields of a map that are as they have to be. */
  public map(value: Json, path: FieldPath, fields: Record<string, FieldType>, required: readonly string[] = []): JsonObject {
    if (!isMap(value)) {
      this.tell(path, `${printPath(path) || 'the configuration'} is ${shown(value)}; accepted: a map of ${Object.keys(fields).join(', ')}`);
      return {};
    }
    for (const name of required.filter((one) => !Object.hasOwn(value, one))) {
      this.tell(path, `${printPath([...path, name])} is missing`);
    }
    return Object.fromEntries(Object.entries(value).filter(([name, field]) => {
      if (!Object.hasOwn(fields, name)) {
        this.tell([...path, name], `there is no field ${printPath([...path, name])}; accepted: ${Object.keys(fields).join(', ')}`);
        return false;
      }
      if (!fields[name].accepts(field)) {
        this.tell([...path, name], `${printPath([...path, name])} is ${shown(field)}; accepted: ${fields[name].name}`);
        return false;
      }
      return true;
    }));
  }
}

function isMap(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const LONGEST_SHOWN = 60;

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
