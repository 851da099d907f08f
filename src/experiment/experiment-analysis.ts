import { AnalysisArgument } from '../analysis/analysis-argument';
import { IAnalysisTemplate } from '../analysis/template-reference';

/** An analysis of an experiment, be it an object of its own or a step of a canary. */
export interface ExperimentAnalysis {
  /** Name of the analysis within the experiment. */
  readonly name: string;
  /** The template that it runs. */
  readonly template: IAnalysisTemplate;
  /**
   * The experiment ends successfully as soon as this analysis does, and waits for it.
   *
   * @default false
   */
  readonly requiredForCompletion?: boolean;
  /**
   * Arguments of the template. Text such as `{{templates.canary.podTemplateHash}}` names a ReplicaSet of the experiment.
   * In a step, values, hashes and fields of the Rollout; in an Experiment, values and Secrets.
   *
   * @default - none
   */
  readonly args?: AnalysisArgument[];
}
