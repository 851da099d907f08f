import { Duration } from 'cdk8s';
import {
  AnalysisArgument, AnalysisMetric, BurnRateOptions, ComparedErrorRateOptions, ComparedLatencyOptions, ErrorRateOptions, ErrorRateTestOptions,
  LatencyOptions, MetricOptions, MetricProps, NoData, PodHealthOptions, QueueDepthOptions, QueueScope, RecipeOptions, SaturationOptions,
  SmokeTestOptions, SuccessRateOptions, TrafficRecipeOptions,
} from 'cdk8s-rollouts';
import * as fc from 'fast-check';
import { dnsLabel, duration, optional, plain } from './analysis-value-arbitraries';
import { job, judgedProviders, judgingProviders, provider, ProviderDraft } from './metric-provider-arbitraries';
import { TelemetryDraft } from './telemetry-arbitraries';

/** How often is sampled and what is borne, within what the API allows. */
const sampling: fc.Arbitrary<MetricOptions> = fc.record({
  count: optional(fc.integer({ min: 1, max: 50 })),
  interval: optional(duration),
  initialDelay: optional(duration),
  failures: optional(fc.nat(60)),
  successes: optional(fc.integer({ min: 1, max: 50 })),
  unlimitedFailures: fc.boolean(),
  inconclusive: optional(fc.nat(60)),
  consecutiveErrorLimit: optional(fc.nat(10)),
}).map(({ count: wanted, interval, initialDelay, failures, successes, unlimitedFailures, inconclusive, consecutiveErrorLimit }) => {
  const count = interval === undefined && wanted !== undefined ? 1 : wanted;
  // Without an interval there is one measurement.
  const most = count ?? (interval === undefined ? 1 : Infinity);
  const failureLimit = failures === undefined ? undefined : Math.min(failures, most - 1);
  const mostSuccesses = Math.min(successes ?? 0, most - (failureLimit ?? 0));
  const consecutiveSuccessLimit = mostSuccesses > 0 ? mostSuccesses : undefined;
  return {
    count,
    interval,
    initialDelay,
    failureLimit: unlimitedFailures && consecutiveSuccessLimit !== undefined ? -1 : failureLimit,
    consecutiveSuccessLimit,
    inconclusiveLimit: inconclusive === undefined ? undefined : Math.min(inconclusive, most),
    consecutiveErrorLimit,
  };
});

/** A metric as data: the factory of AnalysisMetric and what it is given. */
export type MetricDraft =
  | { readonly of: Omit<MetricProps, 'provider'>; readonly provider: ProviderDraft }
  | { readonly successRate: SuccessRateOptions }
  | { readonly errorRate: ErrorRateOptions }
  | { readonly latency: LatencyOptions }
  | { readonly restarts: PodHealthOptions }
  | { readonly unreadyPods: PodHealthOptions }
  | { readonly comparedErrorRate: ComparedErrorRateOptions }
  | { readonly comparedLatency: ComparedLatencyOptions }
  | { readonly errorRateTest: ErrorRateTestOptions }
  | { readonly burnRate: BurnRateOptions }
  | { readonly queueDepth: QueueDepthOptions }
  | { readonly cpuThrottling: SaturationOptions }
  | { readonly memorySaturation: SaturationOptions }
  | { readonly smokeTest: SmokeTestOptions };

/** The metric that a draft stands for. */
export function metric(draft: MetricDraft): AnalysisMetric {
  if ('of' in draft) {
    return AnalysisMetric.of({ ...draft.of, provider: provider(draft.provider) });
  }
  const [[recipe, options]] = Object.entries(draft);
  return (AnalysisMetric as unknown as Record<string, (options: unknown) => AnalysisMetric>)[recipe](options);
}

/** The name that the metric will have. */
export function nameOf(draft: MetricDraft): string {
  return metric(draft).name;
}

/** Whether the metric is sampled until the release ends. */
export function isEndless(draft: MetricDraft): boolean {
  const [[recipe, options]] = Object.entries(draft);
  return options.count === undefined && (recipe === 'of' ? options.interval !== undefined : recipe !== 'smokeTest');
}

const recipe: fc.Arbitrary<RecipeOptions> = fc.tuple(sampling, fc.record({
  name: optional(dnsLabel),
  window: optional(fc.integer({ min: 1000, max: 600_000 }).map((amount) => Duration.millis(amount))),
  noData: fc.constantFrom(undefined, NoData.PAUSE, NoData.FAIL, NoData.PASS),
})).map(([{ consecutiveSuccessLimit: _none, interval, failureLimit, count, inconclusiveLimit, ...rest }, own]) => ({
  ...rest,
  ...own,
  ...(interval && { interval }),
  count,
  failureLimit: failureLimit === -1 || count === 1 ? undefined : failureLimit,
  inconclusiveLimit,
}));

const ratio = fc.oneof(fc.constantFrom(0, 1, 0.99, 1e-7), fc.double({ min: 0, max: 1, noNaN: true }));
const percentile = fc.double({ min: 1e-6, max: 0.999999, noNaN: true });
const multiple = fc.oneof(fc.constantFrom(0, 1, 1.5, 14.4, 1e-7), fc.double({ min: 0, max: 1000, noNaN: true }));

/** Options of recipes over requests: without telemetry what the release says counts. */
function traffic(telemetry: fc.Arbitrary<TelemetryDraft>, ownTelemetry: boolean): fc.Arbitrary<TrafficRecipeOptions> {
  const source = ownTelemetry ? telemetry : optional(telemetry);
  return fc.tuple(recipe, source).map(([options, draft]) => ({
    ...options,
    ...(draft && { telemetry: draft.source }),
    ...(draft?.window && { window: draft.window }),
  }));
}

/** What the surroundings of a metric allow. */
export interface MetricSurroundings {
  /** Sources that can tell the versions of the release apart. */
  readonly telemetry: fc.Arbitrary<TelemetryDraft>;
  /** Whether each recipe must name its source, as the release says none that fits all. */
  readonly ownTelemetry?: boolean;
  /** Whether the name becomes part of that of a template. */
  readonly dnsNames?: boolean;
}

/** Metrics of every provider and recipe. */
export function metricDrafts({ telemetry, ownTelemetry = false, dnsNames = false }: MetricSurroundings): fc.Arbitrary<MetricDraft> {
  const any = traffic(telemetry, ownTelemetry);
  const timed = traffic(telemetry.filter(({ latency }) => latency), ownTelemetry);
  const compared = traffic(telemetry.filter(({ inPrometheus }) => inPrometheus), ownTelemetry);
  const both = traffic(telemetry.filter(({ inPrometheus, latency }) => inPrometheus && latency), ownTelemetry);
  const args = [AnalysisArgument.value('bound', '0.5')];
  return fc.oneof(
    fc.record({ name: dnsNames ? dnsLabel : plain, options: sampling, asked: judgedProviders })
      .map(({ name, options, asked }) => ({ of: { name, ...options, ...asked.conditions, args }, provider: asked.provider })),
    fc.record({ name: dnsLabel, options: sampling, asked: judgingProviders })
      .map(({ name, options, asked }) => ({ of: { name, ...options }, provider: asked.provider })),
    fc.tuple(any, ratio).map(([options, atLeast]) => ({ successRate: { ...options, atLeast } })),
    fc.tuple(any, ratio).map(([options, atMost]) => ({ errorRate: { ...options, atMost } })),
    fc.tuple(timed, percentile, duration).map(([options, share, atMost]) => ({ latency: { ...options, percentile: share, atMost } })),
    fc.tuple(compared, multiple, fc.constantFrom(undefined, 0.001, 1e-9))
      .map(([options, atMost, floor]) => ({ comparedErrorRate: { ...options, atMost, floor } })),
    fc.tuple(both, percentile, multiple).map(([options, share, atMost]) => ({ comparedLatency: { ...options, percentile: share, atMost } })),
    fc.tuple(compared, fc.constantFrom(undefined, 0.05, 1e-9), optional(fc.integer({ min: 1, max: 10_000 })))
      .map(([options, significance, leastRequests]) => ({ errorRateTest: { ...options, significance, leastRequests } })),
    fc.tuple(compared, fc.constantFrom(0.999, 0.9999, 0.99), fc.constantFrom(undefined, 1, 6), fc.constantFrom(undefined, Duration.hours(6)))
      .map(([options, objective, atMost, longWindow]) => ({ burnRate: { ...options, objective, atMost, longWindow } })),
    fc.tuple(recipe, multiple, fc.constantFrom(QueueScope.SHARED, QueueScope.NEW_PODS), plain)
      .map(([options, atMost, scope, queue]) => ({ queueDepth: { ...options, atMost, scope, metric: 'rabbitmq_queue_messages_ready', labels: { queue } } })),
    fc.tuple(recipe, ratio).map(([options, atMost]) => ({ cpuThrottling: { ...options, atMost } })),
    fc.tuple(recipe, ratio).map(([options, atMost]) => ({ memorySaturation: { ...options, atMost } })),
    fc.tuple(recipe, fc.nat(5)).map(([options, atMost]) => ({ restarts: { ...options, atMost } })),
    fc.tuple(recipe, fc.nat(5)).map(([options, atMost]) => ({ unreadyPods: { ...options, atMost } })),
    fc.tuple(job, optional(dnsLabel), optional(duration)).map(([props, name, initialDelay]) => ({ smokeTest: { ...props, name, initialDelay } })),
  );
}
