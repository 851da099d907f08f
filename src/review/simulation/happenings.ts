import { NO_STATUS } from './controller-status';
import { evictPods } from './replica-set-model';
import { SimulatedVersion } from './simulated-version';
import { rolloutOf, setOf, World } from './world';
import { currentStep } from '../../semantics/controller/canary-weight';

/** What somebody does to a release: manifests, the commands of Argo's plugin for kubectl, an autoscaler, a node that is drained. */
export type Happening =
  | { readonly kind: 'apply'; readonly version: SimulatedVersion }
  | { readonly kind: 'promote' | 'promoteInFull' | 'abort' | 'retry' }
  | { readonly kind: 'scale'; readonly replicas: number }
  | { readonly kind: 'evict'; readonly version: string; readonly pods: number };

/** Changes the world as the happening does; the controller has not looked at it yet. */
export function happen(world: World, happening: Happening): void {
  const { status } = world;
  switch (happening.kind) {
    case 'apply': return apply(world, happening.version);
    case 'promote': return promote(world);
    case 'promoteInFull':
      world.paused = false;
      world.status = { ...status, promotedInFull: status.promotedInFull || status.currentHash !== status.stableHash };
      return;
    case 'abort':
      world.status = { ...status, aborted: true };
      return;
    case 'retry':
      world.status = { ...status, aborted: false };
      return;
    case 'scale':
      world.scaledTo = happening.replicas;
      return;
    case 'evict': {
      const set = setOf(world, happening.version);
      if (set) {
        evictPods(set, happening.pods);
      }
    }
  }
}

function apply(world: World, version: SimulatedVersion): void {
  world.version = version;
  world.scaledTo = version.rollout.replicas === undefined ? world.scaledTo : undefined;
  world.paused = version.rollout.paused ?? false;
  world.status = { ...(world.status ?? NO_STATUS), observed: false };
  const { canary, blueGreen } = version.rollout.strategy;
  const services = [canary?.stableService, canary?.canaryService, blueGreen?.activeService, blueGreen?.previewService];
  services.filter((service) => service !== undefined && !world.services.has(service)).forEach((service) => world.services.set(service!, undefined));
}

/** Ends the pause, or, where there is none, the step. */
function promote(world: World): void {
  const { status } = world;
  const steps = rolloutOf(world).strategy.canary?.steps?.length ?? 0;
  const nextStep = Math.min(steps, (status.currentStepIndex ?? 0) + 1);
  world.paused = false;
  if (status.runs.step?.outcome === 'Inconclusive' && status.pauses.length > 0 && status.controllerPause) {
    world.status = { ...status, pauses: [], controllerPause: false, currentStepIndex: nextStep };
  } else if (status.pauses.length > 0) {
    world.status = { ...status, pauses: [] };
  } else if (currentStep(rolloutOf(world), status)) {
    world.status = { ...status, pauses: [], currentStepIndex: nextStep };
  }
}
