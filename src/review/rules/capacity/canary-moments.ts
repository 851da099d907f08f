import { Canary } from '../../inventory/shapes/strategies';

/** What a routed canary has and carries once a step is done. */
export interface CanaryMoment {
  readonly step: number;
  /** The share of the requests, from 0 to 1. */
  readonly share: number;
  readonly pods: number;
  /** The step whose setCanaryScale decides about the pods; nothing where they follow the weight. */
  readonly scaledBy?: number;
  /** Whether that step says a number of pods, which does not grow with the workload. */
  readonly fixed: boolean;
}

/** The steps of a routed canary, one after the other, with so many replicas of the workload. */
export function canaryMoments({ steps = [], minPodsPerReplicaSet, trafficRouting }: Canary, replicas: number): readonly CanaryMoment[] {
  const whole = trafficRouting?.maxTrafficWeight ?? 100;
  const atLeast = (pods: number) => pods === 0 ? 0 : Math.max(pods, Math.min(minPodsPerReplicaSet ?? 0, replicas));
  let weight = 0;
  let scale: { readonly replicas?: number; readonly weight?: number; readonly step: number } | undefined;
  return steps.map(({ setWeight = weight, setCanaryScale }, step) => {
    weight = setWeight;
    if (setCanaryScale) {
      const follows = setCanaryScale.matchTrafficWeight || (setCanaryScale.replicas ?? setCanaryScale.weight) === undefined;
      scale = follows ? undefined : { ...setCanaryScale, step };
    }
    const pods = scale?.replicas ?? atLeast(Math.ceil((replicas * (scale?.weight ?? weight)) / whole));
    return { step, share: weight / whole, pods, scaledBy: scale?.step, fixed: scale?.replicas !== undefined };
  });
}
