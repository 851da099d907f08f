import { Statement } from './code/code';
import { JsonObject } from './code/json';
import { ProgramChart } from './program';

/** Does what the program will do. It is the judge of what the typed API can express: this room knows no construct. */
export interface Trial {
  /**
   * Why the statements do not make exactly this object, or undefined. If they do, their constants stay known.
   *
   * @param chart name of the constant that holds the chart
   */
  attempt(chart: string, statements: readonly Statement[], object: JsonObject): string | undefined;
  /** What the statements make in an app of their own, or why they do not. Nothing stays. */
  make(chart: TrialChart, statements: readonly Statement[]): Made;
  /** Why the statements cannot stand in the program beside those that were added before, or undefined. */
  add(chart: TrialChart, statements: readonly Statement[]): string | undefined;
  /** Runs the whole program: what `cdk8s synth` of it is refused for. Nothing stays. */
  judge(charts: readonly ProgramChart[]): Judgement;
}

/** What comes of a whole program. */
export interface Judgement {
  readonly refusals: readonly Refusal[];
  /** The message of an error that ends the program before anything is judged. */
  readonly error?: string;
}

/** An error of preflight. */
export interface Refusal {
  /** The id of the rule. */
  readonly rule: string;
  /** The object that it is about, as `Rollout orders`. */
  readonly object: string;
  /** Name of the constant that makes the object. */
  readonly construct: string;
  /** What is wrong, in a line. */
  readonly message: string;
  /** What to change, in a line. */
  readonly mend: string;
  /** Whether it is one to live with; otherwise it must be mended. */
  readonly acknowledgeable: boolean;
}

/** The chart of statements that make a service. */
export interface TrialChart {
  /** Name of the constant that holds it. */
  readonly variable: string;
  readonly namespace?: string;
}

/** Objects, or the message of an error. */
export interface Made {
  readonly objects: readonly JsonObject[];
  readonly error?: string;
}
