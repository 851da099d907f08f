import { givenLimits, quotaLimits } from './capacity-limits';
import { PlanOptions } from './plan-options';
import { PlannedNeeds, PlannedPods } from './planned-pods';
import { podNeeds } from '../inventory/pod-needs';
import { Relations } from '../inventory/relations';
import { replicaRange } from '../inventory/replica-range';
import { PodSpec } from '../inventory/shapes/pod';
import { Workload } from '../inventory/workload';

/** The pods of a workload at rest. */
export interface RestingPods {
  readonly least: number;
  readonly most: number;
  /** The name of the HorizontalPodAutoscaler that decides between the two. */
  readonly autoscaler?: string;
}

/** How many pods there are when no release is under way. A number that is given holds where the manifests leave it to an autoscaler, be it here or elsewhere. */
export function restingPods(relations: Relations, workload: Workload, { replicas }: PlanOptions): RestingPods {
  const { least, most, autoscaler, stated } = replicaRange(relations, workload) ?? { least: 0, most: 0, autoscaler: undefined, stated: true };
  const given = autoscaler || !stated ? replicas : undefined;
  return { least: given ?? least, most: given ?? most, ...(autoscaler && { autoscaler: autoscaler.object.name }) };
}

/** How many pods a release needs, what they ask for, and whether there is room. */
export function plannedPods(relations: Relations, workload: Workload, options: PlanOptions, peakReplicas: number): PlannedPods {
  const resting = restingPods(relations, workload, options);
  const limits = [...quotaLimits(relations, workload, peakReplicas), ...givenLimits(workload.pod, peakReplicas, options)];
  return {
    ...resting,
    steady: needsOf(workload.pod, resting.most),
    peak: needsOf(workload.pod, peakReplicas),
    limits: limits.map(({ sentence }) => sentence),
    fits: limits.every(({ fits }) => fits),
  };
}

/** What so many pods ask for. Not known where a container asks for nothing. */
export function needsOf(pod: PodSpec, pods: number): PlannedNeeds {
  const [cpu, memory] = (['cpu', 'memory'] as const).map((resource) => {
    const { amount, silent } = podNeeds(pod, 'requests', resource);
    return silent.length > 0 ? undefined : Number((amount * pods).toFixed(9));
  });
  return { pods, ...(cpu !== undefined && { cpu }), ...(memory !== undefined && { memory }) };
}
