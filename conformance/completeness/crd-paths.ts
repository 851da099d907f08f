import { readFileSync } from 'fs';
import { parse } from 'yaml';

interface Schema {
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

/** Pod and job templates belong to Kubernetes: the path that leads to them counts, what is in them does not. */
const OPAQUE = /(^spec|templates\[\])\.template$|\.job\.(spec|metadata)$/;

export interface Definition {
  readonly kind: string;
  /** `spec.metrics[].name`: a list is `[]`, a map of objects `{}`. */
  readonly paths: string[];
}

/** The kind of a CustomResourceDefinition and every path below its spec. */
export function readDefinition(file: string): Definition {
  const { spec } = parse(readFileSync(file, 'utf8'));
  return { kind: spec.names.kind, paths: schemaPaths(spec.versions[0].schema.openAPIV3Schema.properties.spec, 'spec') };
}

/** The paths of the schema that an object sets. */
export function setPaths(object: any, paths: readonly string[]): Set<string> {
  const known = new Set(paths);
  const set = new Set<string>();
  const visit = (value: unknown, candidates: readonly string[]): void => {
    candidates.filter((path) => known.has(path)).forEach((path) => set.add(path));
    if (Array.isArray(value)) {
      value.forEach((item) => visit(item, candidates.map((path) => `${path}[]`)));
    } else if (typeof value === 'object' && value !== null && !candidates.some((path) => OPAQUE.test(path))) {
      Object.entries(value).forEach(([key, item]) => visit(item, candidates.flatMap((path) => [`${path}.${key}`, `${path}{}`])));
    }
  };
  visit(object.spec, ['spec']);
  return set;
}

function schemaPaths(schema: Schema, path: string): string[] {
  const { properties, items, additionalProperties } = schema;
  if (OPAQUE.test(path)) {
    return [path];
  }
  if (properties) {
    return Object.entries(properties).flatMap(([key, property]) => schemaPaths(property, `${path}.${key}`));
  }
  if (items?.properties) {
    return schemaPaths(items, `${path}[]`);
  }
  return typeof additionalProperties === 'object' && additionalProperties.properties ? schemaPaths(additionalProperties, `${path}{}`) : [path];
}
