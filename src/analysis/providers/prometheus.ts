import { Duration } from 'cdk8s';
import { MetricProviderSpec } from '../../manifest/analysis';
import { formatDuration, wholeSeconds } from '../../semantics/durations';
import { propError } from '../../semantics/errors';
import { AnalysisArgument } from '../analysis-argument';
import { requireHttpAddress, requireText } from '../required-text';
import { SecretKeyRef } from '../secret-key-ref';
import { MetricAuthentication } from './metric-authentication';
import { MetricProvider } from './metric-provider';
import { RequestHeaders } from './request-headers';

/** Turns a query into one over a range of time: `result` is then the list of all its points. */
export interface PrometheusRangeQuery {
  /** Start of the range, an expression such as `now() - duration("10m")`. */
  readonly start: string;
  /** End of the range, an expression such as `now()`. */
  readonly end: string;
  /** Distance between two points. */
  readonly step: Duration;
}

/** Props of `PrometheusProvider`. */
export interface PrometheusProviderProps {
  /** PromQL. `{{args.canary-hash}}` and the like stand for arguments. */
  readonly query: string;

  /**
   * Address of the server as the controller reaches it, with scheme.
   *
   * @default - the one that the controller's own environment names in ARGO_ROLLOUTS_PROMETHEUS_ADDRESS
   */
  readonly address?: string;

  /**
   * How long the controller waits for an answer; whole seconds, at least one.
   *
   * @default Duration.seconds(30) - as in the API
   */
  readonly timeout?: Duration;

  /**
   * Accept any TLS certificate.
   *
   * @default false - a certificate that nobody checks protects nothing
   */
  readonly insecure?: boolean;

  /**
   * HTTP headers, readable in the manifest.
   *
   * @default - none
   */
  readonly headers?: Record<string, string>;

  /**
   * HTTP headers whose value is in a Secret.
   *
   * @default - none
   */
  readonly secretHeaders?: Record<string, SecretKeyRef>;

  /**
   * Ask for a range of time. Argo Rollouts 1.8 and later.
   *
   * @default - an instant query, whose result is the list of the values now
   */
  readonly rangeQuery?: PrometheusRangeQuery;

  /**
   * How the controller identifies itself.
   *
   * @default - not at all
   */
  readonly authentication?: MetricAuthentication;
}

/**
 * Samples are the results of a PromQL query. An empty result is an empty list: guard `result[0]` with `len(result) > 0`, or it is an error.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/analysis/prometheus/
 */
export class PrometheusProvider extends MetricProvider {
  private readonly headers: RequestHeaders;

  /**
   * @throws if the query is empty, the address is no http address, the timeout is not whole seconds, or a secret stands in plain text
   */
  constructor(private readonly props: PrometheusProviderProps) {
    super();
    const where = 'PrometheusProvider';
    requireText(where, 'query', props.query, '"vector(1)"');
    if (props.address !== undefined) {
      requireHttpAddress(where, 'address', props.address);
    }
    if (props.timeout) {
      wholeSeconds(where, 'timeout', props.timeout, 1);
    }
    if (props.rangeQuery) {
      requireText(where, 'rangeQuery.start', props.rangeQuery.start, '"now() - duration(\\"10m\\")"');
      requireText(where, 'rangeQuery.end', props.rangeQuery.end, '"now()"');
      if (props.rangeQuery.step.toMilliseconds() <= 0) {
        throw propError(where, {
          prop: 'rangeQuery.step', received: formatDuration(props.rangeQuery.step), accepted: 'a time above zero', mend: 'pass Duration.minutes(1)',
        });
      }
    }
    this.headers = new RequestHeaders(where, props.headers, props.secretHeaders);
  }

  /** @internal */
  public _toJson(): MetricProviderSpec {
    const { address, query, timeout, insecure, rangeQuery, authentication } = this.props;
    return {
      prometheus: {
        ...(address !== undefined && { address }),
        ...(timeout && { timeout: timeout.toSeconds() }),
        ...(insecure !== undefined && { insecure }),
        ...this.headers.toJson(),
        ...(authentication && { authentication: authentication._toJson() }),
        ...(rangeQuery && { rangeQuery: { start: rangeQuery.start, end: rangeQuery.end, step: formatDuration(rangeQuery.step) } }),
        query,
      },
    };
  }

  /** @internal */
  public _arguments(): AnalysisArgument[] {
    return [...this.headers.arguments(), ...(this.props.authentication?._arguments() ?? [])];
  }
}
