/** An object that breaks a rule, as `cdk8s synth` reports it. */
export interface ViolatingResource {
  /** metadata.name of the object. */
  readonly resourceName: string;
  /** Paths in the object. */
  readonly locations: string[];
  /** The file that holds it. */
  readonly manifestPath: string;
}

/** A finding, as `cdk8s synth` reports it. */
export interface Violation {
  /** Id, name and severity of the rule. */
  readonly ruleName: string;
  /** What is wrong. */
  readonly recommendation: string;
  /** What to change. */
  readonly fix: string;
  /** The objects that break the rule. */
  readonly violatingResources: ViolatingResource[];
}

/** Takes the findings of a validation plugin: an object of cdk8s-cli. */
export interface IValidationReport {
  /** Adds a finding. */
  addViolation(violation: Violation): void;
  /**
   * Ends the report.
   *
   * @param status `success` or `failure`
   * @param metadata what the summary shows beside it
   */
  submit(status: string, metadata?: { [key: string]: string }): void;
}

/** What cdk8s-cli hands to a validation plugin. */
export interface IValidationContext {
  /** The files that were written. */
  readonly manifests: string[];
  /** Where findings go. */
  readonly report: IValidationReport;
}
