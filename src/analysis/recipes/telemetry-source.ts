import { MetricContext } from '../metric-context';
import { ReleaseTarget } from '../release-target';
import { Observation } from './observation';
import { ReleaseVersion } from './release-scope';
import { RequestQuestion } from './request-question';
import { RequestSeries } from './request-series';

/**
 * Where requests are counted, and how the requests of the new version are told from the others.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/
 */
export abstract class TelemetrySource {
  /** The answer for the new version. Throws where the source does not know it. @internal */
  public abstract _observe(where: string, context: MetricContext, question: RequestQuestion): Observation;

  /** The series of one version in Prometheus. Throws where there are none. @internal */
  public abstract _series(where: string, target: ReleaseTarget, version: ReleaseVersion): RequestSeries;
}
