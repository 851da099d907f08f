import { Duration } from 'cdk8s';
import { formatDuration } from '../../semantics/durations';
import { propError } from '../../semantics/errors';
import { requireDnsLabel } from '../../semantics/names';
import { MetricDraft } from '../metric';
import { MetricContext } from '../metric-context';
import { decimal } from './promql';
import { NoData, RecipeOptions } from './recipe-options';
import { PrometheusProvider } from '../providers/prometheus';

/** A query with one number as its result, and the bound that the number must keep. */
export interface ThresholdRecipe {
  readonly where: string;
  readonly name: string;
  readonly options: RecipeOptions;
  /** The comparison that a good number passes. */
  readonly good: '>=' | '<=';
  readonly bound: number;
  /** PromQL: one number, or nothing or NaN where there is no data. */
  readonly query: (context: MetricContext, window: Duration) => string;
}

const NUMBER_EXISTS = 'len(result) > 0 && !isNaN(result[0])';
const DEFAULT_WINDOW = Duration.minutes(2);
const DEFAULT_TIMEOUT = Duration.seconds(20);

/** The metric over Prometheus that such a recipe stands for. */
export function thresholdMetric(recipe: ThresholdRecipe): MetricDraft {
  const { where, options } = recipe;
  const name = options.name ?? recipe.name;
  const window = options.window ?? DEFAULT_WINDOW;
  const noData = options.noData ?? NoData.PAUSE;
  requireDnsLabel(where, 'name', name);
  if (window.toMilliseconds() < 1000) {
    throw propError(where, { prop: 'window', received: formatDuration(window), accepted: 'at least a second, better four scrapes', mend: 'pass Duration.minutes(2)' });
  }
  const bound = decimal(recipe.bound);
  const bad = recipe.good === '>=' ? '<' : '>';
  return {
    where,
    name,
    interval: options.interval ?? Duration.minutes(1),
    initialDelay: options.initialDelay ?? window,
    count: options.count,
    failureLimit: options.failureLimit ?? (options.count === 1 ? 0 : 1),
    inconclusiveLimit: options.inconclusiveLimit ?? (noData === NoData.PAUSE ? Math.min(3, options.count ?? 3) : undefined),
    consecutiveErrorLimit: options.consecutiveErrorLimit ?? 4,
    ...(noData !== NoData.PASS && { successCondition: `${NUMBER_EXISTS} && result[0] ${recipe.good} ${bound}` }),
    ...(noData !== NoData.FAIL && { failureCondition: `${NUMBER_EXISTS} && result[0] ${bad} ${bound}` }),
    provide: (context) => askPrometheus(where, context, recipe.query(context, window)),
  };
}

function askPrometheus(where: string, context: MetricContext, query: string): PrometheusProvider {
  const server = context.prometheus;
  if (server === undefined) {
    throw propError(where, {
      prop: 'prometheus',
      received: undefined,
      accepted: 'a Prometheus that the controller can ask',
      mend: 'say it once: Platform.define(app, { prometheus: { address: "http://prometheus.monitoring:9090" } })',
    });
  }
  return new PrometheusProvider({
    address: server.address,
    timeout: server.timeout ?? DEFAULT_TIMEOUT,
    ...(server.insecure !== undefined && { insecure: server.insecure }),
    ...(server.headers && { headers: server.headers }),
    ...(server.secretHeaders && { secretHeaders: server.secretHeaders }),
    ...(server.authentication && { authentication: server.authentication }),
    query,
  });
}

/** Throws unless the number is a share. */
export function requireRatio(where: string, prop: string, value: number): void {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) {
    throw propError(where, {
      prop, received: value, accepted: 'a ratio from 0 to 1', mend: value > 1 && value <= 100 ? `pass ${value / 100} for ${value} %` : 'pass a ratio such as 0.99',
    });
  }
}
