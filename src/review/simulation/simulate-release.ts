import { AnalysisRunModel } from './analysis-run-model';
import { entranceOf, versionShare } from './canary-share';
import { Environment } from './environment';
import { Happening } from './happenings';
import { LoadEnvironment, SimulatedLoad } from './load-environment';
import { ReleaseCost, releaseCost } from './release-cost';
import { ReleaseSimulation } from './release-simulation';
import { SimulatedVersion } from './simulated-version';
import { TimelineState } from './timeline';
import { maxTrafficWeight } from '../../semantics/controller/rollout-defaults';

/** A release to be simulated from the moment when its manifests are applied. */
export interface ReleaseScenario {
  /** The version that serves before. */
  readonly stable: SimulatedVersion;
  readonly load: SimulatedLoad;
  /** What else happens, by seconds from the beginning. */
  readonly happenings?: readonly { readonly after: number; readonly happening: Happening }[];
  /** Seconds until a person promotes where the release waits for one. */
  readonly manualGateSeconds?: number;
  /** The step, counted from 0, at which a person aborts the release. */
  readonly abortAtStep?: number;
  /** Whether analyses are heeded; without them is what the release would cost without its gate. */
  readonly gated?: boolean;
  /** The end of the simulation, in seconds. */
  readonly limit: number;
}

/** How a release ends. One that is replaced gave way to another version before its end. */
export type ReleaseOutcome = 'promoted' | 'aborted' | 'replaced' | 'unfinished';

/** The metric that aborted a release. */
export interface CaughtBy {
  readonly metric: string;
  /** With which of its samples, counted from 1. */
  readonly sample: number;
  /** `Error` where it could not be measured. */
  readonly outcome: 'Failed' | 'Error';
}

/** What becomes of a release. */
export interface SimulatedRelease {
  /** Every state, by seconds from the beginning. */
  readonly states: readonly TimelineState[];
  readonly outcome: ReleaseOutcome;
  /** When it ended so, or the end of the simulation. */
  readonly at: number;
  /** The state in which it ended. */
  readonly end: TimelineState;
  readonly caughtBy?: CaughtBy;
  /** From the beginning to the limit: a bad version that is promoted goes on to cost. */
  readonly cost: ReleaseCost;
}

const SETTLING_SECONDS = 3600;

/** Simulates a release. The same scenario always ends in the same way. */
export function simulateRelease(scenario: ReleaseScenario): SimulatedRelease {
  return simulateIn(scenario, new LoadEnvironment(scenario.load));
}

/** Simulates a release in a world that measures otherwise than by chance. */
export function simulateIn(
  { stable, load, happenings = [], manualGateSeconds = 0, abortAtStep, gated = true, limit }: ReleaseScenario, environment: Environment,
): SimulatedRelease {
  const { released } = load;
  const simulation = new ReleaseSimulation(stable, gated ? environment : { ...environment, measure: () => ({ outcome: 'Successful' }) });
  simulation.advanceUntil(({ phase }) => phase === 'Healthy', SETTLING_SECONDS);
  const begin = simulation.now;
  const first = simulation.timeline.length - 1;
  happenings.forEach(({ after, happening }) => simulation.plan(begin + after, happening));
  simulation.after({ kind: 'apply', version: gated ? released : withoutBackground(released) });
  let ended: TimelineState | undefined;
  for (let seen = first + 1; ; ) {
    ended ??= simulation.timeline.slice(seen).find((state) => outcomeOf(state, released) !== undefined);
    seen = simulation.timeline.length;
    if (ended && !stillServes(simulation.state, load)) {
      break;
    }
    if (!ended && waitsForPerson(simulation)) {
      simulation.plan(simulation.now + manualGateSeconds, { kind: 'promote' });
    }
    if (!ended && abortAtStep !== undefined && simulation.state.step === abortAtStep && !simulation.isPlanned('abort')) {
      simulation.plan(simulation.now, { kind: 'abort' });
    }
    if (!simulation.advance(begin + limit)) {
      break;
    }
  }
  const states = simulation.timeline.slice(first).map((state) => sinceBegin(state, begin));
  const outcome = ended ? outcomeOf(ended, released)! : 'unfinished';
  return {
    states,
    outcome,
    at: ended ? sinceBegin(ended, begin).at : limit,
    end: ended ? sinceBegin(ended, begin) : states[states.length - 1],
    ...(outcome === 'aborted' && caughtBy(simulation.runs)),
    cost: releaseCost(states, 0, limit, load, released.name, maxTrafficWeight(released.rollout), entranceOf(released.rollout)),
  };
}

/** An analysis in the background takes no time of the release: one that is not heeded need not run. */
function withoutBackground(version: SimulatedVersion): SimulatedVersion {
  const { canary } = version.rollout.strategy;
  return canary ? { ...version, rollout: { ...version.rollout, strategy: { canary: { ...canary, analysis: undefined } } } } : version;
}

function sinceBegin(state: TimelineState, begin: number): TimelineState {
  return { ...state, at: Math.max(0, state.at - begin) };
}

function outcomeOf({ aborted, phase, stable, current }: TimelineState, { name }: SimulatedVersion): ReleaseOutcome | undefined {
  return stable === name ? 'promoted' : current !== name ? 'replaced' : aborted && phase === 'Degraded' ? 'aborted' : undefined;
}

/** Whether the version, which is not to stay, still answers requests: it takes a while until its pods are replaced, or the others can serve. */
function stillServes(state: TimelineState, { released }: SimulatedLoad): boolean {
  const { rollout, name } = released;
  return state.stable !== name && versionShare(state, name, maxTrafficWeight(rollout), entranceOf(rollout)) > 0;
}

/** A pause without an end; one after an inconclusive analysis is for a person to judge, and stays. */
function waitsForPerson(simulation: ReleaseSimulation): boolean {
  return simulation.awaitsPerson && !simulation.isPlanned('promote');
}

function caughtBy(runs: readonly Readonly<AnalysisRunModel>[]): Pick<SimulatedRelease, 'caughtBy'> {
  for (const { spec, outcome, dryRun, taken } of runs.flatMap(({ metrics }) => metrics)) {
    if (!dryRun && (outcome === 'Failed' || outcome === 'Error')) {
      return { caughtBy: { metric: spec.name, sample: Object.values(taken).reduce((sum, count) => sum + count, 0), outcome } };
    }
  }
  return {};
}
