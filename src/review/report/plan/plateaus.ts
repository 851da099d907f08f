import { PlannedPhase } from '../../plan/planned-phase';

/** Phases one after the other in which nothing changes but what is waited for: a `setWeight` and the `pause` behind it. */
export interface Plateau {
  readonly phases: readonly PlannedPhase[];
  /** The state that the first of them comes to, and the others keep. */
  readonly state: PlannedPhase;
  readonly startsAt: number;
  /** Seconds that they take together, at least. */
  readonly seconds: number;
  /** The most pods at any moment. */
  readonly peakReplicas: number;
  /** The longest way back after an abort; absent where an abort does nothing any more. */
  readonly abortSeconds?: number;
}

/** What readers see as one state: phases of the same weight and counts, as long as an abort does the same. */
export function plateaus(phases: readonly PlannedPhase[]): Plateau[] {
  const groups: PlannedPhase[][] = [];
  for (const phase of phases) {
    const group = groups[groups.length - 1];
    if (group && sameState(group[0], phase)) {
      group.push(phase);
    } else {
      groups.push([phase]);
    }
  }
  return groups.map(plateauOf);
}

function plateauOf(phases: readonly PlannedPhase[]): Plateau {
  const aborts = phases.flatMap(({ abortSeconds }) => abortSeconds ?? []);
  return {
    phases,
    state: phases[0],
    startsAt: phases[0].startsAt,
    seconds: phases.reduce((sum, { seconds }) => sum + seconds, 0),
    peakReplicas: Math.max(...phases.map(({ peakReplicas }) => peakReplicas)),
    ...(aborts.length > 0 && { abortSeconds: Math.max(...aborts) }),
  };
}

function sameState(one: PlannedPhase, other: PlannedPhase): boolean {
  return one.weight === other.weight
    && one.exposure === other.exposure
    && one.stableReplicas === other.stableReplicas
    && one.canaryReplicas === other.canaryReplicas
    && one.mostStableReplicas === other.mostStableReplicas
    && one.mostCanaryReplicas === other.mostCanaryReplicas
    && (one.abortSeconds === undefined) === (other.abortSeconds === undefined);
}

/** `3` or `3–5`: places in the list of phases. */
export function indexes({ phases }: Plateau): string {
  return span(phases[0].index, phases[phases.length - 1].index);
}

/** Two numbers as a range, one where they are the same or there is only one. */
export function span(least: number, most: number = least): string {
  return least === most ? String(least) : `${least}–${most}`;
}
