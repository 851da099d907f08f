import { propError } from '../../semantics/errors';
import { AnalysisArgument } from '../analysis-argument';
import { requireHttpAddress, requireText } from '../required-text';
import { SecretKeyRef } from '../secret-key-ref';

/** OAuth 2.0 client credentials. */
export interface OAuth2Props {
  /** Where tokens are issued: an http or https address. */
  readonly tokenUrl: string;
  /** Client id, readable in the manifest. */
  readonly clientId: string;
  /** The client's secret, by reference. */
  readonly clientSecret: SecretKeyRef;
  /**
   * Scopes to ask for.
   *
   * @default - none
   */
  readonly scopes?: string[];
}

/** AWS Signature Version 4, with the credentials of the controller's environment. */
export interface SigV4Props {
  /** AWS region, such as `eu-central-1`. */
  readonly region: string;
  /**
   * Named profile of the AWS configuration.
   *
   * @default - the default credentials
   */
  readonly profile?: string;
  /**
   * ARN of the role to assume.
   *
   * @default - none
   */
  readonly roleArn?: string;
}

/**
 * How the controller identifies itself to a Prometheus or a web endpoint.
 *
 * HTTP basic authentication and bearer tokens are headers, whose whole value (`Basic …`, `Bearer …`) is in a Secret:
 * `secretHeaders: { Authorization: SecretKeyRef.of(secretName, key) }`. No release up to Argo Rollouts 1.10.1 has a field for them.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/analysis/prometheus/#authorization
 */
export class MetricAuthentication {
  /**
   * OAuth 2.0 client credentials. Argo Rollouts 1.7 and later.
   *
   * @param props where and as whom
   * @throws if the token address is not an http address or the client id is empty
   */
  public static oauth2(props: OAuth2Props): MetricAuthentication {
    const where = 'MetricAuthentication.oauth2';
    requireHttpAddress(where, 'tokenUrl', props.tokenUrl);
    requireText(where, 'clientId', props.clientId, '"rollouts"');
    return new MetricAuthentication({
      oauth2: {
        tokenUrl: props.tokenUrl,
        clientId: props.clientId,
        clientSecret: props.clientSecret._placeholder(),
        ...(props.scopes && { scopes: [...props.scopes] }),
      },
    }, [props.clientSecret]);
  }

  /**
   * AWS Signature Version 4, for Amazon Managed Service for Prometheus. For web endpoints Argo Rollouts 1.7 and later.
   *
   * @param props region, profile, role
   * @throws if the region is empty or the role is not an ARN
   */
  public static sigV4(props: SigV4Props): MetricAuthentication {
    const where = 'MetricAuthentication.sigV4';
    requireText(where, 'region', props.region, '"eu-central-1"');
    if (props.roleArn !== undefined && !/^(arn:|\{\{)/.test(props.roleArn)) {
      throw propError(where, { prop: 'roleArn', received: props.roleArn, accepted: 'an ARN', mend: 'pass "arn:aws:iam::<account>:role/<name>"' });
    }
    return new MetricAuthentication({
      sigv4: {
        region: props.region,
        ...(props.profile !== undefined && { profile: props.profile }),
        ...(props.roleArn !== undefined && { roleArn: props.roleArn }),
      },
    }, []);
  }

  private constructor(private readonly json: Record<string, unknown>, private readonly secrets: SecretKeyRef[]) {}

  /** @internal */
  public _toJson(): Record<string, unknown> {
    return this.json;
  }

  /** @internal */
  public _arguments(): AnalysisArgument[] {
    return this.secrets.map((secret) => secret._argument());
  }
}
