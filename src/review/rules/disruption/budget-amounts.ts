import { Relations } from '../../inventory/relations';
import { ReplicaRange, replicaRange } from '../../inventory/replica-range';
import { DisruptionBudget } from '../../inventory/shapes/policies';
import { Workload } from '../../inventory/workload';

/** How many of so many healthy pods a budget lets go at once; nothing where it does not say, or cannot be read. */
export function evictable({ spec }: DisruptionBudget, pods: number): number | undefined {
  const { minAvailable, maxUnavailable } = spec ?? {};
  if (maxUnavailable !== undefined) {
    return amount(maxUnavailable, pods);
  }
  const kept = minAvailable === undefined ? undefined : amount(minAvailable, pods);
  return kept === undefined ? undefined : Math.max(0, pods - kept);
}

/** The bound of a budget for a message: `minAvailable 2`. */
export function printBound({ spec }: DisruptionBudget): string {
  return spec?.maxUnavailable !== undefined ? `maxUnavailable ${spec.maxUnavailable}` : `minAvailable ${spec?.minAvailable}`;
}

export function pathOfBound({ spec }: DisruptionBudget): string {
  return spec?.maxUnavailable !== undefined ? 'spec.maxUnavailable' : 'spec.minAvailable';
}

/** How many pods several workloads have together; nothing where one of them is decided about by the nodes. */
export function pooled(relations: Relations, workloads: readonly Workload[]): ReplicaRange | undefined {
  const ranges = workloads.map((workload) => replicaRange(relations, workload));
  if (ranges.length === 0 || ranges.includes(undefined)) {
    return undefined;
  }
  const known = ranges as readonly ReplicaRange[];
  return {
    least: known.reduce((sum, { least }) => sum + least, 0),
    most: known.reduce((sum, { most }) => sum + most, 0),
    stated: known.every(({ stated }) => stated),
  };
}

/** Both bounds of a budget are rounded up. */
function amount(bound: number | string, pods: number): number | undefined {
  if (typeof bound === 'number') {
    return bound;
  }
  const [, percent] = /^(\d+)%$/.exec(bound) ?? [];
  return percent === undefined ? undefined : Math.ceil((Number(percent) * pods) / 100);
}
