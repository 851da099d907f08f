import { Canary } from './shapes/strategies';
import { pauseSeconds } from '../../semantics/validation/durations';

/** What holds a canary at its weight until it is over. */
export interface Hold {
  /** The step that it is. */
  readonly step: number;
  readonly by: 'time' | 'person' | 'analysis' | 'experiment' | 'plugin';
  /** Seconds of a pause, where they can be read. */
  readonly seconds?: number;
}

/** A weight of a canary, and what happens while it is in force. */
export interface Stage {
  /** Per cent of the requests that are meant for the new version. */
  readonly weight: number;
  /** The step that sets it. None sets that before the first step, and the full weight after the last one. */
  readonly step?: number;
  readonly holds: readonly Hold[];
}

const KNOWN = new WeakMap<Canary, readonly Stage[]>();
const SHARED = new WeakMap<Canary, readonly Stage[]>();

/** The weights of a canary in their order: from none before its first step to all after its last. Many rules ask: they are worked out once. */
export function stagesOf(canary: Canary): readonly Stage[] {
  const stages = KNOWN.get(canary) ?? workOut(canary);
  KNOWN.set(canary, stages);
  return stages;
}

function workOut({ steps = [], trafficRouting }: Canary): readonly Stage[] {
  const full = trafficRouting?.maxTrafficWeight ?? 100;
  const stages: (Stage & { readonly holds: Hold[] })[] = [{ weight: 0, holds: [] }];
  steps.forEach((step, index) => {
    if (step.setWeight !== undefined) {
      stages.push({ weight: (100 * step.setWeight) / full, step: index, holds: [] });
    }
    const { holds } = stages[stages.length - 1];
    if (step.pause) {
      const { duration } = step.pause;
      holds.push(duration === undefined ? { step: index, by: 'person' } : { step: index, by: 'time', seconds: pauseSeconds(duration) });
    }
    (['analysis', 'experiment', 'plugin'] as const).filter((by) => step[by]).forEach((by) => holds.push({ step: index, by }));
  });
  return stages[stages.length - 1].weight === 100 ? stages : [...stages, { weight: 100, holds: [] }];
}

/** The weights at which both versions get requests. */
export function sharedStages(canary: Canary): readonly Stage[] {
  const stages = SHARED.get(canary) ?? stagesOf(canary).filter(({ weight }) => weight > 0 && weight < 100);
  SHARED.set(canary, stages);
  return stages;
}

/** The weight that is in force at a step. */
export function stageAt(stages: readonly Stage[], step: number): Stage {
  return stages.filter((stage, index) => index === 0 || (stage.step !== undefined && stage.step <= step)).pop()!;
}

/** A weight for a message: `12.5 %`. */
export function percent(weight: number): string {
  return `${Number(weight.toFixed(1))} %`;
}
