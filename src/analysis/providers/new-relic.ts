import { Duration } from 'cdk8s';
import { MetricProviderSpec } from '../../manifest/analysis';
import { wholeSeconds } from '../../semantics/durations';
import { requireDnsSubdomain } from '../../semantics/names';
import { requireText } from '../required-text';
import { MetricProvider } from './metric-provider';

/** Props of `NewRelicProvider`. */
export interface NewRelicProviderProps {
  /** NRQL. Name the columns with `AS`, so that conditions can say `result.name`. `{{args.canary-hash}}` and the like stand for arguments. */
  readonly query: string;

  /**
   * Name of the Secret with `personal-api-key`, `account-id` and, in Europe, `region`. It is in the namespace of the controller.
   *
   * @default 'newrelic' - as in the API
   */
  readonly profile?: string;

  /**
   * How long New Relic may take for the query; whole seconds. Argo Rollouts 1.8 and later.
   *
   * @default Duration.seconds(5) - as in the API
   */
  readonly timeout?: Duration;
}

/**
 * Samples are rows of New Relic: `result` is a map from column to value if there is one row, a list of such maps if there are more.
 * No row is an error. A column without data is nil: `result.value != nil && result.value >= 0.99`. A percentile is a map by percentile:
 * `result.value["99"]`.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/analysis/newrelic/
 */
export class NewRelicProvider extends MetricProvider {
  /**
   * @throws if the query is empty, the Secret cannot have that name, or the timeout is not whole seconds
   */
  constructor(private readonly props: NewRelicProviderProps) {
    super();
    requireText('NewRelicProvider', 'query', props.query, '"SELECT percentage(count(*), WHERE error IS false) AS value FROM Transaction"');
    if (props.profile !== undefined) {
      requireDnsSubdomain('NewRelicProvider', 'profile', props.profile);
    }
    if (props.timeout) {
      wholeSeconds('NewRelicProvider', 'timeout', props.timeout, 1);
    }
  }

  /** @internal */
  public _toJson(): MetricProviderSpec {
    const { query, profile, timeout } = this.props;
    return { newRelic: { ...(profile !== undefined && { profile }), query, ...(timeout && { timeout: timeout.toSeconds() }) } };
  }
}
