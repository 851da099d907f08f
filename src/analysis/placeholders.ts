import { AnalysisArgument, PodTemplateHash } from './analysis-argument';
import { propError } from '../semantics/errors';

const PLACEHOLDER = /\{\{\s*args\.([^\s{}]+)\s*\}\}/g;

/** Arguments that mean the same in every analysis: whoever uses the name gets it declared and passed. */
export const WELL_KNOWN_ARGUMENTS: AnalysisArgument[] = [
  AnalysisArgument.podTemplateHash('canary-hash', PodTemplateHash.LATEST),
  AnalysisArgument.podTemplateHash('stable-hash', PodTemplateHash.STABLE),
  AnalysisArgument.fieldRef('namespace', 'metadata.namespace'),
  AnalysisArgument.fieldRef('rollout', 'metadata.name'),
];

/** Names of the arguments used anywhere in a piece of a manifest, in order of appearance. Throws on any other `{{`. */
export function usedArguments(where: string, value: unknown): string[] {
  const names = new Set<string>();
  for (const text of textsOf(value)) {
    for (const match of text.matchAll(PLACEHOLDER)) {
      names.add(match[1]);
    }
    const rest = text.replace(PLACEHOLDER, '');
    if (rest.includes('{{')) {
      throw propError(where, {
        prop: 'text of the metric',
        received: rest.slice(rest.indexOf('{{')),
        accepted: '"{{" only as in "{{args.name}}": the controller takes every other use for an unknown argument',
        mend: 'write the text without "{{"',
      });
    }
  }
  return [...names];
}

/** The well-known ones among the names. */
export function wellKnownArguments(names: string[]): AnalysisArgument[] {
  return WELL_KNOWN_ARGUMENTS.filter((argument) => names.includes(argument.name));
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, item]) => [...(Array.isArray(value) ? [] : [key]), ...textsOf(item)]);
}
