import { findTemplate } from './helm-templates';
import { Json, JsonObject } from './json';
import { parseDocument } from './parse-document';
import { lineInDocument } from './positions';
import { splitDocuments, YamlDocument } from './yaml-documents';

/** An object and where it was read. */
export interface Manifest {
  readonly source: string;
  /** Line of the source, counted from 1. */
  readonly line: number;
  readonly object: JsonObject;
}

/** A manifest whose fields can be found again in its source. */
export interface LocatedManifest extends Manifest {
  /** The line of the source at which a field of the object stands, or as much of the way to it as is there. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

/** What could not be read, and why. */
export interface ReadingProblem {
  readonly source: string;
  readonly line: number;
  readonly message: string;
  /** Whether it is readable, and looks like something else than an object of Kubernetes: the values of a chart, a package.json. */
  readonly somethingElse?: boolean;
}

export interface Reading {
  readonly manifests: LocatedManifest[];
  readonly problems: ReadingProblem[];
}

/** The objects of a YAML or JSON text. What cannot be read is a problem; the rest is read all the same. */
export function readManifests(source: string, text: string): Reading {
  if (text.includes('\0')) {
    return { manifests: [], problems: [{ source, line: 1, message: 'this is not text: pass YAML or JSON' }] };
  }
  const readings = splitDocuments(text.replace(/^\uFEFF/, '')).map((document) => readDocument(source, document));
  return { manifests: readings.flatMap(({ manifests }) => manifests), problems: readings.flatMap(({ problems }) => problems) };
}

function readDocument(source: string, document: YamlDocument): Reading {
  const problem = (message: string, lineOfDocument = 0, somethingElse = false): Reading => ({
    manifests: [], problems: [{ source, line: document.line + lineOfDocument, message, ...(somethingElse && { somethingElse }) }],
  });
  const parsed = parseDocument(document);
  if (parsed.malformed) {
    const template = findTemplate(document.text);
    return template === undefined ? problem(parsed.malformed.message, parsed.malformed.line) : problem(templateMessage(template.text), template.line);
  }
  const { value } = parsed;
  if (value === null) {
    return { manifests: [], problems: [] };
  }
  const template = document.text.includes('{{') && mentionsObjectAsKey(value) ? findTemplate(document.text) : undefined;
  if (template !== undefined) {
    return problem(templateMessage(template.text), template.line);
  }
  const wrong = whyNoObject(value);
  return wrong === undefined
    ? { manifests: objectsOf(source, { document, value }, value as JsonObject, []), problems: [] }
    : problem(wrong, 0, isSomethingElse(value));
}

/** Nobody forgets all of these. */
function isSomethingElse(value: unknown): boolean {
  return typeof value !== 'object' || value === null || ['kind', 'metadata', 'spec'].every((field) => !Object.hasOwn(value, field));
}

/** A document and what it says. */
interface ReadDocument {
  readonly document: YamlDocument;
  readonly value: Json;
}

/** The items of a List are objects of their own, as they are for kubectl. */
function objectsOf(source: string, read: ReadDocument, object: JsonObject, place: readonly (string | number)[]): LocatedManifest[] {
  const { document, value } = read;
  const isList = object.kind === 'List' && object.apiVersion === 'v1' && Array.isArray(object.items) && object.items.every((item) => whyNoObject(item) === undefined);
  return isList
    ? (object.items as JsonObject[]).flatMap((item, index) => objectsOf(source, read, item, [...place, 'items', index]))
    : [{ source, line: document.line, object, lineOf: (path) => document.line + lineInDocument(document, value, [...place, ...path]) }];
}

function whyNoObject(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'this is no Kubernetes object: a map with apiVersion and kind is one';
  }
  const { apiVersion, kind } = value as JsonObject;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || apiVersion === '' || kind === '') {
    return 'this is no Kubernetes object: apiVersion or kind is missing';
  }
  return apiVersion.split('/').length > 2 ? `apiVersion is "${apiVersion}": it takes the form group/version` : undefined;
}

/** `{{ … }}` that is not quoted is a map in a map's key, whose name nobody writes. */
function mentionsObjectAsKey(value: unknown): boolean {
  return typeof value === 'object' && value !== null
    && Object.entries(value).some(([key, item]) => key === '[object Object]' || mentionsObjectAsKey(item));
}

function templateMessage(text: string): string {
  return `"${text}" is a template, not YAML: render it first (helm template, kustomize build) and pass what comes out`;
}
