import { MetricProviderSpec } from '../../manifest/analysis';
import { propError } from '../../semantics/errors';
import { requireText } from '../required-text';
import { MetricProvider } from './metric-provider';

/** Props of `WavefrontProvider`. */
export interface WavefrontProviderProps {
  /** Host of the Wavefront server without scheme, such as `example.wavefront.com`: the key of its token in the Secret `wavefront-api-tokens`. */
  readonly address: string;

  /** Query in the Wavefront query language. `{{args.canary-hash}}` and the like stand for arguments. */
  readonly query: string;
}

/**
 * Samples are the values now of a Wavefront query: `result` is a number if the answer has one series, a list of numbers if it has more.
 * No series is an error. The token is read from the Secret `wavefront-api-tokens` in the controller's namespace.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/analysis/wavefront/
 */
export class WavefrontProvider extends MetricProvider {
  /**
   * @throws if the address has a scheme or a path, or the query is empty
   */
  constructor(private readonly props: WavefrontProviderProps) {
    super();
    requireText('WavefrontProvider', 'query', props.query, '"ts(requests.errors)"');
    requireText('WavefrontProvider', 'address', props.address, '"example.wavefront.com"');
    if (/[/\s]/.test(props.address)) {
      throw propError('WavefrontProvider', {
        prop: 'address', received: props.address, accepted: 'a host, as it stands as a key in the Secret', mend: 'leave the scheme and the path out: "example.wavefront.com"',
      });
    }
  }

  /** @internal */
  public _toJson(): MetricProviderSpec {
    return { wavefront: { address: this.props.address, query: this.props.query } };
  }
}
