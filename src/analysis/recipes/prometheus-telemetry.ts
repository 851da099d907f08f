import { MetricContext } from '../metric-context';
import { askPrometheus } from './ask-prometheus';
import { Observation } from './observation';
import { errorRatio, latencySeconds, successRatio } from './request-queries';
import { RequestQuestion } from './request-question';
import { TelemetrySource } from './telemetry-source';

/**
 * A source whose series are in Prometheus: what every recipe over requests can use.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/analysis/prometheus/
 */
export abstract class PrometheusTelemetry extends TelemetrySource {
  /** @internal */
  public _observe(where: string, context: MetricContext, question: RequestQuestion): Observation {
    const series = this._series(where, context, 'new');
    switch (question.about) {
      case 'successRate': return askPrometheus(where, context, successRatio(series, question.window));
      case 'errorRate': return askPrometheus(where, context, errorRatio(series, question.window));
      case 'latency': return askPrometheus(where, context, latencySeconds(series, question.window, question.percentile));
    }
  }
}
