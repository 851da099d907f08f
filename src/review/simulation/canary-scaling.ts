import { isHalted, Pass } from './pass';
import { ReplicaSetModel } from './replica-set-model';
import { isReferenced, podsUntilDeadline, removeDeadlines, scale, scaleAborted, waitsAfterAbort } from './scaling';
import { isFullyPromoted, latestSet, observed, otherSets, releaseSets, replicasOf, rolloutOf, stableSet, World } from './world';
import { canaryReplicas } from '../../semantics/controller/canary-progress';
import { separateStable } from '../../semantics/controller/release-state';
import { rolloutFenceposts } from '../../semantics/controller/rollout-defaults';

/** Scales the stable version, else the latest, else the older ones: one of them at a time. Says whether anything was scaled. */
export function scaleCanary(pass: Pass): boolean {
  const { world, next } = pass;
  if (isHalted(world)) {
    return false;
  }
  removeDeadlines(pass);
  const rollout = rolloutOf(world);
  const sets = releaseSets(world);
  if (separateStable(sets)) {
    // The weights of the look before: pods go only after the requests.
    const wanted = canaryReplicas(rollout, world.status, sets, world.status.weights);
    if (scale(pass, stableSet(world)!, wanted.stable)) {
      return true;
    }
  }
  const wanted = canaryReplicas(rollout, world.status, releaseSets(world), next.weights);
  const scaled = waitsAfterAbort(pass) ? scaleAborted(pass, wanted.canary) : scale(pass, latestSet(world), wanted.canary);
  return scaled || scaleOlder(pass);
}

function scaleOlder(pass: Pass): boolean {
  const { world } = pass;
  const older = otherSets(world).filter(({ desired }) => desired > 0).sort((one, other) => other.revision - one.revision);
  if (older.length === 0) {
    return false;
  }
  // Pods that are not available anyway go first.
  const cleaned = older.filter((set) => observed(world, set).available < set.desired).map((set) => scale(pass, set, observed(world, set).available));
  const available = world.sets.reduce((sum, set) => sum + observed(world, set).available, 0);
  let spare = available - (replicasOf(world) - rolloutFenceposts(rolloutOf(world)).maxUnavailable);
  let scaled = cleaned.includes(true);
  let position = 0;
  for (const set of older) {
    if (spare <= 0 || set.desired === 0 || (rolloutOf(world).strategy.canary!.trafficRouting && isReferenced(world, set))) {
      continue;
    }
    const before = set.desired;
    if (scale(pass, set, podsKept(world, set, spare, position))) {
      scaled = true;
    }
    position += set.deadline === undefined ? 0 : 1;
    spare -= before - set.desired;
  }
  return scaled;
}

/** Without a router old pods go as others can stand in for them; with one they stay for a while after a promotion, and go at once in mid-release. */
function podsKept(world: World, set: ReplicaSetModel, spare: number, position: number): number {
  const { trafficRouting, dynamicStableScale } = rolloutOf(world).strategy.canary!;
  if (!trafficRouting) {
    return Math.max(0, set.desired - spare);
  }
  const delayed = (isFullyPromoted(world) || set.deadline !== undefined) && !dynamicStableScale;
  return delayed ? podsUntilDeadline(world, set, set.desired, position) : 0;
}
