import { Duration } from 'cdk8s';
import { AlbTelemetry, AnalysisMetric, DatadogTelemetry, NewRelicTelemetry } from 'cdk8s-rollouts';

/** An answer of a vendor, in the shape in which the controller hands it to the conditions, and what they make of it. */
export interface AnswerCase {
  readonly title: string;
  readonly metric: AnalysisMetric;
  readonly answer: unknown;
  readonly phase: 'Successful' | 'Failed' | 'Inconclusive';
}

const window = Duration.minutes(5);
const metrics = (telemetry: AlbTelemetry | DatadogTelemetry | NewRelicTelemetry) => ({
  success: AnalysisMetric.successRate({ atLeast: 0.99, telemetry, window }),
  errors: AnalysisMetric.errorRate({ atMost: 0.01, telemetry, window }),
  latency: AnalysisMetric.latency({ percentile: 0.99, atMost: Duration.millis(500), telemetry, window }),
});

const alb = metrics(new AlbTelemetry());
const points = (requests: number[], failures: number[], unreached: number[]) => [
  // In another order than the questions: nobody promises the same.
  { Id: 'unreached', Values: unreached }, { Id: 'failures', Values: failures }, { Id: 'requests', Values: requests },
];

const datadog = metrics(new DatadogTelemetry({ requestsMetric: 'hits', errorsMetric: 'errors', durationMetric: 'duration' }));
const newRelic = metrics(new NewRelicTelemetry({ appName: 'orders' }));

export const answers: AnswerCase[] = [
  { title: 'ALB: every request succeeds', metric: alb.success, answer: points([100, 100], [], []), phase: 'Successful' },
  { title: 'ALB: no failures', metric: alb.errors, answer: points([100, 100], [], []), phase: 'Successful' },
  { title: 'ALB: every request fails', metric: alb.success, answer: points([100], [100], []), phase: 'Failed' },
  { title: 'ALB: some requests fail', metric: alb.errors, answer: points([100, 100], [3], []), phase: 'Failed' },
  { title: 'ALB: no pod can be reached', metric: alb.errors, answer: points([100], [], [100]), phase: 'Failed' },
  { title: 'ALB: no traffic', metric: alb.success, answer: points([], [], []), phase: 'Inconclusive' },
  { title: 'ALB: fast', metric: alb.latency, answer: [{ Id: 'seconds', Values: [0.1, 0.4] }], phase: 'Successful' },
  { title: 'ALB: slow for a minute', metric: alb.latency, answer: [{ Id: 'seconds', Values: [0.1, 0.6] }], phase: 'Failed' },
  { title: 'ALB: no durations', metric: alb.latency, answer: [{ Id: 'seconds', Values: [] }], phase: 'Inconclusive' },
  { title: 'Datadog: good', metric: datadog.success, answer: 0.995, phase: 'Successful' },
  { title: 'Datadog: bad', metric: datadog.success, answer: 0, phase: 'Failed' },
  { title: 'Datadog: no data', metric: datadog.success, answer: null, phase: 'Inconclusive' },
  { title: 'Datadog: slow', metric: datadog.latency, answer: 0.6, phase: 'Failed' },
  { title: 'New Relic: good', metric: newRelic.success, answer: { value: 99.5, requests: 1000 }, phase: 'Successful' },
  { title: 'New Relic: every transaction fails', metric: newRelic.errors, answer: { value: 100, requests: 10 }, phase: 'Failed' },
  { title: 'New Relic: no transactions', metric: newRelic.success, answer: { value: null, requests: 0 }, phase: 'Inconclusive' },
  { title: 'New Relic: fast', metric: newRelic.latency, answer: { value: { 99: 0.2 }, requests: 10 }, phase: 'Successful' },
  { title: 'New Relic: slow', metric: newRelic.latency, answer: { value: { 99: 2 }, requests: 10 }, phase: 'Failed' },
  { title: 'New Relic: no durations', metric: newRelic.latency, answer: { value: { 99: null }, requests: 0 }, phase: 'Inconclusive' },
];
