import * as yaml from 'js-yaml';
import { copyJson, Json } from './json';
import { KUBERNETES_SCHEMA } from './kubernetes-schema';
import { YamlDocument } from './yaml-documents';

/** Why a document is no YAML. */
export interface Malformation {
  readonly message: string;
  /** Line of the document, counted from 0. */
  readonly line: number;
}

/** Beyond this nobody wrote it by hand: a list of aliases that multiply. */
const MOST_VALUES = 2_000_000;

type Parsed = { readonly value: Json; readonly malformed?: undefined } | { readonly malformed: Malformation };

/** The value of a document as the tools of Kubernetes read it, or why it has none. */
export function parseDocument({ text }: YamlDocument): Parsed {
  try {
    const value = yaml.load(text, { schema: KUBERNETES_SCHEMA });
    // Only an anchor can be used twice: without one nothing is shared and nothing multiplies.
    return { value: text.includes('&') ? copyJson(value, MOST_VALUES) : (value ?? null) as Json };
  } catch (error) {
    const { reason, mark, message } = error as { readonly reason?: string; readonly mark?: { readonly line: number }; readonly message: string };
    return { malformed: { message: reason === undefined ? message : `malformed YAML: ${reason}`, line: mark?.line ?? 0 } };
  }
}
