import { ReleaseTarget } from '../release-target';
import { RequestSeries } from './request-series';

/**
 * Where requests are counted, and how the requests of the new version are told from the others.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/
 */
export abstract class TelemetrySource {
  /** Throws where the source cannot tell the new version apart. @internal */
  public abstract _series(where: string, target: ReleaseTarget): RequestSeries;
}
