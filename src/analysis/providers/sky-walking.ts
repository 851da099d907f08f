import { Duration } from 'cdk8s';
import { MetricProviderSpec } from '../../manifest/analysis';
import { formatDuration } from '../../semantics/durations';
import { requireTime } from '../required-duration';
import { requireHttpAddress, requireText } from '../required-text';
import { MetricProvider } from './metric-provider';

/** Props of `SkyWalkingProvider`. */
export interface SkyWalkingProviderProps {
  /** Address of the SkyWalking server with scheme, without `/graphql`, which the controller appends. */
  readonly address: string;

  /** GraphQL query. The variable `$duration: Duration!` is the time looked back over, in minutes. `{{args.canary-hash}}` and the like stand for arguments. */
  readonly query: string;

  /**
   * Time over which each sample looks back.
   *
   * @default Duration.minutes(5) - as in the API
   */
  readonly interval?: Duration;
}

/**
 * Samples are answers of SkyWalking: `result` is the `data` of the GraphQL answer, a map as the query shapes it:
 * `all(result.service_apdex.values.values, {asFloat(.value) >= 9900})`. Numbers come as whatever GraphQL gives: use asFloat.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/analysis/skywalking/
 */
export class SkyWalkingProvider extends MetricProvider {
  /**
   * @throws if the address is no http address, the query is empty or the interval is zero
   */
  constructor(private readonly props: SkyWalkingProviderProps) {
    super();
    requireHttpAddress('SkyWalkingProvider', 'address', props.address);
    requireText('SkyWalkingProvider', 'query', props.query, '"query queryData($duration: Duration!) { … }"');
    requireTime('SkyWalkingProvider', 'interval', props.interval, 'Duration.minutes(5)');
  }

  /** @internal */
  public _toJson(): MetricProviderSpec {
    const { address, query, interval } = this.props;
    return { skywalking: { address, ...(interval && { interval: formatDuration(interval) }), query } };
  }
}
