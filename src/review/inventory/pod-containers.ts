import { Relations } from './relations';
import { PlacedContainer, Workload } from './workload';

/** A container of the pods that a workload makes. */
export interface PodContainer extends PlacedContainer {
  readonly workload: Workload;
}

/** All containers of a workload's pods, init containers first. */
export function placedContainers({ pod, containers }: Pick<Workload, 'pod' | 'containers'>): readonly PlacedContainer[] {
  const initContainers = (pod.initContainers ?? []).map((container, index) => ({ container, path: `spec.template.spec.initContainers[${index}]` }));
  return [...initContainers, ...containers];
}

/** Every container of every workload that makes pods: those of a Deployment that a Rollout has taken over are named once. */
export function* podContainers({ workloads }: Relations): Iterable<PodContainer> {
  for (const workload of workloads) {
    for (const placed of workload.takenOverBy ? [] : placedContainers(workload)) {
      yield { workload, ...placed };
    }
  }
}

/** Every container that Services send requests to. */
export function* servingContainers(relations: Relations): Iterable<PodContainer> {
  for (const workload of relations.workloads) {
    for (const placed of relations.servingContainers(workload)) {
      yield { workload, ...placed };
    }
  }
}
