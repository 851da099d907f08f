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

const ALL = new WeakMap<Relations, readonly PodContainer[]>();
const SERVING = new WeakMap<Relations, readonly PodContainer[]>();

/** Every container of every workload that makes pods: those of a Deployment that a Rollout has taken over are named once. */
export function podContainers(relations: Relations): readonly PodContainer[] {
  return listed(ALL, relations, (workload) => workload.takenOverBy ? [] : placedContainers(workload));
}

/** Every container that Services send requests to. */
export function servingContainers(relations: Relations): readonly PodContainer[] {
  return listed(SERVING, relations, (workload) => relations.servingContainers(workload));
}

/** Many rules go through all containers: they are listed once. */
function listed(
  known: WeakMap<Relations, readonly PodContainer[]>, relations: Relations, containersOf: (workload: Workload) => readonly PlacedContainer[],
): readonly PodContainer[] {
  let list = known.get(relations);
  if (!list) {
    list = relations.workloads.flatMap((workload) => containersOf(workload).map((placed) => ({ workload, ...placed })));
    known.set(relations, list);
  }
  return list;
}
