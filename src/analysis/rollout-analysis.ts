import { AnalysisArgument } from './analysis-argument';
import { IAnalysisTemplate, MeasurementRetention } from './template-reference';

/**
 * How a Rollout uses analysis templates: in a step, before or after promotion.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/
 */
export interface RolloutAnalysis {
  /** The templates, whose metrics are put together. */
  readonly templates: IAnalysisTemplate[];

  /**
   * Arguments to pass.
   *
   * @default - those that the templates of this app ask for and that say where their value comes from
   */
  readonly args?: AnalysisArgument[];

  /**
   * Regular expressions over names of metrics that are sampled but decide nothing.
   *
   * @default - none
   * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#dry-run-mode
   */
  readonly dryRun?: string[];

  /**
   * How many samples are kept.
   *
   * @default - 10 of each metric, as the controller does
   */
  readonly measurementRetention?: MeasurementRetention[];

  /**
   * Labels of the analysis runs.
   *
   * @default - the controller's own, which win
   */
  readonly runLabels?: Record<string, string>;

  /**
   * Annotations of the analysis runs.
   *
   * @default - none
   */
  readonly runAnnotations?: Record<string, string>;
}

/**
 * An analysis that runs beside the steps of a canary and aborts it whenever it fails.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#background-analysis
 */
export interface BackgroundAnalysis extends RolloutAnalysis {
  /**
   * Index of the step, counted from 0, at which it starts. At weight 0 there is nothing to see: start it after the first weight.
   *
   * @default 0 - as in the API: with the first step
   */
  readonly startingStep?: number;
}
