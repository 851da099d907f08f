import { Measured, MeasurementRequest, Outcome, RunKind } from './environment';
import { LoadEnvironment, RequestSample } from './load-environment';
import { RequestFlow } from './request-flow';
import { ReleaseScenario, simulateIn, SimulatedRelease } from './simulate-release';
import { MetricSpec } from '../../manifest/analysis';

/** A measurement that a release takes as long as nothing fails. */
export interface ScheduledMeasurement {
  readonly run: RunKind;
  readonly step?: number;
  /** When the run began. */
  readonly startedAt: number;
  readonly metric: MetricSpec;
  /** Whether its outcome counts for nothing. */
  readonly dryRun: boolean;
  /** Seconds of the simulation; the release began at `begin` of the schedule. */
  readonly at: number;
  /** The requests whose errors decide about it; absent where chance does not, and `outcome` is certain. */
  readonly sample?: RequestSample;
  /** Where chance decides: as if no request failed. */
  readonly outcome: Outcome;
}

/** Everything that a release measures, in its order, and what becomes of it, as long as no request of the new version fails. */
export interface MeasurementSchedule {
  readonly measurements: readonly ScheduledMeasurement[];
  readonly release: SimulatedRelease;
  readonly flow: RequestFlow;
}

/** Works out what a release measures when, and over which requests. Until a metric decides, chance changes nothing about that. */
export function measurementSchedule(scenario: ReleaseScenario): MeasurementSchedule {
  const environment = new LoadEnvironment({ ...scenario.load, errorRate: 0, baseline: 0 });
  const measurements: ScheduledMeasurement[] = [];
  const measure = (request: MeasurementRequest): Measured => {
    const sample = environment.sampleOf(request);
    const measured = environment.measure(request);
    const { run, step, startedAt, metric, dryRun, state: { at } } = request;
    measurements.push({
      run, startedAt, metric, dryRun, at, outcome: measured.outcome, ...(step !== undefined && { step }), ...(sample && { sample }),
    });
    return measured;
  };
  const release = simulateIn(scenario, { readyAfter: environment.readyAfter, note: environment.note, measure });
  return { measurements, release, flow: environment.flow };
}

/** The measurements of each metric of each run, in their order. */
export function byMetric(measurements: readonly ScheduledMeasurement[]): ReadonlyMap<string, readonly ScheduledMeasurement[]> {
  const groups = new Map<string, ScheduledMeasurement[]>();
  measurements.forEach((measurement) => {
    const key = keyOf(measurement);
    groups.set(key, [...groups.get(key) ?? [], measurement]);
  });
  return groups;
}

/** Tells the metrics of all runs apart. */
export function keyOf({ run, startedAt, metric }: ScheduledMeasurement): string {
  return JSON.stringify([run, startedAt, metric.name]);
}
