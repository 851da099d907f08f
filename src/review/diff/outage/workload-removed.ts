import { objectOf } from '../../../semantics/validation/json-values';
import { title } from '../../inventory/inventory-object';
import { printRange, replicaRange } from '../../inventory/replica-range';
import { Workload } from '../../inventory/workload';
import { Comparison } from '../comparison';
import { Effect, Explained } from '../effect';

/** A workload that is gone: its pods are deleted at once, whatever is added in its place. */
export const workloadRemoved: Effect = function* (comparison) {
  for (const workload of comparison.before.workloads.filter(({ object }) => comparison.removed.includes(object))) {
    yield referring(comparison, workload) ?? emptied(workload) ?? gone(comparison, workload);
  }
};

/** A Deployment that a Rollout still takes its pod template from. */
function referring({ after }: Comparison, { object }: Workload): Explained | undefined {
  const rollout = after.workloads.find((one) => one.object.namespace === object.namespace && one.rollout?.spec?.workloadRef?.kind === object.kind
    && one.rollout.spec.workloadRef.name === object.name)?.object;
  return rollout && {
    class: 'outage',
    object,
    path: '',
    message: `${title(object)} is removed, and ${title(rollout)} takes its pod template from it (workloadRef): its own pods are deleted, and the Rollout is invalid, so that nothing scales, releases or goes back any more`,
    mend: `keep ${title(object)}; once it has no pods, move its pod template into ${title(rollout)} and remove it in that change`,
  };
}

/** One without pods: a Rollout has made them its own before, or it is scaled to nothing. */
function emptied({ object, takenOverBy, replicas }: Workload): Explained | undefined {
  const scaleDown = takenOverBy && objectOf(objectOf(takenOverBy.manifest.spec).workloadRef).scaleDown;
  const scaledDown = scaleDown === 'progressively' || scaleDown === 'onsuccess';
  return replicas === 0 || scaledDown ? {
    class: 'at-once',
    object,
    path: '',
    message: `${title(object)} is removed; it has no pods${takenOverBy ? ` since ${title(takenOverBy)} has taken them over` : ''}`,
  } : undefined;
}

function gone(comparison: Comparison, workload: Workload): Explained {
  const { object } = workload;
  const range = replicaRange(comparison.before, workload);
  const next = successor(comparison, workload);
  const pods = range ? `all of its pods (${printRange(range)})` : 'all of its pods';
  const byRollout = object.kind === 'Deployment' && next?.rollout !== undefined;
  return {
    class: 'outage',
    object,
    path: '',
    message: next ? `${title(object)} is replaced by ${title(next.object)}${byRollout ? ' without workloadRef' : ''}: ${pods} are deleted at once, before one of ${title(next.object)} is ready`
      : `${title(object)} is removed: ${pods} are deleted at once`,
    mend: byRollout ? `keep ${title(object)}, and let ${title(next.object)} take its pods over: workloadRef with scaleDown: progressively; remove the Deployment in a later change`
      : next ? `keep ${title(object)} until ${title(next.object)} is ready and gets the requests, and remove it in a change of its own`
        : 'remove it in a change of its own, when nothing sends requests there any more',
  };
}

/** A new workload whose pods are meant to take the place of those that go: of the same name, or behind the same Service. */
function successor({ before, after, added }: Comparison, workload: Workload): Workload | undefined {
  const { object } = workload;
  const services = new Set(before.servicesOf(workload).map((service) => service.object.name));
  return after.workloads.find((one) => added.includes(one.object) && one.object.namespace === object.namespace
    && (one.object.name === object.name || after.servicesOf(one).some((service) => services.has(service.object.name))));
}
