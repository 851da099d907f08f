import { isPresent, objectOf } from '../../../semantics/validation/json-values';
import { InventoryObject, title } from '../../inventory/inventory-object';
import { printRange, replicaRange } from '../../inventory/replica-range';
import { Comparison, WorkloadPair } from '../comparison';
import { Effect, Explained } from '../effect';

/** Fewer pods than the requests need, at once: none, or the single one that is the default where nothing says how many. */
export const podsGone: Effect = function* (comparison) {
  for (const one of comparison.workloads) {
    // A Deployment that a Rollout has taken over is meant to have none.
    if (!one.before.takenOverBy && one.after.object.kind !== 'DaemonSet') {
      yield* toNothing(comparison, one);
    }
  }
};

function* toNothing({ before, after }: Comparison, { before: workload, after: then }: WorkloadPair): Iterable<Explained> {
  const { replicas } = workload;
  const { object, replicas: newReplicas, takenOverBy } = then;
  const range = replicaRange(before, workload)!;
  if (newReplicas === 0 && replicas !== 0) {
    yield {
      class: 'outage',
      object,
      path: 'spec.replicas',
      before: replicas,
      after: newReplicas,
      message: `${title(object)} goes from ${printRange(range)} to none at once${takenOverBy ? `, before ${title(takenOverBy)} has pods of its own` : ''}`
        + (after.autoscalersOf(then).length > 0 ? '; an autoscaler leaves a workload alone whose replicas are 0' : ''),
      mend: takenOverBy ? `leave spec.replicas alone; ${title(takenOverBy)} scales it down by workloadRef.scaleDown: progressively` : 'remove what sends requests there first',
    };
  } else if (isLeftOut(object) && replicas !== undefined && replicas > 1) {
    const [autoscaler] = after.autoscalersOf(then);
    if (isLive(workload.object) && before.autoscalersOf(workload).length > 0 && autoscaler) {
      yield {
        class: 'none',
        object,
        path: 'spec.replicas',
        before: replicas,
        message: `${title(autoscaler.object)} has set it, and nobody who leaves it out takes it back`,
      };
      return;
    }
    yield {
      class: 'outage',
      object,
      path: 'spec.replicas',
      before: replicas,
      message: `${title(object)} goes from ${printRange(range)} to 1 at once: a field that is left out falls back to its default`
        + (autoscaler ? `; ${title(autoscaler.object)} scales up again only after it has seen the load` : ''),
      mend: autoscaler ? 'take spec.replicas out of what was last applied first (kubectl apply edit-last-applied), then out of the manifest' : `keep spec.replicas: ${replicas}`,
    };
  }
}

/** What is there in another type than it must have is refused, and not left out. */
function isLeftOut({ manifest }: InventoryObject): boolean {
  return !isPresent(objectOf(manifest.spec).replicas);
}

/** Whether the object comes from a cluster, where it is not known who has set which field. */
function isLive({ manifest }: InventoryObject): boolean {
  return isPresent(objectOf(manifest.metadata).uid);
}
