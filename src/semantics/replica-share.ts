import { propError } from './errors';

/** How many pods more, and how many fewer than asked for may exist while pods are replaced. */
export interface Fenceposts {
  readonly maxSurge: number;
  readonly maxUnavailable: number;
}

/** How many pods each version has. */
export interface ReplicaSplit {
  readonly canary: number;
  readonly stable: number;
}

/** What Argo Rollouts assumes for both bounds of a canary. */
export const DEFAULT_FENCEPOST = '25%';

/**
 * maxSurge and maxUnavailable of a canary in pods. Surge is rounded up, unavailable down.
 * Any text is a percentage, with or without the sign: `"1"` is 1 %, unlike the number 1.
 */
export function resolveFenceposts(
  where: string,
  replicas: number,
  maxSurge: number | string = DEFAULT_FENCEPOST,
  maxUnavailable: number | string = DEFAULT_FENCEPOST,
): Fenceposts {
  const surge = resolve(where, 'maxSurge', maxSurge, replicas, Math.ceil);
  const unavailable = resolve(where, 'maxUnavailable', maxUnavailable, replicas, Math.floor);
  // Nothing could ever be replaced with both at zero, which small percentages of few pods come to.
  const atLeastOneWay = surge === 0 && unavailable === 0 ? 1 : unavailable;
  return { maxSurge: surge, maxUnavailable: Math.min(atLeastOneWay, replicas) };
}

/**
 * The pods of each version that come closest to the weight, for a canary without a router.
 * With a surge there may be one pod more than `replicas` if that is closer.
 * Between 0 and the full weight each version keeps a pod, with two exceptions that are the controller's own: there is only one pod
 * in all; or, without a surge, the weight is half a pod short of all of them (2 replicas at 75 %): then there is no canary pod at all.
 */
export function approximateReplicas(replicas: number, weight: number, maxWeight: number, maxSurge: number): ReplicaSplit {
  if (replicas === 0) {
    return { canary: 0, stable: 0 };
  }
  const up = Math.ceil((replicas * weight) / maxWeight);
  const down = Math.floor((replicas * weight) / maxWeight);
  const oneVersionAllowed = weight === 0 || weight === maxWeight || (replicas === 1 && maxSurge === 0);

  const candidates: ReplicaSplit[] = [];
  const consider = (canary: number, total: number) => candidates.push({ canary, stable: total - canary });
  for (const total of maxSurge > 0 ? [replicas, replicas + 1] : [replicas]) {
    if (up < total || total > replicas || oneVersionAllowed) {
      consider(up, total);
    }
    if (!halfWay(total, weight, maxWeight) && (down !== 0 || oneVersionAllowed)) {
      consider(down, total);
    }
  }
  const distance = ({ canary, stable }: ReplicaSplit) => Math.abs((canary * maxWeight) / (canary + stable) - weight);
  return candidates.reduce(
    (best, next) => (distance(next) < distance(best) ? next : best),
    candidates[0] ?? { canary: 0, stable: replicas },
  );
}

/** The share of the requests that the canary really gets when every pod gets equally many, in percent. */
export function reachedShare({ canary, stable }: ReplicaSplit): number {
  return canary === 0 ? 0 : (100 * canary) / (canary + stable);
}

/** Where rounding up and down are equally far off; the larger canary is taken then. */
function halfWay(total: number, weight: number, maxWeight: number): boolean {
  return (total * (weight / maxWeight)) % 1 === 0.5;
}

function resolve(where: string, prop: string, bound: number | string, replicas: number, round: (pods: number) => number): number {
  const amount = typeof bound === 'number' ? bound : Number(/^(\d+)%?$/.exec(bound)?.[1] ?? NaN);
  if (!Number.isInteger(amount) || amount < 0) {
    throw propError(where, { prop, received: bound, accepted: 'a whole number of pods, or a percentage such as "25%"', mend: 'pass one of the two' });
  }
  return typeof bound === 'number' ? amount : round((amount * replicas) / 100);
}
