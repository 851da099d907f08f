import { ControllerStatus, NextStatus, PauseReason } from './controller-status';
import { isFullyPromoted, storedNow, World } from './world';

/** One time that the controller looks at a Rollout: what it has read, what it is about to write, and what it has decided. */
export interface Pass {
  readonly world: World;
  readonly next: NextStatus;
  readonly pausesToAdd: Set<PauseReason>;
  readonly pausesToRemove: Set<PauseReason>;
  clearPauses: boolean;
  /** Why it aborts now. */
  abort?: string;
  removeAbort: boolean;
}

/** Begins with what is carried over; all else of the status is written anew. */
export function beginPass(world: World): Pass {
  const { status } = world;
  return {
    world,
    next: {
      ...status,
      pauses: [],
      controllerPause: false,
      runs: {},
      promotedInFull: false,
    },
    pausesToAdd: new Set(),
    pausesToRemove: new Set(),
    clearPauses: false,
    removeAbort: isFullyPromoted(world) && status.aborted,
  };
}

/** Whether the release is aborted, or is being aborted. */
export function isAborted({ world, abort, removeAbort }: Pass): boolean {
  return !removeAbort && (abort !== undefined || world.status.aborted);
}

export function pauseSince({ pauses }: ControllerStatus, reason: PauseReason): number | undefined {
  return pauses.find((pause) => pause.reason === reason)?.since;
}

/** Whether nothing may be scaled or switched. */
export function isHalted({ paused, status }: World): boolean {
  return paused || pauseSince(status, 'InconclusiveAnalysisRun') !== undefined;
}

/** Writes down whether the release is aborted or paused. */
export function writePauses(pass: Pass): void {
  const { next, world } = pass;
  const { status } = world;
  next.aborted = isAborted(pass);
  next.abortedAt = next.aborted ? status.abortedAt ?? storedNow(world) : undefined;
  next.pauses = [];
  next.controllerPause = false;
  if (next.aborted || pass.clearPauses) {
    return;
  }
  const kept = status.pauses.filter(({ reason }) => !pass.pausesToRemove.has(reason));
  const added = [...pass.pausesToAdd].filter((reason) => pauseSince(status, reason) === undefined);
  if (kept.length + added.length > 0) {
    next.pauses = [...kept, ...added.map((reason) => ({ reason, since: storedNow(world) }))];
    next.controllerPause = status.controllerPause || added.length > 0;
  }
}
