import { PhasePair } from './phase-agreement';
import { plannedKey } from './planned-story';
import { recordedPods } from './recorded-pods';
import { RecordedRelease } from './recorded-release';
import { Observation } from './story';
import { PlannedRelease } from '../../src/review/plan/planned-release';

/** Seconds from the beginning of a release until it entered the last phase that it came to, without the time that people took. */
export interface ReleaseTimes {
  readonly phase: string;
  readonly recorded: number;
  readonly people: number;
  /** What Jobs took, which only the cluster knows. */
  readonly jobs: number;
  /** The plan with the readiness of the slowest pod of all. */
  readonly planned: number;
  /** The plan with the readiness of the slowest pod of each phase. */
  readonly least: number;
  /** How many times are waited for that the API server keeps in whole seconds: each may be up to a second shorter. */
  readonly roundings: number;
  /** The plan with the time that the slowest pod of each phase was asked for before it was ready: a busy cluster lets it wait before it is created. */
  readonly most: number;
}

/** The plan that is in force at a moment, with so many seconds until a pod is ready. */
export type PlanAt = (readySeconds: number, at: number) => PlannedRelease;

export function releaseTimes(
  planAt: PlanAt, pairs: readonly PhasePair[], observations: readonly Observation[], release: RecordedRelease,
): ReleaseTimes {
  const { recorded } = pairs[pairs.length - 1];
  const entered = began(pairs[pairs.length - 1]);
  const people = release.people.filter(({ from }) => from < entered).reduce((sum, { from, until }) => sum + Math.min(until, entered) - from, 0);
  const pods = recordedPods(observations);
  const through = pairs.slice(0, -1).map((pair, index) => {
    const [from, until] = [began(pair), began(pairs[index + 1])];
    const inPhase = pods.filter(({ ready }) => ready >= from && ready <= until);
    const seconds = (ready: number) => {
      const plan = planAt(ready, until);
      const { seconds: planned } = plan.phases.find((phase) => plannedKey(phase) === pair.recorded.key)!;
      return { planned, jobs: hasJob(plan, pair) ? Math.max(0, until - from - planned) : 0 };
    };
    const slowest = slowestPod(observations, release.version);
    const least = seconds(Math.max(0, ...inPhase.map(({ created, ready }) => ready - created)));
    const most = seconds(Math.max(0, ...inPhase.map(({ asked, ready }) => ready - asked)));
    return { jobs: least.jobs, planned: seconds(slowest).planned, least: least.planned, roundings: roundings(pair), most: most.planned };
  });
  const sum = (of: (one: typeof through[number]) => number) => through.reduce((all, one) => all + of(one), 0);
  const jobs = sum((one) => one.jobs);
  return {
    phase: recorded.key,
    recorded: entered - release.begin - people,
    people,
    jobs,
    planned: sum((one) => one.planned) + jobs,
    least: sum((one) => one.least) + jobs,
    roundings: sum((one) => one.roundings),
    most: sum((one) => one.most) + jobs,
  };
}

/** Seconds that the slowest pod of a version took to become ready. */
export function slowestPod(observations: readonly Observation[], version: string): number {
  return Math.max(0, ...recordedPods(observations).filter((pod) => pod.version === version).map(({ created, ready }) => ready - created));
}

function began({ recorded }: PhasePair): number {
  return recorded.observations[0].at;
}

/** A time that is waited for is kept in whole seconds; the two waves in which the last pods of a canary without a router are replaced are two such. */
function roundings({ planned }: PhasePair): number {
  return planned.seconds === 0 ? 0 : planned.step === 'the last pods are replaced' ? 2 : 1;
}

function hasJob({ analyses }: PlannedRelease, { planned: { gate } }: PhasePair): boolean {
  return analyses.some(({ name, metrics }) => gate?.kind === 'analysis' && gate.analyses.includes(name)
    && metrics.some(({ measures }) => measures === 'whether a Job succeeds'));
}
