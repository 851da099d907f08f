import { AnalysisArgument, PodTemplateHash } from './analysis-argument';
import { propError } from '../semantics/errors';
import { requireWritable } from '../semantics/writable-text';

/** From the first `{{` to the next `}}`, as the controller reads: of `{{{` it takes the first two. */
const PLACEHOLDER = /\{\{(.*?)(\}\}|$)/gs;
const ARGUMENT = /^\s*args\.([^\s{}]+)\s*$/;

/** Arguments that mean the same in every analysis: whoever uses the name gets it declared and passed. */
export const WELL_KNOWN_ARGUMENTS: AnalysisArgument[] = [
  AnalysisArgument.podTemplateHash('canary-hash', PodTemplateHash.LATEST),
  AnalysisArgument.podTemplateHash('stable-hash', PodTemplateHash.STABLE),
  AnalysisArgument.fieldRef('namespace', 'metadata.namespace'),
  AnalysisArgument.fieldRef('rollout', 'metadata.name'),
];

/** Names of the arguments used anywhere in a piece of a manifest, in order of appearance. Throws on any other `{{`, and on text that YAML cannot carry. */
export function usedArguments(where: string, value: unknown): string[] {
  const names = new Set<string>();
  visitTexts(value, (text) => {
    requireWritable(where, 'text of the metric', text);
    for (const [placeholder, content, end] of text.matchAll(PLACEHOLDER)) {
      const name = end === '' ? undefined : ARGUMENT.exec(content)?.[1];
      if (name === undefined) {
        throw propError(where, {
          prop: 'text of the metric',
          received: placeholder,
          accepted: '"{{" only as in "{{args.name}}": the controller takes every other use for an unknown argument',
          mend: 'write the text without "{{"',
        });
      }
      names.add(name);
    }
  });
  return [...names];
}

/** The well-known ones among the names. */
export function wellKnownArguments(names: string[]): AnalysisArgument[] {
  return WELL_KNOWN_ARGUMENTS.filter((argument) => names.includes(argument.name));
}

/** Hands over every text in the value, the keys of maps included. */
function visitTexts(value: unknown, visit: (text: string) => void): void {
  if (typeof value === 'string') {
    visit(value);
  } else if (Array.isArray(value)) {
    value.forEach((item) => visitTexts(item, visit));
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      visit(key);
      visitTexts(item, visit);
    }
  }
}
