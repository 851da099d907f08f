import { propError } from '../semantics/errors';
import { approximateReplicas, reachedShare, resolveFenceposts } from '../semantics/replica-share';
import { CanaryStep } from '../strategy/canary-step';

const TOLERATED_POINTS = 5;

/** The share of requests that a step reaches without a router. */
export interface ReachedShare {
  readonly weight: number;
  /** Percentage, rounded to one decimal. */
  readonly share: number;
}

/** What each weight comes to with so many pods; throws if one is far off and nobody has accepted it. */
export function reachedShares(
  where: string,
  steps: CanaryStep[],
  replicas: number,
  maxSurge: number | string,
  accepted: boolean,
): ReachedShare[] {
  const surge = resolveFenceposts(where, replicas, maxSurge, 0).maxSurge;
  const weights = steps.flatMap((step) => step._toJson().setWeight ?? []);
  const shares = weights.map((weight) => ({ weight, share: Math.round(reachedShare(approximateReplicas(replicas, weight, 100, surge)) * 10) / 10 }));
  const far = shares.filter(({ weight, share }) => Math.abs(share - weight) > TOLERATED_POINTS);
  if (far.length > 0 && !accepted) {
    throw propError(where, {
      prop: 'steps',
      received: far.map(({ weight, share }) => `weight ${weight} reaches ${share} %`).join(', '),
      accepted: `weights that ${replicas} replicas reach within ${TOLERATED_POINTS} points without a router`,
      mend: 'use a router, more replicas or other weights, or say acceptReplicaShare: true',
    });
  }
  return shares;
}

/** One line for the Rollout's annotations: what a reviewer should know. */
export function describeShares(shares: ReachedShare[]): string {
  return shares.map(({ weight, share }) => `${weight} -> ${share} %`).join(', ');
}
