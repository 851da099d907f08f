import { RolloutSpec } from '../../manifest/rollout';

const DEFAULT_DELAY_SECONDS = 30;
const DEFAULT_PROGRESS_DEADLINE_SECONDS = 600;

/** Seconds for which the previous version keeps its pods after a promotion. A canary without a router has replaced them by then. */
export function scaleDownDelaySeconds(rollout: RolloutSpec): number {
  return delay(rollout, (strategy) => strategy.scaleDownDelaySeconds);
}

/**
 * Seconds for which the aborted version keeps its pods once the stable one can serve everything.
 * Undefined where they stay for ever, which is what 0 asks for.
 */
export function abortScaleDownDelaySeconds(rollout: RolloutSpec): number | undefined {
  if (!hasRouter(rollout)) {
    return 0;
  }
  return delay(rollout, (strategy) => strategy.abortScaleDownDelaySeconds) || undefined;
}

/**
 * Whether the pods of an aborted version wait for the delay. Without a router they are replaced one by one instead;
 * with a dynamic stable scale they follow the weight down, unless a delay was asked for.
 */
export function abortWaitsForDelay(rollout: RolloutSpec): boolean {
  const { canary } = rollout.strategy;
  if (!hasRouter(rollout) || abortScaleDownDelaySeconds(rollout) === undefined) {
    return false;
  }
  return !canary?.dynamicStableScale || canary.abortScaleDownDelaySeconds !== undefined;
}

/** Seconds without progress after which a release counts as degraded. */
export function progressDeadlineSeconds(rollout: Pick<RolloutSpec, 'progressDeadlineSeconds'>): number {
  return rollout.progressDeadlineSeconds ?? DEFAULT_PROGRESS_DEADLINE_SECONDS;
}

interface Delays {
  readonly scaleDownDelaySeconds?: number;
  readonly abortScaleDownDelaySeconds?: number;
}

function delay(rollout: RolloutSpec, field: (strategy: Delays) => number | undefined): number {
  const { canary, blueGreen } = rollout.strategy;
  return hasRouter(rollout) ? field(canary ?? blueGreen!) ?? DEFAULT_DELAY_SECONDS : 0;
}

/** Blue-green switches its Service, which leaves the other version without requests just as a router does. */
function hasRouter({ strategy }: RolloutSpec): boolean {
  return strategy.canary ? strategy.canary.trafficRouting !== undefined : strategy.blueGreen !== undefined;
}
