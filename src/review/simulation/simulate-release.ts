import { AnalysisRunModel } from './analysis-run-model';
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
  /** Whether analyses are heeded; without them is what the release would cost without its gate. */
  readonly gated?: boolean;
  /** The end of the simulation, in seconds. */
  readonly limit: number;
}

/** What becomes of a release. */
export interface SimulatedRelease {
  /** Every state, by seconds from the beginning. */
  readonly states: readonly TimelineState[];
  readonly outcome: 'promoted' | 'aborted' | 'unfinished';
  /** When it was promoted or aborted, or the end. */
  readonly at: number;
  /** The metric that aborted it, and with which of its samples, counted from 1. */
  readonly caughtBy?: { readonly metric: string; readonly sample: number };
  /** From the beginning to the limit: a bad version that is promoted goes on to cost. */
  readonly cost: ReleaseCost;
}

const SETTLING_SECONDS = 3600;

/** Simulates a release. The same scenario always ends in the same way. */
export function simulateRelease({ stable, load, happenings = [], manualGateSeconds = 0, gated = true, limit }: ReleaseScenario): SimulatedRelease {
  const environment = new LoadEnvironment(load);
  const simulation = new ReleaseSimulation(stable, gated ? environment : {
    readyAfter: environment.readyAfter,
    measure: () => ({ outcome: 'Successful' }),
  });
  simulation.advanceUntil(({ phase }) => phase === 'Healthy', SETTLING_SECONDS);
  const begin = simulation.now;
  const first = simulation.timeline.length - 1;
  happenings.forEach(({ after, happening }) => simulation.plan(begin + after, happening));
  simulation.after({ kind: 'apply', version: load.released });
  let ended = finished(simulation, load.released);
  for (let seen = simulation.timeline.length; !ended; seen = simulation.timeline.length) {
    if (waitsForPerson(simulation)) {
      simulation.plan(simulation.now + manualGateSeconds, { kind: 'promote' });
    }
    const advanced = simulation.advance(begin + limit);
    ended = simulation.timeline.slice(seen).find((state) => isEnd(state, load.released)) ?? finished(simulation, load.released);
    if (!advanced) {
      break;
    }
  }
  const states = simulation.timeline.slice(first).map((state) => ({ ...state, at: Math.max(0, state.at - begin) }));
  const { strategy } = load.released.rollout;
  const outcome = !ended ? 'unfinished' : ended.aborted ? 'aborted' : 'promoted';
  return {
    states,
    outcome,
    at: ended ? Math.max(0, ended.at - begin) : limit,
    ...(outcome === 'aborted' && caughtBy(simulation.runs)),
    cost: releaseCost(states, 0, limit, load, load.released.name, maxTrafficWeight(load.released.rollout), strategy.blueGreen?.activeService),
  };
}

function finished(simulation: ReleaseSimulation, released: SimulatedVersion): TimelineState | undefined {
  return isEnd(simulation.state, released) ? simulation.state : undefined;
}

function isEnd({ aborted, phase, stable }: TimelineState, released: SimulatedVersion): boolean {
  return (aborted && phase === 'Degraded') || stable === released.name;
}

/** A pause without an end; one after an inconclusive analysis is for a person to judge, and stays. */
function waitsForPerson(simulation: ReleaseSimulation): boolean {
  return simulation.awaitsPerson && !simulation.isPlanned('promote');
}

function caughtBy(runs: readonly Readonly<AnalysisRunModel>[]): Pick<SimulatedRelease, 'caughtBy'> {
  const metric = runs.flatMap(({ metrics }) => metrics).find(({ outcome, dryRun }) => !dryRun && (outcome === 'Failed' || outcome === 'Error'));
  return metric ? { caughtBy: { metric: metric.spec.name, sample: Object.values(metric.taken).reduce((sum, count) => sum + count, 0) } } : {};
}
