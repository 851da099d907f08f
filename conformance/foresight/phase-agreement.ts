import { holds, plannedKey } from './planned-story';
import { RecordedPhase } from './recorded-phases';
import { RecordedRelease } from './recorded-release';
import { Observation } from './story';
import { PlannedPhase } from '../../src/review/plan/planned-phase';
import { PlannedRelease } from '../../src/review/plan/planned-release';

/** A phase of the plan beside the same phase of the record. */
export interface PhasePair {
  readonly planned: PlannedPhase;
  readonly recorded: RecordedPhase;
  /** How the record stands at the phase's end; absent where something came between before that. */
  readonly end?: Observation;
}

/** What the two have at the end of a phase, side by side. */
export interface PhaseEnd {
  readonly phase: string;
  readonly weight?: number;
  readonly stableReplicas?: number;
  readonly canaryReplicas: number;
}

/**
 * The phases of the plan that the record went through, each with its own. The plan leaves out what takes no time: such a phase of the record has
 * no partner, and is in `passed` with the seconds that the controller needed for it.
 */
export function pairedPhases(plan: PlannedRelease, recorded: readonly RecordedPhase[], release: RecordedRelease) {
  const pairs: PhasePair[] = [];
  const missing: string[] = [];
  const used = new Set<RecordedPhase>();
  let from = 0;
  for (const planned of plan.phases) {
    const place = recorded.findIndex(({ key }, index) => index >= from && key === plannedKey(planned));
    if (place < 0) {
      missing.push(plannedKey(planned));
      continue;
    }
    used.add(recorded[place]);
    from = place + 1;
    pairs.push({ planned, recorded: recorded[place], end: endOf(planned, recorded, place, release) });
  }
  const passed = recorded.flatMap((phase, index) => used.has(phase) ? []
    : [{ key: phase.key, seconds: (recorded[index + 1] ?? phase).observations[0].at - phase.observations[0].at }]);
  return { pairs, missing, passed };
}

function endOf(planned: PlannedPhase, recorded: readonly RecordedPhase[], place: number, { disturbed }: RecordedRelease): Observation | undefined {
  const { observations } = recorded[place];
  const last = observations[observations.length - 1];
  const next = recorded[place + 1]?.observations[0];
  // What only waits is as it will be, whenever somebody comes between; but while pods are being moved it is under way.
  const settled = next !== undefined || disturbed === undefined || planned.gate?.kind === 'manual' || planned.gate?.kind === 'pause';
  // The last pods of the old version go as the new one becomes the stable one, and with it the weight.
  const leaving = next !== undefined && planned.step === 'the last pods are replaced' ? { ...last, replicas: next.replicas } : last;
  return !settled ? undefined : holds(planned) ? leaving : next;
}

/** What the plan says of the end of a phase. */
export function plannedEnd({ planned }: PhasePair): PhaseEnd {
  const { weight, stableReplicas, canaryReplicas } = planned;
  return { phase: plannedKey(planned), weight, stableReplicas, canaryReplicas };
}

/** What the record says. Once the new version is the stable one, its requests are those of the stable version, and the old pods wait for their delay to pass. */
export function recordedEnd({ recorded, end, planned }: PhasePair, { version, before }: RecordedRelease): PhaseEnd {
  const { weight, replicas = {} } = end!;
  const promoted = recorded.key === 'promoted';
  const waiting = replicas[before]?.desired ?? 0;
  return {
    phase: recorded.key,
    weight: promoted && weight === 0 ? 100 : weight,
    stableReplicas: promoted && waiting > 0 ? planned.stableReplicas : waiting,
    canaryReplicas: replicas[version]?.desired ?? 0,
  };
}
