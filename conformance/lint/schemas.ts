import { createHash } from 'crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { loadAll } from 'js-yaml';
import { workDirectory } from '../client/conformance-data';
import { yamlFiles } from '../client/manifest-files';

/** Version of what is written below: a change of this file needs a new one, or the schemas of an earlier run are taken. */
const edition = 1;

/**
 * The directory with the JSON schemas of one Kubernetes version in the form that kubeconform reads.
 * The package says its references by URL; kubeconform resolves them as files.
 */
export function kubernetesSchemas(version: string): string {
  return once(`kubernetes-${version}`, (directory) => {
    const source = join(workDirectory, 'kubernetes-json-schema', `v${version}-local-strict`);
    for (const file of readdirSync(source)) {
      const text = readFileSync(join(source, file), 'utf8').replaceAll('/api/_definitions.json#', '_definitions.json#');
      writeFileSync(join(directory, file), JSON.stringify({ ...JSON.parse(text), $id: undefined }));
    }
  });
}

/** The directory with the schemas of the custom kinds, made strict: an unknown field is an error. Of two definitions of a kind the last counts. */
export function customSchemas(directories: readonly string[]): string {
  const files = directories.flatMap((directory) => yamlFiles(directory).map((file) => readFileSync(join(directory, file), 'utf8')));
  const digest = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
  return once(`custom-${digest}`, (directory) => {
    for (const crd of files.flatMap(definitions)) {
      for (const { name: version, schema } of crd.spec.versions.filter((one: any) => one.schema)) {
        const [group] = crd.spec.group.split('.');
        const file = `${crd.spec.names.kind}-${group}-${version}.json`.toLowerCase();
        writeFileSync(join(directory, file), JSON.stringify(rootSchema(schema.openAPIV3Schema)));
      }
    }
  });
}

function definitions(text: string): any[] {
  return loadAll(text).filter((object: any) => object?.kind === 'CustomResourceDefinition');
}

function rootSchema(schema: any): any {
  const own = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } };
  const converted = strict(schema);
  return { ...converted, properties: { ...converted.properties, ...own } };
}

/** Extensions and annotations that a JSON schema validator does not know, or reads differently. */
const dropped = /^(x-kubernetes-.*|default|description|example|format|nullable)$/;

/**
 * A structural schema as JSON schema: the extensions of Kubernetes become what they mean, and unknown fields are errors.
 * Not so inside `anyOf` and its like, which say only a part of the fields.
 */
function strict(schema: any, partial = false): any {
  if (schema['x-kubernetes-int-or-string']) {
    return { oneOf: [{ type: 'integer' }, { type: 'string' }] };
  }
  const closed = schema.properties && !partial && !schema['x-kubernetes-preserve-unknown-fields'];
  const converted: any = closed ? { additionalProperties: false } : {};
  for (const [key, value] of Object.entries<any>(schema).filter(([name]) => !dropped.test(name))) {
    switch (key) {
      case 'properties':
        converted.properties = Object.fromEntries(Object.entries(value).map(([name, property]) => [name, strict(property, partial)]));
        break;
      case 'anyOf': case 'allOf': case 'oneOf':
        converted[key] = value.map((part: any) => strict(part, true));
        break;
      case 'not':
        converted.not = strict(value, true);
        break;
      case 'items': case 'additionalProperties':
        converted[key] = typeof value === 'object' ? strict(value, partial) : value;
        break;
      case 'type':
        converted.type = schema.nullable ? [value, 'null'] : value;
        break;
      default:
        converted[key] = value;
    }
  }
  return converted;
}

/** Fills a directory below `.work/schemas` the first time that it is asked for; an interrupted run leaves none. */
function once(name: string, fill: (directory: string) => void): string {
  const directory = join(workDirectory, 'schemas', `${name}-${edition}`);
  if (!existsSync(directory)) {
    const unfinished = `${directory}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    fill(unfinished);
    renameSync(unfinished, directory);
  }
  return directory;
}
