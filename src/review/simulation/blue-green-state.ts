import { latestSet, observed, replicasOf, rolloutOf, World } from './world';
import { BlueGreenStatus, readyForPause } from '../../semantics/controller/blue-green-replicas';

/** What the size of the new version depends on. */
export function blueGreenStatus({ status, paused }: World): BlueGreenStatus {
  return { ...status, paused: paused || status.pauses.length > 0 };
}

/** Whether the new version has its pods, as preview or in full. */
export function isReadyForPause(world: World): boolean {
  const latest = latestSet(world);
  const others = world.sets.filter((set) => set !== latest).map((set) => observed(world, set));
  return readyForPause(rolloutOf(world), blueGreenStatus(world), observed(world, latest), others);
}

/** Whether the new version has all pods of the Rollout. */
export function isSaturated(world: World): boolean {
  const latest = latestSet(world);
  const { desired, available } = observed(world, latest);
  return desired === replicasOf(world) && available === replicasOf(world) && latest.rolloutReplicas === replicasOf(world);
}
