import { Duration } from 'cdk8s';
import { wholeSeconds } from '../../semantics/durations';
import { propError } from '../../semantics/errors';
import { requireText } from '../required-text';

/** A statistic of a metric in CloudWatch. */
export interface CloudWatchMetricProps {
  /** Namespace of the metric, such as `AWS/ApplicationELB`. */
  readonly namespace: string;

  /** Name of the metric, such as `RequestCount`. */
  readonly metricName: string;

  /** Statistic: `Sum`, `Average`, `Maximum`, `p99` and so on. */
  readonly stat: string;

  /** Time of one point: 1, 5, 10, 20 or 30 seconds, or whole minutes. */
  readonly period: Duration;

  /**
   * Dimensions of the metric. CloudWatch knows only exactly these together.
   *
   * @default - none
   */
  readonly dimensions?: Record<string, string>;

  /**
   * Unit, such as `Count`. Points in another unit are left out.
   *
   * @default - whatever the unit is
   */
  readonly unit?: string;

  /**
   * Name of the result in the AWS console.
   *
   * @default - CloudWatch's own
   */
  readonly label?: string;

  /**
   * Whether the points are part of `result`. False for a query that only an expression uses.
   *
   * @default true - as in the API
   */
  readonly returnData?: boolean;
}

/** A metric math expression, or a query in CloudWatch Metrics Insights. */
export interface CloudWatchExpressionProps {
  /** The expression, which refers to other queries by their id: `errors / requests`. */
  readonly expression: string;

  /**
   * Time of one point: 1, 5, 10, 20 or 30 seconds, or whole minutes.
   *
   * @default - that of the metrics in it
   */
  readonly period?: Duration;

  /**
   * Name of the result in the AWS console.
   *
   * @default - CloudWatch's own
   */
  readonly label?: string;

  /**
   * Whether the points are part of `result`. False for an expression that only another one uses.
   *
   * @default true - as in the API
   */
  readonly returnData?: boolean;
}

/**
 * One entry of a CloudWatch request.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html
 */
export class CloudWatchQuery {
  /**
   * A statistic of a metric.
   *
   * @param id how expressions and conditions call it
   * @param props the metric
   * @throws if the id cannot be one, a text is empty or the period is none that CloudWatch has
   */
  public static metric(id: string, props: CloudWatchMetricProps): CloudWatchQuery {
    const where = 'CloudWatchQuery.metric';
    requireText(where, 'namespace', props.namespace, '"AWS/ApplicationELB"');
    requireText(where, 'metricName', props.metricName, '"RequestCount"');
    requireText(where, 'stat', props.stat, '"Sum"');
    const { namespace, metricName, stat, unit, label, returnData } = props;
    const dimensions = Object.entries(props.dimensions ?? {}).map(([name, value]) => ({ name, value }));
    return new CloudWatchQuery(where, id, returnData ?? true, {
      ...(label !== undefined && { label }),
      metricStat: {
        metric: { namespace, metricName, ...(dimensions.length > 0 && { dimensions }) },
        period: periodSeconds(where, props.period),
        stat,
        ...(unit !== undefined && { unit }),
      },
      ...(returnData !== undefined && { returnData }),
    });
  }

  /**
   * A metric math expression or Metrics Insights query.
   *
   * @param id how other expressions and conditions call it
   * @param props the expression
   * @throws if the id cannot be one, the expression is empty or the period is none that CloudWatch has
   */
  public static expression(id: string, props: CloudWatchExpressionProps): CloudWatchQuery {
    const where = 'CloudWatchQuery.expression';
    requireText(where, 'expression', props.expression, '"errors / requests"');
    const { expression, period, label, returnData } = props;
    return new CloudWatchQuery(where, id, returnData ?? true, {
      expression,
      ...(label !== undefined && { label }),
      ...(period && { period: periodSeconds(where, period) }),
      ...(returnData !== undefined && { returnData }),
    });
  }

  /** How expressions and conditions call it. */
  public readonly id: string;

  private constructor(where: string, id: string, private readonly returned: boolean, private readonly json: Record<string, unknown>) {
    if (!/^[a-z][a-zA-Z0-9_]{0,254}$/.test(id)) {
      throw propError(where, { prop: 'id', received: id, accepted: 'letters, digits and "_", first a lower-case letter', mend: 'pass an id such as "errors"' });
    }
    this.id = id;
  }

  /** Whether its points are part of the result. @internal */
  public get _returned(): boolean {
    return this.returned;
  }

  /** @internal */
  public _toJson(): Record<string, unknown> {
    return { id: this.id, ...this.json };
  }
}

function periodSeconds(where: string, period: Duration): number {
  const seconds = wholeSeconds(where, 'period', period, 1);
  if (![1, 5, 10, 20, 30].includes(seconds) && seconds % 60 !== 0) {
    throw propError(where, { prop: 'period', received: seconds, accepted: '1, 5, 10, 20 or 30 seconds, or whole minutes', mend: 'pass Duration.minutes(1)' });
  }
  return seconds;
}
