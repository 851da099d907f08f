import { StepSeconds, withKnownLengths } from './course-lengths';
import { CanaryStepSpec, RolloutSpec } from '../../manifest/rollout';
import { maxTrafficWeight } from '../../semantics/controller/rollout-defaults';
import { canaryShare, entranceOf } from '../simulation/canary-share';
import { ReleaseSimulation } from '../simulation/release-simulation';
import { TimelineState } from '../simulation/timeline';

/** A part of a release: one step of a canary, one stage of blue-green, or what comes after the last. */
export interface CourseStage {
  /**
   * `step`, `last pods` and `promoted` of a canary; `preview`, `pre-promotion`, `pause`, `scale up`, `switched`, `post-promotion` and `promoted` of blue-green;
   * `aborted` where the controller itself gives it up.
   */
  readonly kind: string;
  /** The step of a canary, from 0. */
  readonly stepIndex?: number;
  readonly startsAt: number;
  readonly seconds: number;
  /** What it comes to: how the release stands as the next stage begins. */
  readonly weight?: number;
  readonly stableReplicas: number;
  readonly canaryReplicas: number;
  readonly exposure: number;
  readonly peakReplicas: number;
  /** Whether it does not end by itself. */
  readonly waitsForPerson: boolean;
  /** Whether it is no pause that does not end, but an analysis. */
  readonly neverEnds: boolean;
}

/** Why a release does not go on by itself. */
type Wait = 'paused' | 'endless';

/** The version that runs, and the one that is released: what they are in truth makes no difference. */
const STABLE = 'stable';
const RELEASED = 'released';
const LONGEST_SECONDS = 10 * 365 * 24 * 3600;

/** The stages of a release in which everything passes and people act at once. */
export function rolloutCourse(rollout: RolloutSpec, lengths: StepSeconds, readySeconds: number): readonly CourseStage[] {
  const simulation = atRest(rollout, lengths, readySeconds);
  const begin = simulation.now;
  const first = simulation.timeline.length;
  release(simulation, rollout, lengths);
  const waits = new Map<string, Wait>();
  runToEnd(simulation, rollout, (state, why) => waits.set(keyOf(state, rollout), why));
  return stagesOf(simulation.timeline.slice(first), rollout, begin, waits);
}

/** Seconds until the stable version answers every request again, if the release is aborted at this moment; undefined where that never comes. */
export function abortSeconds(rollout: RolloutSpec, lengths: StepSeconds, readySeconds: number, at: number): number | undefined {
  const simulation = atRest(rollout, lengths, readySeconds);
  const begin = simulation.now;
  release(simulation, rollout, lengths);
  simulation.plan(begin + at, { kind: 'abort' });
  runToEnd(simulation, rollout, () => undefined);
  const ended = simulation.timeline.find((state) => state.aborted && shareOf(state, rollout) === 0);
  return ended && Math.max(0, ended.at - begin - at);
}

function atRest(rollout: RolloutSpec, lengths: StepSeconds, readySeconds: number): ReleaseSimulation {
  const simulation = new ReleaseSimulation({ ...withKnownLengths(rollout, lengths), name: STABLE }, {
    exactTimes: true,
    readyAfter: () => readySeconds,
    measure: ({ metric }) => ({ outcome: 'Successful', seconds: Number(metric.name) }),
    experiment: (step) => ({ outcome: 'Successful', seconds: lengths.steps.get(step) ?? 0 }),
  });
  simulation.advanceUntil(({ phase }) => phase === 'Healthy', LONGEST_SECONDS);
  return simulation;
}

function release(simulation: ReleaseSimulation, rollout: RolloutSpec, lengths: StepSeconds): void {
  simulation.after({ kind: 'apply', version: { ...withKnownLengths(rollout, lengths), name: RELEASED } });
}

/** Whoever is waited for acts at once; what would never end is ended by hand, too. */
function runToEnd(simulation: ReleaseSimulation, { strategy }: RolloutSpec, wait: (state: TimelineState, why: Wait) => void): void {
  const until = simulation.now + LONGEST_SECONDS;
  for (let helped = 0; helped < 2 * (strategy.canary?.steps?.length ?? 0) + 5;) {
    const paused = simulation.awaitsPerson;
    if (!paused && !simulation.isAtRest && simulation.advance(until)) {
      continue;
    }
    const { stable, aborted } = simulation.state;
    if (stable === RELEASED || aborted) {
      return;
    }
    wait(simulation.state, paused ? 'paused' : 'endless');
    helped++;
    simulation.after({ kind: paused || strategy.canary ? 'promote' : 'promoteInFull' });
  }
}

function stagesOf(states: readonly TimelineState[], rollout: RolloutSpec, begin: number, waits: ReadonlyMap<string, Wait>): readonly CourseStage[] {
  const parts: TimelineState[][] = [];
  states.filter(({ current }) => current === RELEASED).forEach((state) => {
    const part = parts[parts.length - 1];
    if (part && keyOf(part[0], rollout) === keyOf(state, rollout)) {
      part.push(state);
    } else {
      parts.push([state]);
    }
  });
  const stages = parts.map((part, index): CourseStage => {
    const [first] = part;
    const last = part[part.length - 1];
    const next = parts[index + 1]?.[0];
    const kind = kindOf(first, rollout);
    // What a step sets is in force as the next one begins; what holds the release holds it as it is.
    const end = next && kind === 'step' && !isHold(rollout.strategy.canary!.steps![first.step!]) ? next : last;
    const promoted = kind === 'promoted';
    return {
      kind: kind === 'preview' && index > 0 ? 'scale up' : kind,
      ...(kind === 'step' && { stepIndex: first.step }),
      startsAt: first.at - begin,
      seconds: (next ?? last).at - first.at,
      ...(end.weight !== undefined && { weight: promoted ? maxTrafficWeight(rollout) : end.weight }),
      // The last pods of the old version go in the very moment in which the new one becomes the stable one.
      stableReplicas: promoted ? 0 : (kind === 'last pods' && next ? next : end).pods[STABLE]?.desired ?? 0,
      canaryReplicas: end.pods[RELEASED]?.desired ?? 0,
      exposure: end.stable === RELEASED ? 1 : shareOf(end, rollout),
      peakReplicas: Math.max(...part.map(({ pods }) => Object.values(pods).reduce((sum, { current }) => sum + current, 0))),
      waitsForPerson: waits.has(keyOf(first, rollout)),
      neverEnds: waits.get(keyOf(first, rollout)) === 'endless',
    };
  });
  return stages.filter(({ kind, seconds, waitsForPerson }) => !PASSING.has(kind) || seconds > 0 || waitsForPerson);
}

/** Stages that nobody needs to know of where they take no time. */
const PASSING: ReadonlySet<string> = new Set(['preview', 'pause', 'scale up', 'switched', 'last pods']);

function isHold({ pause, analysis, experiment, plugin }: CanaryStepSpec): boolean {
  return [pause, analysis, experiment, plugin].some((hold) => hold !== undefined);
}

function keyOf(state: TimelineState, rollout: RolloutSpec): string {
  const kind = kindOf(state, rollout);
  return kind === 'step' ? `step ${state.step}` : kind;
}

function kindOf({ stable, step, services, analyses, phase, aborted }: TimelineState, { strategy: { canary, blueGreen } }: RolloutSpec): string {
  if (stable === RELEASED) {
    return 'promoted';
  }
  if (aborted) {
    return 'aborted';
  }
  if (canary) {
    return step !== undefined && step < (canary.steps?.length ?? 0) ? 'step' : 'last pods';
  }
  if (services[blueGreen!.activeService] === RELEASED) {
    return analyses.postPromotion === 'Running' ? 'post-promotion' : 'switched';
  }
  return analyses.prePromotion === 'Running' ? 'pre-promotion' : phase === 'Paused' ? 'pause' : 'preview';
}

function shareOf(state: TimelineState, rollout: RolloutSpec): number {
  return canaryShare(state, maxTrafficWeight(rollout), entranceOf(rollout));
}
