import { RecordedRelease } from './recorded-release';
import { Observation } from './story';
import { RolloutSpec } from '../../src/manifest/rollout';

/** A phase of a release as it was recorded: the step of a canary, the stage of blue-green. */
export interface RecordedPhase {
  readonly key: string;
  readonly observations: readonly Observation[];
}

/** The phases that were gone through, in their order. */
export function recordedPhases({ version, observations }: RecordedRelease, rollout: RolloutSpec): RecordedPhase[] {
  const phases: { key: string; observations: Observation[] }[] = [];
  for (const observation of observations) {
    const key = phaseKey(observation, version, rollout);
    const last = phases[phases.length - 1];
    if (last?.key === key) {
      last.observations.push(observation);
    } else {
      phases.push({ key, observations: [observation] });
    }
  }
  return phases;
}

function phaseKey(observation: Observation, version: string, { strategy: { canary, blueGreen } }: RolloutSpec): string {
  const { stable, step, phase, services = {}, analysis = {} } = observation;
  if (stable === version) {
    return 'promoted';
  }
  if (canary) {
    return step !== undefined && step < (canary.steps?.length ?? 0) ? `step ${step}` : 'last pods';
  }
  const running = (moment: string) => Object.entries(analysis).some(([name, outcome]) => name.split('-').includes(moment) && ['', 'Pending', 'Running'].includes(outcome));
  if (services[blueGreen!.activeService] === version) {
    return running('post') ? 'postPromotionAnalysis' : 'the active Service is switched';
  }
  return running('pre') ? 'prePromotionAnalysis' : phase === 'Paused' ? 'pause' : 'the new version starts';
}

/** The most pods of both versions at one time. Those that are told to stop count no longer, as in the plan, however late a busy cluster counts them. */
export function mostPods(observations: readonly Observation[]): number {
  return Math.max(0, ...observations.map(({ replicas = {} }) => Object.entries(replicas)
    .filter(([version]) => !version.includes(' of ')).reduce((sum, [, { desired, current }]) => sum + Math.min(desired, current), 0)));
}
