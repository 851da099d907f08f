import { Pass } from './pass';
import { readyPods } from './replica-set-model';
import { latestSet, observed } from './world';

/** Counts the pods of all versions. */
export function writeCounts({ world, next }: Pass): void {
  const latest = latestSet(world);
  const sets = world.sets.map((set) => observed(world, set));
  next.currentHash = latest.hash;
  next.replicas = sets.reduce((sum, { current }) => sum + current, 0);
  next.updatedReplicas = latest.pods.length;
  next.readyReplicas = world.sets.reduce((sum, set) => sum + readyPods(set, world.now), 0);
  next.availableReplicas = sets.reduce((sum, { available }) => sum + available, 0);
}
