import { Duration } from 'cdk8s';

/** Which series Kayenta looks at, where and when. */
export interface KayentaScopeDetail {
  /** The series, in the language of the metrics store. `{{args.canary-hash}}` and the like stand for arguments. */
  readonly scope: string;

  /** Region or location of the series, such as `us-central1`. */
  readonly region: string;

  /** Distance between two points; whole seconds. */
  readonly step: Duration;

  /**
   * Start, an RFC 3339 time or an argument.
   *
   * @default - one interval of the metric ago, or the start of the analysis with lookback
   */
  readonly start?: string;

  /**
   * End, an RFC 3339 time or an argument.
   *
   * @default - now
   */
  readonly end?: string;
}

/** A pair of scopes that Kayenta compares. */
export interface KayentaScope {
  /** Name of the pair, by custom `default`. */
  readonly name: string;
  /** What is compared with: the stable version, or a baseline of an experiment. */
  readonly controlScope: KayentaScopeDetail;
  /** What is judged: the new version. */
  readonly experimentScope: KayentaScopeDetail;
}
