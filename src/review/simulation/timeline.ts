import { Phase } from './controller-status';
import { Outcome } from './environment';
import { readyPods } from './replica-set-model';
import { observed, rolloutOf, World } from './world';
import { ReplicaSetState } from '../../semantics/controller/release-state';

/** The pods of a version. */
export interface VersionPods extends Omit<ReplicaSetState, 'hash'> {
  readonly ready: number;
}

/** A release at one moment, in the words of its versions. */
export interface TimelineState {
  /** Seconds since the simulation began. */
  readonly at: number;
  readonly phase: Phase;
  readonly message: string;
  /** The number of canary steps done; absent without steps. */
  readonly step?: number;
  readonly aborted: boolean;
  readonly promotedInFull: boolean;
  readonly stable?: string;
  readonly current?: string;
  /** What the router was told for the canary; absent without a router. */
  readonly weight?: number;
  readonly pods: Readonly<Record<string, VersionPods>>;
  /** The version that each Service selects, `*` for all of them. */
  readonly services: Readonly<Record<string, string>>;
  /** How the runs of the release stand, by `background`, `prePromotion`, `postPromotion` or the number of the step. */
  readonly analyses: Readonly<Record<string, Outcome | 'Running'>>;
  readonly experiment?: Outcome | 'Running';
}

export function timelineState(world: World): TimelineState {
  const { now, status } = world;
  const pods = world.sets.map((set): [string, VersionPods] => {
    const { desired, current, available } = observed(world, set);
    return [set.hash, { desired, current, available, ready: readyPods(set, now) }];
  });
  return {
    at: now,
    phase: status.phase,
    message: status.message,
    ...(rolloutOf(world).strategy.canary?.steps?.length && status.currentStepIndex !== undefined && { step: status.currentStepIndex }),
    aborted: status.aborted,
    promotedInFull: status.promotedInFull,
    ...(status.stableHash !== undefined && { stable: status.stableHash }),
    ...(status.currentHash !== undefined && { current: status.currentHash }),
    ...(status.weights && { weight: status.weights.canary }),
    pods: Object.fromEntries(pods),
    services: Object.fromEntries(Array.from(world.services, ([service, hash]) => [service, hash ?? '*'])),
    analyses: Object.fromEntries(world.runs.map(({ kind, step, outcome }) => [step ?? kind, outcome ?? 'Running'])),
    ...(status.experiment && { experiment: status.experiment.endsAt > now ? 'Running' : status.experiment.outcome }),
  };
}
