import { MetricDraft } from '../metric';
import { SmokeTestOptions } from './recipe-options';
import { JobProvider } from '../providers/job';
import { requireJobMetricName } from '../providers/job-pod';

/** One run of a Job: if it fails the release is aborted. */
export function smokeTest(options: SmokeTestOptions): MetricDraft {
  const where = 'AnalysisMetric.smokeTest';
  const { name = 'smoke-test', initialDelay, ...job } = options;
  requireJobMetricName(where, name);
  const provider = new JobProvider(job);
  return { where, name, initialDelay, count: 1, measure: () => ({ provider }) };
}
