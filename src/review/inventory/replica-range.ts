import { Entry } from './inventory';
import { Relations } from './relations';
import { Autoscaler } from './shapes/policies';
import { Workload } from './workload';

/** How many pods a workload is meant to have when no release is under way. */
export interface ReplicaRange {
  readonly least: number;
  readonly most: number;
  /** The autoscaler that decides between the two, where there is one. */
  readonly autoscaler?: Entry<Autoscaler>;
  /** Whether an autoscaler or spec.replicas says so. Otherwise it is the default, and an autoscaler may be elsewhere. */
  readonly stated: boolean;
}

const DEFAULT_REPLICAS = 1;

/** The pods that are meant to be there; nothing for a DaemonSet, which the nodes decide about. */
export function replicaRange(relations: Relations, workload: Workload): ReplicaRange | undefined {
  if (workload.object.kind === 'DaemonSet') {
    return undefined;
  }
  const [autoscaler] = relations.autoscalersOf(workload);
  if (autoscaler) {
    const { minReplicas: least = DEFAULT_REPLICAS, maxReplicas: most = least } = autoscaler.manifest.spec ?? {};
    return { least, most: Math.max(least, most), autoscaler, stated: true };
  }
  const replicas = workload.replicas ?? DEFAULT_REPLICAS;
  return { least: replicas, most: replicas, stated: workload.replicas !== undefined };
}

/** `4 replicas`, `4 to 12 replicas` */
export function printRange({ least, most }: ReplicaRange): string {
  return least === most ? `${least} ${least === 1 ? 'replica' : 'replicas'}` : `${least} to ${most} replicas`;
}
