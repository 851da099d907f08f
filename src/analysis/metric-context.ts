import { AnalysisArgument } from './analysis-argument';
import { PrometheusServer } from './prometheus-server';
import { TelemetrySource } from './recipes/telemetry-source';
import { ReleaseTarget } from './release-target';
import { MetricSpec } from '../manifest/analysis';

/** What a recipe has to know of the release that it watches. */
export interface MetricContext extends ReleaseTarget {
  readonly prometheus?: PrometheusServer;
  readonly telemetry: TelemetrySource;
}

/** A metric made for one release. */
export interface BoundMetric {
  readonly metric: MetricSpec;
  /** What the template has to declare, and the Rollout to pass where it is open. */
  readonly args: AnalysisArgument[];
}
