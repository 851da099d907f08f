/** How `Preflight.enforce` looks at what is below a scope. */
export interface EnforceOptions {
  /**
   * Whether the objects of the app are all there is: what they refer to and is missing is missing in the cluster, and an error.
   *
   * @default - true for a whole app, false for a part of one: the rest may be elsewhere
   */
  readonly complete?: boolean;
  /**
   * Whether the rules of the hardening pack (security settings of pods) are looked at as well.
   *
   * @default false - they are advice that linters give too
   */
  readonly hardening?: boolean;
}

/** A finding to live with. */
export interface AcknowledgeOptions {
  /** The id of the rule, such as `ZD705`. */
  readonly id: string;
  /** Why it is right here, for those who review it: at least ten characters. */
  readonly reason: string;
  /**
   * The last day on which it holds, as `2027-01-31`. The command line looks at it; synthesis knows no clock.
   *
   * @default - it holds for good
   */
  readonly until?: string;
}
