import { Duration } from 'cdk8s';
import { formatDuration } from '../../semantics/durations';
import { propError } from '../../semantics/errors';
import { AnalysisArgument } from '../analysis-argument';
import { MetricContext } from '../metric-context';
import { Observation } from './observation';
import { ReleaseVersion } from './release-scope';
import { percentOf, RequestQuestion } from './request-question';
import { notInPrometheus, RequestSeries } from './request-series';
import { TelemetrySource } from './telemetry-source';
import { CloudWatchProvider } from '../providers/cloud-watch';
import { CloudWatchQuery } from '../providers/cloud-watch-query';
import { ReleaseTarget } from '../release-target';

/** Where the controller writes which target group of which load balancer the new version has. */
const TARGET = [
  AnalysisArgument.fieldRef('canary-target-group', 'status.alb.canaryTargetGroup.fullName'),
  AnalysisArgument.fieldRef('load-balancer', 'status.alb.loadBalancer.fullName'),
];

/**
 * The AWS Application Load Balancer counts requests to the target group of the new version, and CloudWatch keeps them. For a canary behind the
 * AlbRouter; success and error rates, and latency.
 *
 * The controller has to run with `--aws-verify-target-group`: only then it writes the target group into the status of the Rollout, from where
 * the arguments `canary-target-group` and `load-balancer` come. Points arrive
 * minutes late: the metric needs a window of five minutes or more.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
 */
export class AlbTelemetry extends TelemetrySource {
  /** @internal */
  public _observe(where: string, _context: MetricContext, question: RequestQuestion): Observation {
    requireWindow(where, question.window);
    if (question.about === 'latency') {
      const seconds = 'find(result, {.Id == "seconds"}).Values';
      const stat = `p${percentOf(question.percentile)}`;
      return {
        provider: new TargetGroupProvider(question.window, [sampled('seconds', 'TargetResponseTime', stat)]),
        exists: `len(${seconds}) > 0`,
        number: `max(${seconds})`,
      };
    }
    // CloudWatch leaves out what is zero, and the order of its answers is its own: sum up each answer by its id.
    const failures = '(sum(find(result, {.Id == "failures"}).Values) + sum(find(result, {.Id == "unreached"}).Values))';
    const requests = 'sum(find(result, {.Id == "requests"}).Values)';
    return {
      provider: new TargetGroupProvider(question.window, [
        sampled('requests', 'RequestCount', 'Sum'),
        sampled('failures', 'HTTPCode_Target_5XX_Count', 'Sum'),
        sampled('unreached', 'TargetConnectionErrorCount', 'Sum'),
      ]),
      exists: `${requests} > 0`,
      number: question.about === 'errorRate' ? `${failures} / ${requests}` : `1 - ${failures} / ${requests}`,
    };
  }

  /** @internal */
  public _series(where: string, _target: ReleaseTarget, _version: ReleaseVersion): RequestSeries {
    throw notInPrometheus(where, 'AlbTelemetry');
  }
}

/** CloudWatch, with the arguments that name the target group. */
class TargetGroupProvider extends CloudWatchProvider {
  constructor(interval: Duration, metricDataQueries: CloudWatchQuery[]) {
    super({ interval, metricDataQueries });
  }

  public _arguments(): AnalysisArgument[] {
    return TARGET;
  }
}

function requireWindow(where: string, window: Duration): void {
  if (window.toMilliseconds() < Duration.minutes(5).toMilliseconds()) {
    throw propError(where, {
      prop: 'window',
      received: formatDuration(window),
      accepted: 'five minutes or more with AlbTelemetry: CloudWatch gets its points minutes late',
      mend: 'pass window: Duration.minutes(5)',
    });
  }
}

function sampled(id: string, metricName: string, stat: string): CloudWatchQuery {
  return CloudWatchQuery.metric(id, {
    namespace: 'AWS/ApplicationELB',
    metricName,
    stat,
    period: Duration.minutes(1),
    dimensions: { TargetGroup: '{{args.canary-target-group}}', LoadBalancer: '{{args.load-balancer}}' },
  });
}
