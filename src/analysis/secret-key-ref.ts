import { AnalysisArgument } from './analysis-argument';
import { requireText } from './required-text';
import { requireDnsSubdomain } from '../semantics/names';

/**
 * A key of a Secret that exists already, in the namespace in which the analysis runs. Its value never appears in a manifest.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/secret/
 */
export class SecretKeyRef {
  /**
   * @param secretName metadata.name of the Secret
   * @param key key in the Secret's data
   * @throws if the name is not a DNS name or the key is empty
   */
  public static of(secretName: string, key: string): SecretKeyRef {
    return new SecretKeyRef(secretName, key);
  }

  /** metadata.name of the Secret. */
  public readonly secretName: string;
  /** Key in the Secret's data. */
  public readonly key: string;

  private constructor(secretName: string, key: string) {
    requireDnsSubdomain('SecretKeyRef.of', 'secretName', secretName);
    requireText('SecretKeyRef.of', 'key', key, '"token"');
    this.secretName = secretName;
    this.key = key;
  }

  /** The argument through which the controller reads the key: the only way into a metric that is not a Job. @internal */
  public _argument(): AnalysisArgument {
    return AnalysisArgument.secret(`secret-${this.secretName}-${this.key}`, this.secretName, this.key);
  }

  /** What stands in the metric in place of the value. @internal */
  public _placeholder(): string {
    return `{{args.${this._argument().name}}}`;
  }
}
