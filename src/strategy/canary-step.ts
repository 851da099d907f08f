import { Duration } from 'cdk8s';
import { renderExperimentStep } from './experiment-step';
import { ExperimentStepOptions } from './experiment-step-options';
import { RolloutAnalysis } from '../analysis/rollout-analysis';
import { renderRolloutAnalysis } from '../analysis/rollout-analysis-rendering';
import { CanaryStepSpec } from '../manifest/rollout';
import { formatDuration } from '../semantics/durations';
import { propError, requireInteger } from '../semantics/errors';
import { HeaderRouteOptions } from '../traffic/header-route';
import { MirrorRouteOptions } from '../traffic/mirror-route';
import { renderHeaderRoute, renderMirrorRoute } from '../traffic/render-managed-route';

/** How many canary pods run, whatever the weight. Exactly one of the three. */
export interface CanaryScaleOptions {
  /**
   * This many pods.
   *
   * @default - not set by count
   */
  readonly replicas?: number;
  /**
   * This percentage of the stable replicas, 0 to 100.
   *
   * @default - not set by percentage
   */
  readonly weight?: number;
  /**
   * Follow the traffic weight again, after an earlier step decoupled it.
   *
   * @default - not set
   */
  readonly matchTrafficWeight?: boolean;
}

/**
 * One step of a canary; each kind says which field of the manifest it is. The controller takes them in order; the first deployment of a Rollout skips them all.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/canary/
 */
export class CanaryStep {
  /**
   * `setWeight`: sends this percentage of the traffic to the canary.
   *
   * @param weight 0 to 100, or to the router's maxTrafficWeight
   * @throws if the weight is not a whole number from 0 up
   */
  public static weight(weight: number): CanaryStep {
    requireInteger('CanaryStep.weight', 'weight', weight, 0, 1_000_000_000, 'pass a percentage such as 20');
    return new CanaryStep({ setWeight: weight });
  }

  /**
   * `pause`: waits.
   *
   * @param duration how long, at least 1 s; left out, until somebody promotes (`kubectl argo rollouts promote`)
   * @throws if the duration is below 1 s
   */
  public static pause(duration?: Duration): CanaryStep {
    if (duration === undefined) {
      return new CanaryStep({ pause: {} });
    }
    const milliseconds = duration.toMilliseconds();
    if (milliseconds < 1000 || milliseconds % 1000 !== 0) {
      throw propError('CanaryStep.pause', {
        prop: 'duration',
        received: formatDuration(duration),
        accepted: 'whole seconds, at least 1',
        mend: 'leave the step out, or pass Duration.seconds(n)',
      });
    }
    return new CanaryStep({ pause: { duration: formatDuration(duration) } });
  }

  /**
   * `pause` as a bare number of seconds, which some manifests have in place of a text such as `60s`. It waits just as long.
   *
   * @param seconds how long, at least 1
   * @throws if it is not a whole number from 1 up
   */
  public static pauseSeconds(seconds: number): CanaryStep {
    requireInteger('CanaryStep.pauseSeconds', 'seconds', seconds, 1, 1_000_000_000, 'leave the step out, or pass a number of seconds');
    return new CanaryStep({ pause: { duration: seconds } });
  }

  /**
   * `analysis`: runs an analysis and waits for its result: failed aborts the release, inconclusive pauses it.
   * Every metric needs an end: a `count`, or no `interval`.
   */
  public static analysis(analysis: RolloutAnalysis): CanaryStep {
    return new CanaryStep({ analysis: renderRolloutAnalysis('CanaryStep.analysis', analysis) });
  }

  /**
   * `experiment`: runs ReplicaSets of the stable and the canary specification beside the release and analyses them.
   *
   * @see https://argo-rollouts.readthedocs.io/en/stable/features/experiment/
   */
  public static experiment(options: ExperimentStepOptions): CanaryStep {
    return new CanaryStep({ experiment: renderExperimentStep('CanaryStep.experiment', options) });
  }

  /**
   * `setCanaryScale`: decouples the number of canary pods from the traffic weight, until a later step sets it again. Needs a router.
   *
   * Beware of a low scale followed by a high weight: few pods then carry most of the traffic.
   *
   * @throws unless exactly one of the options is given
   */
  public static canaryScale(options: CanaryScaleOptions): CanaryStep {
    const where = 'CanaryStep.canaryScale';
    const given = Object.entries(options).filter(([, value]) => value !== undefined);
    if (given.length !== 1 || options.matchTrafficWeight === false) {
      throw propError(where, {
        prop: 'options',
        received: options,
        accepted: 'exactly one of replicas, weight or matchTrafficWeight: true',
        mend: 'keep the one that is meant: the controller would silently prefer one of them',
      });
    }
    requireInteger(where, 'replicas', options.replicas, 0, 1_000_000, 'pass a number of pods');
    requireInteger(where, 'weight', options.weight, 0, 100, 'pass a percentage of the stable replicas');
    return new CanaryStep({ setCanaryScale: { ...options } });
  }

  /**
   * `setHeaderRoute`: sends requests with certain headers to the canary; without `match`, the route is removed again. Needs a router that can.
   * The canary must have pods by then: put a `canaryScale` or `weight` step before.
   */
  public static headerRoute(options: HeaderRouteOptions): CanaryStep {
    return new CanaryStep({ setHeaderRoute: renderHeaderRoute('CanaryStep.headerRoute', options) });
  }

  /** `setMirrorRoute`: copies matching requests to the canary and drops its answers; without `match`, the route is removed again. Needs a router that can. */
  public static mirrorRoute(options: MirrorRouteOptions): CanaryStep {
    return new CanaryStep({ setMirrorRoute: renderMirrorRoute('CanaryStep.mirrorRoute', options) });
  }

  /**
   * `plugin`: runs a step plugin that is registered with the controller.
   *
   * @param name as registered in the ConfigMap `argo-rollouts-config`, for example `argoproj-labs/step-exec`
   * @param config handed to the plugin as it is
   * @see https://argo-rollouts.readthedocs.io/en/stable/plugins/
   */
  public static plugin(name: string, config?: { [key: string]: any }): CanaryStep {
    if (!/^[^/\s]+\/[^/\s]+$/.test(name)) {
      throw propError('CanaryStep.plugin', { prop: 'name', received: name, accepted: 'namespace/name', mend: 'use the name under which the plugin is registered' });
    }
    return new CanaryStep({ plugin: { name, ...(config !== undefined && { config }) } });
  }

  private constructor(private readonly spec: CanaryStepSpec) {}

  /** @internal */
  public _toJson(): CanaryStepSpec {
    return this.spec;
  }
}
