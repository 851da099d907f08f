import { PhaseEnd, PhasePair, pairedPhases, plannedEnd, recordedEnd } from './phase-agreement';
import { holds, plannedStory } from './planned-story';
import { mostPods, recordedPhases } from './recorded-phases';
import { RecordedRelease } from './recorded-release';
import { recordedTimes } from './recorded-times';
import { PlanAt, slowestPod } from './release-times';
import { StoryRecord } from './story';
import { storyVersion } from './story-versions';
import { PlannedPhase } from '../../src/review/plan/planned-phase';
import { PlannedRelease } from '../../src/review/plan/planned-release';

/** A release that was recorded beside the plan of the same manifests. */
export interface FollowedPlan {
  readonly plan: PlannedRelease;
  readonly planAt: PlanAt;
  readonly pairs: readonly PhasePair[];
  /** Phases of the plan that the record did not come to, and those of the record that the plan leaves out as they take no time. */
  readonly missing: readonly string[];
  readonly passed: readonly { readonly key: string; readonly seconds: number }[];
  readonly planned: readonly PhaseEnd[];
  readonly recorded: readonly PhaseEnd[];
}

/** Without an autoscaler the manifests say how many pods there are; with one, the record does, at each moment. */
export function followPlan(story: string, record: StoryRecord, release: RecordedRelease, change?: (manifests: string) => string): FollowedPlan {
  const { rescales } = recordedTimes(record);
  const planAt: PlanAt = (readySeconds, at) => {
    const [latest] = rescales.filter((one) => one.at <= at).reverse();
    const first = release.observations[0].replicas?.[release.before]?.desired;
    return plannedStory(story, release.apply, { readySeconds, ...(rescales.length > 0 && { replicas: latest?.replicas ?? first }) }, change);
  };
  const slowest = slowestPod(record.observations!, release.version);
  const plan = planAt(slowest, release.begin);
  const paired = pairedPhases(plan, recordedPhases(release, storyVersion(story, release.apply)!.rollout), release);
  // What is in force at the end of a phase is planned for the number of pods that is asked for by then.
  const pairs = rescales.length === 0 ? paired.pairs : paired.pairs.map((pair): PhasePair => {
    const last = pair.recorded.observations[pair.recorded.observations.length - 1];
    return { ...pair, planned: planAt(slowest, last.at).phases[pair.planned.index] };
  });
  const compared = pairs.filter(({ end }) => end !== undefined);
  return { ...paired, plan, planAt, pairs, planned: compared.map(plannedEnd), recorded: compared.map((pair) => recordedEnd(pair, release)) };
}

/** The record's most pods in each phase, against the plan's, and over all phases. */
export function pods({ pairs }: FollowedPlan): { readonly excess: string[]; readonly recorded: number; readonly planned: number } {
  const excess = pairs.filter(({ planned, recorded }) => mostPods(recorded.observations) > planned.peakReplicas)
    .map(({ planned, recorded }) => `${recorded.key}: ${mostPods(recorded.observations)} pods, planned ${planned.peakReplicas}`);
  return {
    excess,
    recorded: Math.max(...pairs.map(({ recorded }) => mostPods(recorded.observations))),
    planned: Math.max(...pairs.map(({ planned }) => planned.peakReplicas)),
  };
}

/** Where requests go at the end of each phase: what the Services select, what the router was told, the new version's share of the ready pods without one. */
export function traffic({ plan, pairs }: FollowedPlan, { version, before }: RecordedRelease): Record<'planned' | 'recorded', object[]> {
  const { strategy, traffic: { stableService, canaryService, router } } = plan;
  const compared = pairs.filter(({ planned, end }) => end !== undefined && holds(planned));
  const shared = router === 'share of pods';
  const expected = ({ exposure, weight, stepIndex, step }: PlannedPhase) => {
    const switched = strategy === 'blue-green' ? exposure === 1 : step === 'promoted';
    return {
      step: stepIndex ?? step,
      [stableService!]: shared ? '*' : switched ? version : before,
      // Before its weight is above 0 nobody asks the Service of the canary.
      ...(canaryService !== undefined && (strategy === 'blue-green' || exposure > 0) && { [canaryService]: version }),
      // While the last pods are replaced the router is told nothing; as they are there, it is told all of it in one go with the promotion.
      ...(weight !== undefined && step !== 'the last pods are replaced' && { routed: step === 'promoted' ? '0' : String(weight) }),
      ...(shared && { exposure }),
    };
  };
  const planned = compared.map((pair) => expected(pair.planned));
  const recorded = compared.map(({ planned: phase, end }, index) => {
    const ready = Object.values(end!.replicas ?? {}).reduce((sum, one) => sum + one.ready, 0);
    const exposure = (end!.replicas?.[version]?.ready ?? 0) / ready;
    const seen: Record<string, unknown> = { ...end!.services, step: phase.stepIndex ?? phase.step, routed: end!.routedWeight, exposure };
    return Object.fromEntries(Object.keys(planned[index]).map((key) => [key, seen[key]]));
  });
  return { planned, recorded };
}
