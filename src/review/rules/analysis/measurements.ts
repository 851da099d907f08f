import { seconds, wholeNumber } from './placeholders';
import { AnalysisUse, UsedMetric } from '../../inventory/analyses-of';

/** How often a metric is measured: Infinity without end, undefined where only the cluster knows. */
export function measurementsOf({ metric }: UsedMetric, { args }: AnalysisUse): number | undefined {
  const count = wholeNumber(metric.count, args);
  if (count === undefined || count > 0) {
    return count;
  }
  return metric.interval === undefined ? 1 : Infinity;
}

/** Seconds from the start of an analysis to the last measurement of a metric; undefined where only the cluster knows. */
export function lastMeasurement(used: UsedMetric, use: AnalysisUse): number | undefined {
  const [delay, interval, count] = [seconds(used.metric.initialDelay, use.args), seconds(used.metric.interval, use.args), measurementsOf(used, use)];
  return delay === undefined || interval === undefined || count === undefined ? undefined : delay + (count === 1 ? 0 : (count - 1) * interval);
}

/** Seconds that an analysis takes; undefined where only the cluster knows. */
export function lengthOf(use: AnalysisUse): number | undefined {
  const lengths = use.metrics.map((used) => lastMeasurement(used, use));
  return !use.complete || lengths.includes(undefined) ? undefined : Math.max(0, ...lengths as number[]);
}
