import { MetricProviderSpec } from '../../manifest/analysis';
import { propError } from '../../semantics/errors';
import { requireHttpAddress, requireText } from '../required-text';
import { MetricProvider } from './metric-provider';

/** Props of `GraphiteProvider`. */
export interface GraphiteProviderProps {
  /** Address of the Graphite server, with scheme. */
  readonly address: string;

  /** Parameters of the render API: `target=sumSeries(…)&from=-5min`. The controller removes all white space in it. */
  readonly query: string;
}

/**
 * Samples are the points of the first series that Graphite renders: `result` is a list of numbers, the oldest first, without the empty ones.
 * No series is an error whatever the conditions say; a series without points is an empty list: guard with `len(result) > 0`.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/analysis/graphite/
 */
export class GraphiteProvider extends MetricProvider {
  /**
   * @throws if the address is no http address or the query names no target
   */
  constructor(private readonly props: GraphiteProviderProps) {
    super();
    requireHttpAddress('GraphiteProvider', 'address', props.address);
    requireText('GraphiteProvider', 'query', props.query, '"target=summarize(orders.errors, \'5min\', \'avg\')&from=-5min"');
    if (!/(^|[&\s])target=/.test(props.query)) {
      throw propError('GraphiteProvider', { prop: 'query', received: props.query, accepted: 'parameters with a target', mend: 'begin with "target="' });
    }
  }

  /** @internal */
  public _toJson(): MetricProviderSpec {
    return { graphite: { address: this.props.address, query: this.props.query } };
  }
}
