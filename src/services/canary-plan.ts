import { Duration } from 'cdk8s';
import { RolloutAnalysis } from '../analysis/rollout-analysis';
import { CanaryStepSpec } from '../manifest/rollout';
import { formatDuration } from '../semantics/durations';
import { propError } from '../semantics/errors';
import { pauseSeconds } from '../semantics/validation/durations';
import { CanaryStep } from '../strategy/canary-step';

const DEFAULT_BAKE = Duration.minutes(2);

/** The steps as the caller wrote them, completed to the full weight where a router splits traffic. */
export function completeSteps(where: string, steps: CanaryStep[], routed: boolean, fullWeight: number, bake: Duration | undefined): CanaryStep[] {
  if (steps.length === 0) {
    throw propError(where, { prop: 'steps', received: [], accepted: 'at least one step', mend: 'use CanarySteps.weights([5, 25, 50], { pause: Duration.minutes(5) }), or a RollingService' });
  }
  requireRisingWeights(where, steps.map((step) => step._toJson()));
  const last = lastWeight(steps);
  if (!routed) {
    if (bake !== undefined) {
      throw propError(where, { prop: 'bake', received: formatDuration(bake), accepted: 'nothing without a router', mend: 'leave it out: at weight 100 no stable pod is left' });
    }
    return steps;
  }
  const pause = bake ?? DEFAULT_BAKE;
  if (last === fullWeight) {
    if (bake !== undefined) {
      throw propError(where, { prop: 'bake', received: formatDuration(bake), accepted: `nothing where the steps reach ${fullWeight}`, mend: `put a pause behind CanaryStep.weight(${fullWeight}) yourself, or leave that weight out` });
    }
    return steps;
  }
  return pause.toMilliseconds() === 0 ? steps : [...steps, CanaryStep.weight(fullWeight), CanaryStep.pause(pause)];
}

/**
 * Throws if the canary gets all traffic before the release is over although stable pods go as its weight grows: none would be left to go back to,
 * and NGINX answers 503 for a stable Service without pods.
 */
export function requireStableShare(where: string, steps: CanaryStep[], fullWeight: number, bake: Duration | undefined): void {
  const mend = 'leave it out, or leave dynamicStableScale out';
  if (bake !== undefined) {
    throw propError(where, { prop: 'bake', received: formatDuration(bake), accepted: 'nothing together with dynamicStableScale', mend });
  }
  if (lastWeight(steps) === fullWeight) {
    const accepted = `weights below ${fullWeight} together with dynamicStableScale: no stable pod would be left`;
    throw propError(where, { prop: 'steps', received: `weight ${fullWeight}`, accepted, mend });
  }
}

/** Puts the analysis behind each pause that follows a weight. */
export function withInlineAnalysis(steps: CanaryStep[], analysis: RolloutAnalysis): CanaryStep[] {
  let weight = 0;
  return steps.flatMap((step) => {
    const spec = step._toJson();
    weight = spec.setWeight ?? weight;
    return spec.pause !== undefined && weight > 0 ? [step, CanaryStep.analysis(analysis)] : [step];
  });
}

/** Index of the first step at which the canary has traffic. */
export function firstStepWithTraffic(steps: CanaryStep[]): number {
  return steps.findIndex((step) => (step._toJson().setWeight ?? 0) > 0) + 1;
}

/** Throws unless the canary is held somewhere with traffic: an analysis would have nothing to see, or no step to stand behind. */
export function requireObservable(where: string, steps: CanaryStep[]): void {
  const specs = steps.map((step) => step._toJson());
  const first = specs.findIndex(({ setWeight }) => (setWeight ?? 0) > 0);
  if (first < 0 || !specs.slice(first).some(({ pause }) => pause !== undefined)) {
    throw propError(where, {
      prop: 'analysis',
      received: `steps without a pause behind a weight (${specs.map((spec) => Object.keys(spec)[0]).join(', ')})`,
      accepted: 'an analysis of a canary that is held with traffic',
      mend: 'add CanaryStep.pause(Duration.minutes(5)) behind a weight, or leave analysis out',
    });
  }
}

/** Names of the managed routes that the steps set. */
export function managedRoutes(steps: CanaryStep[], kind: 'setHeaderRoute' | 'setMirrorRoute'): string[] {
  return [...new Set(steps.flatMap((step) => step._toJson()[kind]?.name ?? []))];
}

/** Seconds of each timed pause, and whether one waits for a person. */
export function pauses(steps: CanaryStep[]): { timed: number[]; manual: boolean } {
  const specs = steps.map((step) => step._toJson()).filter((spec) => spec.pause !== undefined);
  return {
    timed: specs.flatMap(({ pause }) => pauseSeconds(pause!.duration) ?? []),
    manual: specs.some(({ pause }) => pause!.duration === undefined),
  };
}

function requireRisingWeights(where: string, specs: CanaryStepSpec[]): void {
  let highest = 0;
  specs.forEach(({ setWeight }, index) => {
    if (setWeight !== undefined && setWeight < highest) {
      throw propError(where, { prop: `steps[${index}].weight`, received: setWeight, accepted: `at least ${highest}, the weight before it`, mend: 'let the weights rise; an abort takes the traffic back' });
    }
    highest = setWeight ?? highest;
  });
}

function lastWeight(steps: CanaryStep[]): number | undefined {
  return steps.map((step) => step._toJson().setWeight).filter((weight) => weight !== undefined).pop();
}
