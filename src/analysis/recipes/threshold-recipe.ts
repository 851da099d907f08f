import { Duration } from 'cdk8s';
import { formatDuration } from '../../semantics/durations';
import { propError } from '../../semantics/errors';
import { requireDnsLabel } from '../../semantics/names';
import { MetricDraft } from '../metric';
import { MetricContext } from '../metric-context';
import { Observation } from './observation';
import { decimal } from './promql';
import { NoData, RecipeOptions } from './recipe-options';

/** One number, and the bound that it must keep. */
export interface ThresholdRecipe {
  readonly where: string;
  readonly name: string;
  readonly options: RecipeOptions;
  /** The comparison that a good number passes. */
  readonly good: '>=' | '<=';
  readonly bound: number;
  /** The number, which may be missing. */
  readonly observe: (context: MetricContext, window: Duration) => Observation;
  /**
   * Where the recipe looks further back, or needs longer, than others.
   *
   * @default - two minutes
   */
  readonly window?: Duration;
}

const DEFAULT_WINDOW = Duration.minutes(2);

/** The metric that such a recipe stands for. */
export function thresholdMetric(recipe: ThresholdRecipe): MetricDraft {
  const { where, options } = recipe;
  const name = options.name ?? recipe.name;
  const window = options.window ?? recipe.window ?? DEFAULT_WINDOW;
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
    measure: (context) => {
      const { provider, exists, number } = recipe.observe(context, window);
      return {
        provider,
        ...(noData !== NoData.PASS && { successCondition: `${exists} && ${number} ${recipe.good} ${bound}` }),
        ...(noData !== NoData.FAIL && { failureCondition: `${exists} && ${number} ${bad} ${bound}` }),
      };
    },
  };
}

/** Throws unless the number is a share. */
export function requireRatio(where: string, prop: string, value: number): void {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) {
    throw propError(where, {
      prop, received: value, accepted: 'a ratio from 0 to 1', mend: value > 1 && value <= 100 ? `pass ${value / 100} for ${value} %` : 'pass a ratio such as 0.99',
    });
  }
}

/** Throws unless the number can bound something that is never negative. */
export function requireBound(where: string, prop: string, value: number, mend: string): void {
  if (typeof value !== 'number' || !(value >= 0 && value < Infinity)) {
    throw propError(where, { prop, received: value, accepted: 'a number of 0 or more', mend });
  }
}
