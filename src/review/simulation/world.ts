import { AnalysisRunModel } from './analysis-run-model';
import { ControllerStatus } from './controller-status';
import { Environment } from './environment';
import { newReplicaSet, observedReplicaSet, ReplicaSetModel, storedTime } from './replica-set-model';
import { SimulatedVersion } from './simulated-version';
import { RolloutSpec } from '../../manifest/rollout';
import { ReleaseReplicaSets, ReplicaSetState } from '../../semantics/controller/release-state';
import { specReplicas } from '../../semantics/controller/rollout-defaults';

/** Everything that there is in a simulated cluster. It changes as the controller works. */
export interface World {
  now: number;
  version: SimulatedVersion;
  /** The number of pods that an autoscaler or a person asked for since manifests last said one: those without a number leave it alone. */
  scaledTo?: number;
  /** Whether somebody paused the Rollout in its manifest. */
  paused: boolean;
  status: ControllerStatus;
  sets: ReplicaSetModel[];
  /** The hash that each Service selects; undefined where it selects every version. */
  services: Map<string, string | undefined>;
  /** Every run there was. */
  runs: AnalysisRunModel[];
  readonly environment: Environment;
}

/** The moment, or one so many seconds later, as it is written down. */
export function storedNow({ now, environment }: World, later = 0): number {
  return environment.exactTimes ? now + later : storedTime(now + later);
}

/** The Rollout that is in force. */
export function rolloutOf({ version, scaledTo }: World): RolloutSpec {
  return scaledTo === undefined ? version.rollout : { ...version.rollout, replicas: scaledTo };
}

export function replicasOf(world: World): number {
  return specReplicas(rolloutOf(world));
}

export function setOf(world: World, hash: string | undefined): ReplicaSetModel | undefined {
  return hash === undefined ? undefined : world.sets.find((set) => set.hash === hash);
}

/** The ReplicaSet of the version that is applied; it is made where there is none. Its revision is the highest. */
export function latestSet(world: World): ReplicaSetModel {
  const highest = Math.max(0, ...world.sets.map(({ revision }) => revision));
  const found = setOf(world, world.version.name);
  if (!found) {
    const made = newReplicaSet(world.version.name, world.now, highest + 1);
    world.sets.push(made);
    return made;
  }
  if (found.revision < highest) {
    found.revision = highest + 1;
  }
  return found;
}

export function stableSet(world: World): ReplicaSetModel | undefined {
  return setOf(world, world.status.stableHash);
}

/** Neither the latest nor the stable one. */
export function otherSets(world: World): ReplicaSetModel[] {
  return world.sets.filter(({ hash }) => hash !== world.version.name && hash !== world.status.stableHash);
}

/** A ReplicaSet as its status says now. */
export function observed(world: World, set: ReplicaSetModel): ReplicaSetState {
  return observedReplicaSet(set, world.now, rolloutOf(world).minReadySeconds ?? 0);
}

/** The versions in the form in which replicas are calculated. */
export function releaseSets(world: World): ReleaseReplicaSets {
  const stable = stableSet(world);
  return {
    latest: observed(world, latestSet(world)),
    ...(stable && { stable: observed(world, stable) }),
    older: otherSets(world).map((set) => observed(world, set)),
  };
}

/** Whether the version that is applied is the stable one. */
export function isFullyPromoted({ status }: World): boolean {
  return status.stableHash === status.currentHash;
}
