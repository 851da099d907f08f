import { PlannedAnalysis, PlannedPhase } from './planned-phase';

/** What more than time has judged: people, analyses and what a step plugin does. */
const JUDGING: ReadonlySet<string> = new Set(['manual', 'analysis', 'experiment', 'plugin']);

/** The largest share of the requests that the new version answers before anything but time has judged it; 1 where nothing ever does. */
export function exposureBeforeFirstGate(phases: readonly PlannedPhase[], analyses: readonly PlannedAnalysis[]): number {
  const moments = [
    ...phases.filter(({ gate }) => gate && JUDGING.has(gate.kind)).map(({ startsAt, seconds }) => startsAt + seconds),
    ...analyses.filter(({ name }) => name === 'background').flatMap(({ fromPhase, metrics }) =>
      metrics.flatMap(({ earliestAbort }) => earliestAbort === undefined ? [] : [phases[fromPhase].startsAt + earliestAbort])),
  ];
  const judged = Math.min(...moments);
  const before = phases.filter(({ startsAt, seconds }) => startsAt + seconds <= judged);
  return Number.isFinite(judged) ? Math.max(0, ...before.map(({ exposure }) => exposure)) : 1;
}
