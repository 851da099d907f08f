import { MetricProviderSpec } from '../../manifest/analysis';
import { requireDnsSubdomain } from '../../semantics/names';
import { requireText } from '../required-text';
import { MetricProvider } from './metric-provider';

/** Props of `InfluxDbProvider`. */
export interface InfluxDbProviderProps {
  /** Query in Flux. `{{args.canary-hash}}` and the like stand for arguments. */
  readonly query: string;

  /**
   * Name of the Secret with `address`, `authToken` and `org`. It is in the namespace of the controller.
   *
   * @default 'influxdb' - as in the API
   */
  readonly profile?: string;
}

/**
 * Samples are the values of a Flux query: `result` is a list of the `_value` of every record, in the order of the answer.
 * No record is an error, so an empty list never reaches a condition.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/analysis/influxdb/
 */
export class InfluxDbProvider extends MetricProvider {
  /**
   * @throws if the query is empty or the Secret cannot have that name
   */
  constructor(private readonly props: InfluxDbProviderProps) {
    super();
    requireText('InfluxDbProvider', 'query', props.query, '"from(bucket: \\"orders\\") |> range(start: -5m)"');
    if (props.profile !== undefined) {
      requireDnsSubdomain('InfluxDbProvider', 'profile', props.profile);
    }
  }

  /** @internal */
  public _toJson(): MetricProviderSpec {
    const { query, profile } = this.props;
    return { influxdb: { ...(profile !== undefined && { profile }), query } };
  }
}
