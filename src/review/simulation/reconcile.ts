import { blueGreenPass, scaleBlueGreen } from './blue-green-pass';
import { canaryPass } from './canary-pass';
import { scaleCanary } from './canary-scaling';
import { beginPass } from './pass';
import { notePauses, persist } from './progress';
import { isScalingEvent } from './scaling';
import { observed, latestSet, rolloutOf, World } from './world';

/** One look of the controller at the Rollout. */
export function reconcile(world: World): void {
  latestSet(world);
  if (notePauses(world)) {
    return;
  }
  if (isScalingEvent(world)) {
    scaleOnly(world);
  } else if (rolloutOf(world).strategy.blueGreen) {
    blueGreenPass(world);
  } else {
    canaryPass(world);
  }
}

/** When the size of the Rollout has changed, nothing else is done before the versions know it. */
function scaleOnly(world: World): void {
  const pass = beginPass(world);
  Object.assign(pass.next, world.status);
  if (rolloutOf(world).strategy.blueGreen) {
    scaleBlueGreen(pass);
  } else {
    scaleCanary(pass);
  }
  pass.next.availableReplicas = world.sets.reduce((sum, set) => sum + observed(world, set).available, 0);
  persist(pass);
}
