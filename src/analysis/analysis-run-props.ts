import { Duration } from 'cdk8s';
import { AnalysisProps } from './template-props';

/**
 * How long a finished run is kept. Argo Rollouts 1.7 and later.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#time-to-live-ttl-strategy
 */
export interface AnalysisRunTtl {
  /**
   * Time after any end; whole seconds.
   *
   * @default - for ever, unless one of the others applies
   */
  readonly afterCompletion?: Duration;

  /**
   * Time after a success; whole seconds. Takes precedence over afterCompletion.
   *
   * @default - as after any end
   */
  readonly afterSuccess?: Duration;

  /**
   * Time after a failure; whole seconds. Takes precedence over afterCompletion.
   *
   * @default - as after any end
   */
  readonly afterFailure?: Duration;
}

/** Props of `AnalysisRun`. Every argument needs a value or a Secret: there is no Rollout to ask. */
export interface AnalysisRunProps extends AnalysisProps {
  /**
   * End the run before its time.
   *
   * @default false
   */
  readonly terminate?: boolean;

  /**
   * How long the run is kept once it is finished.
   *
   * @default - for ever
   */
  readonly ttlStrategy?: AnalysisRunTtl;
}
