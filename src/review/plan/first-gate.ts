import { PlannedAnalysis, PlannedPhase } from './planned-phase';

/** What more than time has judged: people, analyses and what a step plugin does. */
const JUDGING: ReadonlySet<string> = new Set(['manual', 'analysis', 'experiment', 'plugin']);

/** A moment when somebody or something says yes or no, and the largest share of the requests until then. */
interface Judgement {
  readonly at: number;
  readonly exposure: number;
}

/** The largest share of the requests that the new version answers before anything but time has judged it; 1 where nothing ever does. */
export function exposureBeforeFirstGate(phases: readonly PlannedPhase[], analyses: readonly PlannedAnalysis[]): number {
  const judgements = [...gates(phases), ...backgroundSamples(phases, analyses)];
  return judgements.length === 0 ? 1 : judgements.reduce((first, one) => one.at < first.at ? one : first).exposure;
}

function gates(phases: readonly PlannedPhase[]): Judgement[] {
  return phases.flatMap(({ gate, startsAt, seconds }, index) => gate && JUDGING.has(gate.kind)
    ? [{ at: startsAt + seconds, exposure: highest(phases.slice(0, index + 1)) }] : []);
}

/** A background analysis has said something when it could have aborted. */
function backgroundSamples(phases: readonly PlannedPhase[], analyses: readonly PlannedAnalysis[]): Judgement[] {
  return analyses.filter(({ name }) => name === 'background').flatMap(({ fromPhase, metrics }) => metrics.flatMap(({ earliestAbort }) => {
    const at = phases[fromPhase].startsAt + (earliestAbort ?? Infinity);
    const before = phases.filter(({ startsAt, seconds }) => startsAt < at && startsAt + seconds <= at);
    return Number.isFinite(at) ? [{ at, exposure: highest(before) }] : [];
  }));
}

function highest(phases: readonly PlannedPhase[]): number {
  return Math.max(0, ...phases.map(({ exposure }) => exposure));
}
