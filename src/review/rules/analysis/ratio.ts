import { LabelMatcher, Query, seriesOf } from './promql';

/** A query that divides requests by requests. */
export interface Ratio {
  readonly numerator: Query;
  readonly denominator: Query;
  /** What the whole gives where the ratio has no value: `… or vector(0)`. */
  readonly fallback?: number;
}

/** When a numerator has no series at all: when no request is good, or when none is bad. */
export type Vanishing = 'when all fail' | 'when none fails';

/** The ratio that a query comes to, through parentheses, numbers and a fallback; undefined where it is none, or that is not certain. */
export function ratioOf(query: Query): Ratio | undefined {
  if (query.kind !== 'binary') {
    return undefined;
  }
  const { operator, left, right } = query;
  if (operator === 'or') {
    const fallback = constantOf(right);
    const ratio = fallback === undefined ? undefined : ratioOf(left);
    return ratio && ratio.fallback === undefined ? { ...ratio, fallback } : undefined;
  }
  if (operator === '/' && left.kind !== 'number' && right.kind !== 'number') {
    return divided(left, right);
  }
  if (['+', '-', '*', '/'].includes(operator) && (left.kind === 'number') !== (right.kind === 'number')) {
    const ratio = ratioOf(left.kind === 'number' ? right : left);
    // What a number then does to the fallback is left alone.
    return ratio?.fallback === undefined ? ratio : undefined;
  }
  return undefined;
}

/** `100 * good / all` is read as `(100 * good) / all`. */
function divided(numerator: Query, denominator: Query): Ratio | undefined {
  return seriesOf(numerator).length > 0 && seriesOf(denominator).length > 0 ? { numerator, denominator } : undefined;
}

/** `vector(1)` */
function constantOf(query: Query): number | undefined {
  const [value, ...others] = query.kind === 'call' && query.name === 'vector' ? query.args : [];
  return value?.kind === 'number' && others.length === 0 ? value.value : undefined;
}

/** Calls that give a value whether there are series or not. */
const ALWAYS_THERE: ReadonlySet<string> = new Set(['vector', 'absent', 'absent_over_time', 'scalar', 'time']);

/** Whether a query has something to say even without series, or may have: nobody needs to look further. */
export function staysThere(query: Query): boolean {
  switch (query.kind) {
    case 'call': return ALWAYS_THERE.has(query.name) || query.args.some(staysThere);
    case 'binary': return query.operator === 'or' || staysThere(query.left) || staysThere(query.right);
    default: return false;
  }
}

const VANISHING = new WeakMap<Ratio, { readonly when: Vanishing | undefined }>();

/** When the numerator vanishes although there are requests; undefined where it does not, or that is not certain. */
export function vanishing(ratio: Ratio): Vanishing | undefined {
  const known = VANISHING.get(ratio) ?? { when: whenVanishing(ratio) };
  VANISHING.set(ratio, known);
  return known.when;
}

function whenVanishing({ numerator, denominator }: Ratio): Vanishing | undefined {
  if (staysThere(numerator)) {
    return undefined;
  }
  const counted = countedSeries(numerator);
  const all = seriesOf(denominator);
  const [series] = counted?.series ?? [];
  if (!counted || counted.series.length !== 1 || series.kind !== 'series' || all.some(({ metric }) => metric !== series.metric)) {
    return undefined;
  }
  const common = new Set(all.flatMap(({ matchers }) => matchers.map(({ label }) => label)));
  const own = series.matchers.filter(({ label }) => isOutcome(label) && !common.has(label));
  const kinds = new Set(own.map(kindOf));
  // all - bad: what is taken away vanishes when nothing is bad.
  const kind = kinds.size === 1 ? [...kinds][0] : undefined;
  return kind === 'good' && !counted.takenAway ? 'when all fail' : kind === 'bad' ? 'when none fails' : undefined;
}

/** The one selection of series that a numerator counts, or takes away from all. */
function countedSeries(query: Query): { readonly series: readonly Query[]; readonly takenAway: boolean } | undefined {
  if (query.kind === 'binary' && query.operator === '-') {
    return { series: seriesOf(query.right), takenAway: true };
  }
  if (query.kind === 'binary' && !['*', '/'].includes(query.operator)) {
    return undefined;
  }
  return { series: seriesOf(query), takenAway: false };
}

/** `code`, `status`, `response_code`, `status_class`, `grpc_code`, `envoy_response_code_class`. */
function isOutcome(label: string): boolean {
  return /(?:^|_)(?:status|code|statuscode|result|outcome|class)(?:_|$)/i.test(label) && !/error/i.test(label);
}

/** How outcomes are written: HTTP in full and by class, gRPC by name and by number, words. */
const OUTCOMES: readonly { readonly good: readonly string[]; readonly bad: readonly string[] }[] = [
  { good: ['200', '201', '204'], bad: ['500', '502', '503'] },
  { good: ['2xx', '2XX', '2'], bad: ['5xx', '5XX', '5'] },
  { good: ['OK'], bad: ['Internal', 'Unavailable', 'UNAVAILABLE'] },
  { good: ['0'], bad: ['13', '14'] },
  { good: ['success', 'ok', 'SUCCESS'], bad: ['error', 'failure', 'failed', 'ERROR'] },
];

/** Which outcomes a matcher lets through: only good ones, or only bad ones. */
function kindOf(matcher: LabelMatcher): 'good' | 'bad' | undefined {
  const passes = test(matcher);
  const kinds = new Set(passes ? OUTCOMES.flatMap(({ good, bad }) => {
    const [someGood, someBad] = [good.some(passes), bad.some(passes)];
    return someGood === someBad ? [] : [someGood ? 'good' as const : 'bad' as const];
  }) : []);
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

function test({ operator, value }: LabelMatcher): ((text: string) => boolean) | undefined {
  if (operator === '=' || operator === '!=') {
    return (text) => (text === value) === (operator === '=');
  }
  try {
    const pattern = new RegExp(`^(?:${value})$`);
    return (text) => pattern.test(text) === (operator === '=~');
  } catch {
    return undefined;
  }
}
