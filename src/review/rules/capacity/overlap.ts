import { resolveFenceposts } from '../../../semantics/replica-share';
import { Canary } from '../../inventory/shapes/strategies';
import { Workload } from '../../inventory/workload';

/** How the number of pods differs from that at rest while a new version replaces the old one. */
export interface Overlap {
  /** Pods beyond those at rest, at most. */
  readonly extra: number;
  /** Pods that may be missing before their successors are ready. */
  readonly missing: number;
}

const NONE: Overlap = { extra: 0, missing: 0 };

/** What a release of the workload does to so many pods. */
export function overlapOf({ rollout, deployment, canary, blueGreen }: Workload, replicas: number): Overlap {
  if (rollout && blueGreen) {
    return { extra: replicas, missing: 0 };
  }
  if (rollout && canary?.trafficRouting) {
    return { extra: canary.dynamicStableScale ? dynamicExtra(canary, replicas) : replicas, missing: 0 };
  }
  if (rollout && canary) {
    return bounded(replicas, canary.maxSurge, canary.maxUnavailable);
  }
  if (deployment) {
    const { type, rollingUpdate } = deployment.spec?.strategy ?? {};
    return type === 'Recreate' ? { extra: 0, missing: replicas } : bounded(replicas, rollingUpdate?.maxSurge, rollingUpdate?.maxUnavailable);
  }
  return NONE;
}

function bounded(replicas: number, surge?: number | string, unavailable?: number | string): Overlap {
  const { maxSurge, maxUnavailable } = resolveFenceposts('', replicas, usable(surge), usable(unavailable));
  return { extra: maxSurge, missing: maxUnavailable };
}

/** What cannot be read as a number of pods is refused by the API server or the controller; here it counts as absent. */
function usable(bound: number | string | undefined): number | string | undefined {
  const fits = typeof bound === 'number' ? Number.isInteger(bound) && bound >= 0 : /^\d+%?$/.test(bound ?? '');
  return fits ? bound : undefined;
}

/** The canary grows to the next weight before the stable version shrinks to what is left. */
function dynamicExtra({ steps = [], trafficRouting }: Canary, replicas: number): number {
  const whole = trafficRouting?.maxTrafficWeight ?? 100;
  const weights = [0, ...steps.flatMap(({ setWeight }) => setWeight === undefined ? [] : [setWeight]), whole];
  const pods = (weight: number) => Math.ceil((replicas * Math.min(Math.max(weight, 0), whole)) / whole);
  return Math.max(...weights.slice(1).map((weight, index) => pods(weight) + pods(whole - weights[index]) - replicas), 0);
}
