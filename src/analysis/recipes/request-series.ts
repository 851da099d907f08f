import { Duration } from 'cdk8s';
import { matches, matchesNot, rate } from './promql';
import { propError } from '../../semantics/errors';

/** Requests of one version as vectors of PromQL: events a second over a window, for each series. */
export interface RequestSeries {
  readonly all: (window: Duration) => string;
  readonly good: (window: Duration) => string;
  readonly bad: (window: Duration) => string;
  /** Buckets of the histogram of durations, with more matchers. */
  readonly buckets: (window: Duration, ...matchers: string[]) => string;
  /** What one second is in the unit of the histogram. */
  readonly second: number;
}

/** A counter whose label tells failed requests, and a histogram beside it: what most sources have. */
export interface RequestCounter {
  /** Name of the counter of requests. */
  readonly requests: string;
  /** Name of the histogram of durations, with `_bucket`. */
  readonly durations: string;
  /** What one second is in the unit of the histogram. */
  readonly second: number;
  /** Label of the counter that tells failed requests. */
  readonly statusLabel: string;
  /** Regular expression over that label. */
  readonly failureStatus: string;
  /** What keeps the requests of one version only. */
  readonly matchers: string[];
}

export function countedRequests({ requests, durations, second, statusLabel, failureStatus, matchers }: RequestCounter): RequestSeries {
  return {
    all: (window) => rate(requests, matchers, window),
    good: (window) => rate(requests, [...matchers, matchesNot(statusLabel, failureStatus)], window),
    bad: (window) => rate(requests, [...matchers, matches(statusLabel, failureStatus)], window),
    buckets: (window, ...more) => rate(durations, [...matchers, ...more], window),
    second,
  };
}

/** The error of a source that cannot tell the versions apart. */
export function blindSource(where: string, source: string, missing: string): Error {
  return propError(where, {
    prop: 'telemetry',
    received: source,
    accepted: `a source that can tell the new version apart; ${source} needs ${missing}. ApplicationTelemetry, OpenTelemetryTelemetry,`
      + ' LinkerdTelemetry, EnvoyGatewayTelemetry, DatadogTelemetry and NewRelicTelemetry go by the pods, which works with every strategy and router;'
      + ' IngressNginxTelemetry is for a canary behind the NginxRouter, AlbTelemetry for one behind the AlbRouter, IstioTelemetry and TraefikTelemetry'
      + ' for one with a canary Service',
    mend: 'pass telemetry: new ApplicationTelemetry()',
  });
}

/** The error of a source that is no Prometheus where a recipe is PromQL. */
export function notInPrometheus(where: string, source: string): Error {
  return propError(where, {
    prop: 'telemetry',
    received: source,
    accepted: 'a source whose series are in Prometheus: this recipe compares series in one query',
    mend: 'pass telemetry: new ApplicationTelemetry(), or use successRate, errorRate or latency with this source',
  });
}
