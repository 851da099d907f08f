import { KnownCourses } from './known-courses';
import { planDeployment } from './plan-deployment';
import { planExperiment } from './plan-experiment';
import { PlanOptions } from './plan-options';
import { planRollout } from './plan-rollout';
import { PlannedRelease } from './planned-release';
import { Inventory } from '../inventory/inventory';
import { InventoryObject } from '../inventory/inventory-object';
import { KINDS } from '../inventory/kinds';
import { refusedRollouts } from '../inventory/refused-rollouts';
import { Relations } from '../inventory/relations';
import { Workload } from '../inventory/workload';

/**
 * What happens when the objects of an inventory are applied with a new version each: Rollouts, Deployments and Experiments, in their order.
 *
 * @param among which of them are asked for; the others are only looked into
 * @param unplanned told of what cannot be planned, and why; without it that is thrown
 */
export function planReleases(
  inventory: Inventory, options: PlanOptions = {}, among: (object: InventoryObject) => boolean = () => true,
  unplanned: (object: InventoryObject, error: Error) => void = (_, error) => { throw error; },
): PlannedRelease[] {
  const relations = new Relations(inventory);
  const refused = refusedRollouts(relations);
  const courses = new KnownCourses();
  const workloads = relations.workloads.filter(({ object }) => among(object)).flatMap((workload) => {
    try {
      const release = planWorkload(relations, workload, options, courses, refused(workload.object));
      return release ? [{ index: workload.object.index, release }] : [];
    } catch (error) {
      unplanned(workload.object, error as Error);
      return [];
    }
  });
  const experiments = inventory.of(KINDS.experiment).filter(({ object }) => among(object))
    .map((entry) => ({ index: entry.object.index, release: planExperiment(relations, entry, options) }));
  return [...workloads, ...experiments].sort((one, other) => one.index - other.index).map(({ release }) => release);
}

/** The pods of a Deployment that a Rollout takes over are released by that Rollout. */
function planWorkload(
  relations: Relations, workload: Workload, options: PlanOptions, courses: KnownCourses, refusal?: string,
): PlannedRelease | undefined {
  if (workload.rollout) {
    return planRollout(relations, workload, options, courses, refusal);
  }
  return workload.deployment && !workload.takenOverBy ? planDeployment(relations, workload, options) : undefined;
}
