import { percent } from '../../plan/in-words';
import { PlannedPhase } from '../../plan/planned-phase';

/** Phases one after the other that are read as one state: a `setWeight` and the `pause` behind it, or many pods that are replaced one by one. */
export interface Plateau {
  readonly phases: readonly PlannedPhase[];
  /** The state that they come to. */
  readonly state: PlannedPhase;
  /** The state that the first of them comes to, where the others do not keep it. */
  readonly from?: PlannedPhase;
  readonly startsAt: number;
  /** Seconds that they take together, at least. */
  readonly seconds: number;
  /** The most pods at any moment. */
  readonly peakReplicas: number;
  /** The longest way back after an abort; absent where an abort does nothing any more. */
  readonly abortSeconds?: number;
}

/** As many alike are listed one by one. */
const MOST_ALIKE = 5;

/** What readers see as one state: phases of the same weight and counts, as long as an abort does the same; and long rows of phases that only replace more pods. */
export function plateaus(phases: readonly PlannedPhase[]): Plateau[] {
  const long = grouped(phases, sameWork).filter((group) => group.length > MOST_ALIKE);
  const rowOf = new Map(long.flatMap((group) => group.map((phase) => [phase, group])));
  return grouped(phases, (one, other) => (rowOf.has(one) || rowOf.has(other) ? rowOf.get(one) === rowOf.get(other) : sameState(one, other)))
    .map((group) => plateauOf(group, rowOf.has(group[0])));
}

function grouped(phases: readonly PlannedPhase[], together: (one: PlannedPhase, other: PlannedPhase) => boolean): PlannedPhase[][] {
  const groups: PlannedPhase[][] = [];
  for (const phase of phases) {
    const group = groups[groups.length - 1];
    if (group && together(group[0], phase)) {
      group.push(phase);
    } else {
      groups.push([phase]);
    }
  }
  return groups;
}

function plateauOf(phases: readonly PlannedPhase[], changing: boolean): Plateau {
  const aborts = phases.flatMap(({ abortSeconds }) => abortSeconds ?? []);
  return {
    phases,
    state: changing ? phases[phases.length - 1] : phases[0],
    ...(changing && { from: phases[0] }),
    startsAt: phases[0].startsAt,
    seconds: phases.reduce((sum, { seconds }) => sum + seconds, 0),
    peakReplicas: Math.max(...phases.map(({ peakReplicas }) => peakReplicas)),
    ...(aborts.length > 0 && { abortSeconds: Math.max(...aborts) }),
  };
}

/** Nothing but pods is different: no gate, and no weight that says who gets what. */
function sameWork(one: PlannedPhase, other: PlannedPhase): boolean {
  return [one, other].every(({ gate, weight }) => gate === undefined && weight === undefined)
    && one.step === other.step
    && (one.abortSeconds === undefined) === (other.abortSeconds === undefined);
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
export function indexes({ phases }: Pick<Plateau, 'phases'>): string {
  return span(phases[0].index, phases[phases.length - 1].index);
}

/** Two numbers as a range, one where they are the same or there is only one. */
export function span(least: number, most: number = least): string {
  return least === most ? String(least) : `${least}–${most}`;
}

/** What a plateau comes to; with where it begins, if that is something else. */
export function course({ from, state }: Plateau, said: (phase: PlannedPhase) => string): string {
  return from === undefined || said(from) === said(state) ? said(state) : `${said(from)} to ${said(state)}`;
}

/** What happens in the phases of a plateau, each once. */
export function stepsOf({ phases }: Pick<Plateau, 'phases'>): string[] {
  return [...new Set(phases.map(({ step }) => step))];
}

/** Whether a step is written so in the manifest: `setWeight: 5`, `pause`. All else is said of it. */
export function isWritten(step: string): boolean {
  return /^(?:pause|plugin|analysis|experiment|[a-z]+[A-Z]\w*)(?::|$)/.test(step);
}

export function stablePods({ stableReplicas, mostStableReplicas }: PlannedPhase): string {
  return span(stableReplicas, mostStableReplicas);
}

export function newPods({ canaryReplicas, mostCanaryReplicas }: PlannedPhase): string {
  return span(canaryReplicas, mostCanaryReplicas);
}

/** The requests of the new version, with the weight where that is another number. */
export function share({ exposure, weight }: PlannedPhase): string {
  const same = weight === undefined || percent(weight / 100) === percent(exposure);
  return same ? percent(exposure) : `${percent(exposure)} (weight ${weight})`;
}
