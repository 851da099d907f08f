import { RunArgument } from './joined-templates';
import { JsonObject, isObject, textOf } from './json-values';

const PLACEHOLDER = /\{\{([^]*?)\}\}/g;
/** What JSON escapes: the controller looks for placeholders in the metric's JSON and would not find such a name. */
const ESCAPED_IN_JSON = /["\\<>&\u2028\u2029\p{Cc}]/u;
/** What Go's quoting writes in a way that JSON cannot read. */
const UNREADABLE_AFTER_QUOTING = /[\x00-\x07\x0b\x0e-\x1f\x7f]|(?![\p{L}\p{M}\p{N}\p{P}\p{S}])[\u{10000}-\u{10ffff}]/u;
/** What the controller validates with in place of a secret. */
const SECRET = 'temp-for-secret';

/** A metric with its placeholders replaced, and what could not be. */
export interface ResolvedMetric {
  readonly metric: JsonObject;
  readonly problems: readonly string[];
}

/** Replaces `{{args.name}}` everywhere in a metric. */
export function resolvePlaceholders(metric: JsonObject, args: readonly RunArgument[]): ResolvedMetric {
  const values = new Map(args.map(({ name, value, secret }) => [`args.${name}`, secret ? SECRET : value ?? '']));
  const problems = new Set<string>();
  const inText = (text: string): string => {
    if (!text.includes('{{')) {
      return text;
    }
    const resolved = text.replace(PLACEHOLDER, (_, tag: string) => {
      const name = tag.replace(/^ +| +$/g, '');
      const value = ESCAPED_IN_JSON.test(tag) ? undefined : values.get(name);
      if (value === undefined) {
        problems.add(`{{${tag}}} names no argument of the analysis`);
      } else if (UNREADABLE_AFTER_QUOTING.test(value)) {
        problems.add(`the value of ${name} has characters that cannot be put in`);
      }
      return value ?? '';
    });
    if (text.replace(PLACEHOLDER, '').includes('{{')) {
      problems.add('{{ is never closed by }}');
    }
    return resolved;
  };
  const visit = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') {
      return inText(value);
    }
    if (depth > DEEPEST) {
      return value;
    }
    if (Array.isArray(value)) {
      return value.map((item) => visit(item, depth + 1));
    }
    if (!isObject(value)) {
      return value;
    }
    // Most of a metric has no placeholders, and is not copied.
    let changed = false;
    const entries = Object.keys(value).map((key) => {
      const entry = [inText(key), visit(value[key], depth + 1)] as const;
      changed ||= entry[0] !== key || entry[1] !== value[key];
      return entry;
    });
    return changed ? Object.fromEntries(entries) : value;
  };
  return { metric: visit(metric, 0) as JsonObject, problems: [...problems] };
}

const DEEPEST = 100;

/**
 * Values to try for arguments that only the cluster knows, each of the kind that its place asks for. There are several, because some
 * places accept a value only in company with another: a count above one needs an interval, and one of the two limits must be in force.
 */
export function proposals(metrics: readonly JsonObject[], names: readonly string[]): ReadonlyMap<string, string>[] {
  if (names.length === 0) {
    return [new Map()];
  }
  return ['1000', '1'].flatMap((count) => ['0', '1'].map((successes) =>
    new Map(names.map((name) => [name, proposal(metrics, name, { count, successes })]))));
}

function proposal(metrics: readonly JsonObject[], name: string, { count, successes }: Readonly<Record<'count' | 'successes', string>>): string {
  const places: readonly (readonly [readonly string[], string])[] = [
    [['count'], count],
    [['consecutiveSuccessLimit'], successes],
    [['failureLimit', 'inconclusiveLimit', 'consecutiveErrorLimit'], '0'],
    [['interval', 'initialDelay'], '1m'],
    [['successCondition', 'failureCondition'], '1'],
  ];
  for (const metric of metrics) {
    for (const [fields, value] of places) {
      if (fields.some((field) => mentions(textOf(metric[field]), name))) {
        return value;
      }
    }
  }
  return 'placeholder';
}

function mentions(text: string, name: string): boolean {
  return [...text.matchAll(PLACEHOLDER)].some(([, tag]) => tag.trim() === `args.${name}`);
}
