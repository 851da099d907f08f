import { propError } from '../../semantics/errors';

/** The series in which a source counts the requests of the new version. */
export interface RequestSeries {
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
  /** What keeps the requests of the new version only. */
  readonly matchers: string[];
}

/** The error of a source that cannot tell the versions apart. */
export function blindSource(where: string, source: string, missing: string): Error {
  return propError(where, {
    prop: 'telemetry',
    received: source,
    accepted: `a source that can tell the new version apart; ${source} needs ${missing}. ApplicationTelemetry can with every strategy and router,`
      + ' IngressNginxTelemetry for a canary behind the NginxRouter, IstioTelemetry where the new version has a Service of its own',
    mend: 'pass telemetry: new ApplicationTelemetry()',
  });
}
