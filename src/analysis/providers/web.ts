import { Duration } from 'cdk8s';
import { MetricProviderSpec } from '../../manifest/analysis';
import { wholeSeconds } from '../../semantics/durations';
import { propError } from '../../semantics/errors';
import { AnalysisArgument } from '../analysis-argument';
import { requireHttpAddress } from '../required-text';
import { SecretKeyRef } from '../secret-key-ref';
import { MetricAuthentication } from './metric-authentication';
import { MetricProvider } from './metric-provider';
import { RequestHeaders } from './request-headers';

/** HTTP methods that the controller knows. */
export enum WebMethod {
  /** Read. */
  GET = 'GET',
  /** Send a body. */
  POST = 'POST',
  /** Send a body to be stored. */
  PUT = 'PUT',
}

/** Props of `WebProvider`. */
export interface WebProviderProps {
  /** Address to ask, with scheme; `{{args.…}}` is allowed in it. */
  readonly url: string;

  /**
   * HTTP method.
   *
   * @default WebMethod.GET - as in the API
   */
  readonly method?: WebMethod;

  /**
   * Body of a POST or PUT, as it is.
   *
   * @default - none
   */
  readonly body?: string;

  /**
   * Body of a POST or PUT as JSON text, sent as application/json. Not together with `body`.
   *
   * @default - none
   */
  readonly jsonBody?: string;

  /**
   * What of the answer becomes `result`: a JSONPath in braces, such as `{$.data.ok}`.
   *
   * @default - the whole answer
   * @see https://kubernetes.io/docs/reference/kubectl/jsonpath/
   */
  readonly jsonPath?: string;

  /**
   * How long the controller waits for an answer; whole seconds, at least one.
   *
   * @default Duration.seconds(10) - as in the API
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
   * How the controller identifies itself. Argo Rollouts 1.7 and later.
   *
   * @default - not at all
   */
  readonly authentication?: MetricAuthentication;
}

/**
 * Samples are the answers of a web endpoint: `result` is the JSON at `jsonPath`. An answer that is no JSON is a successful sample whatever the
 * conditions say, so ask endpoints that always answer in JSON. An answer other than 2xx is an error, not a failure.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/analysis/web/
 */
export class WebProvider extends MetricProvider {
  private readonly headers: RequestHeaders;
  private readonly jsonBody?: unknown;

  /**
   * @throws if the address is no http address, a body stands with GET, both bodies are given, jsonBody is no JSON, or a secret stands in plain text
   */
  constructor(private readonly props: WebProviderProps) {
    super();
    const where = 'WebProvider';
    requireHttpAddress(where, 'url', props.url);
    if (props.body !== undefined && props.jsonBody !== undefined) {
      throw propError(where, { prop: 'jsonBody', received: props.jsonBody, accepted: 'body or jsonBody, not both', mend: 'leave one of them out' });
    }
    const body = props.jsonBody !== undefined ? 'jsonBody' : 'body';
    if (props[body] !== undefined && (props.method ?? WebMethod.GET) === WebMethod.GET) {
      throw propError(where, { prop: body, received: props[body], accepted: 'a body only with POST or PUT', mend: 'pass method: WebMethod.POST' });
    }
    if (props.timeout) {
      wholeSeconds(where, 'timeout', props.timeout, 1);
    }
    if (props.jsonPath !== undefined && !/^\{.+\}$/s.test(props.jsonPath)) {
      throw propError(where, { prop: 'jsonPath', received: props.jsonPath, accepted: 'a JSONPath in braces', mend: 'write it as "{$.data.ok}"' });
    }
    this.headers = new RequestHeaders(where, props.headers, props.secretHeaders);
    this.jsonBody = props.jsonBody === undefined ? undefined : parseJson(where, props.jsonBody);
  }

  /** @internal */
  public _toJson(): MetricProviderSpec {
    const { url, method, body, jsonPath, timeout, insecure, authentication } = this.props;
    return {
      web: {
        url,
        ...(method !== undefined && { method }),
        ...(body !== undefined && { body }),
        ...(this.jsonBody !== undefined && { jsonBody: this.jsonBody }),
        ...(jsonPath !== undefined && { jsonPath }),
        ...(timeout && { timeoutSeconds: timeout.toSeconds() }),
        ...(insecure !== undefined && { insecure }),
        ...this.headers.toJson(),
        ...(authentication && { authentication: authentication._toJson() }),
      },
    };
  }

  /** @internal */
  public _arguments(): AnalysisArgument[] {
    return [...this.headers.arguments(), ...(this.props.authentication?._arguments() ?? [])];
  }
}

function parseJson(where: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw propError(where, { prop: 'jsonBody', received: text, accepted: 'JSON', mend: 'pass JSON.stringify(value), or use body for other text' });
  }
}
