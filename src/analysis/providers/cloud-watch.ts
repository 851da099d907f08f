import { Duration } from 'cdk8s';
import { MetricProviderSpec } from '../../manifest/analysis';
import { formatDuration } from '../../semantics/durations';
import { propError } from '../../semantics/errors';
import { requireTime } from '../required-duration';
import { CloudWatchQuery } from './cloud-watch-query';
import { MetricProvider } from './metric-provider';

/** Props of `CloudWatchProvider`. */
export interface CloudWatchProviderProps {
  /** The queries, at most 500, each under an id of its own. */
  readonly metricDataQueries: CloudWatchQuery[];

  /**
   * Time over which each sample looks back.
   *
   * @default Duration.minutes(5) - as in the API
   */
  readonly interval?: Duration;
}

/**
 * Samples are points out of CloudWatch: `result` is a list with one entry for each query that returns data, with `Id`, `Label`,
 * `Timestamps` and `Values`, the newest point first. Without data `Values` is empty: `len(result[0].Values) > 0 && all(result[0].Values, # <= 0.01)`.
 * The controller takes its credentials and region from its own environment.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/analysis/cloudwatch/
 */
export class CloudWatchProvider extends MetricProvider {
  /**
   * @throws if there is no query or too many, none returns data, an id is used twice or the interval is zero
   */
  constructor(private readonly props: CloudWatchProviderProps) {
    super();
    const where = 'CloudWatchProvider';
    const ids = props.metricDataQueries.map((query) => query.id);
    const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
    if (ids.length === 0 || ids.length > 500) {
      throw propError(where, { prop: 'metricDataQueries', received: ids, accepted: '1 to 500 queries', mend: 'pass CloudWatchQuery.metric(…)' });
    }
    if (repeated !== undefined) {
      throw propError(where, { prop: 'metricDataQueries', received: repeated, accepted: 'each id once', mend: 'rename one of the two queries' });
    }
    if (!props.metricDataQueries.some((query) => query._returned)) {
      throw propError(where, { prop: 'metricDataQueries', received: ids, accepted: 'a query that returns data', mend: 'leave returnData out of one of them' });
    }
    requireTime(where, 'interval', props.interval, 'Duration.minutes(5)');
  }

  /** @internal */
  public _toJson(): MetricProviderSpec {
    const { interval, metricDataQueries } = this.props;
    return {
      cloudWatch: {
        ...(interval && { interval: formatDuration(interval) }),
        metricDataQueries: metricDataQueries.map((query) => query._toJson()),
      },
    };
  }
}
