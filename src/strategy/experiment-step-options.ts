import { Duration } from 'cdk8s';
import { AnalysisArgument } from '../analysis/analysis-argument';
import { IAnalysisTemplate } from '../analysis/template-reference';

/** Which pod template a ReplicaSet of the experiment takes. */
export enum ExperimentSpecRef {
  /** The version that is stable now. */
  STABLE = 'stable',
  /** The version that is being released. */
  CANARY = 'canary',
}

/** A ReplicaSet of the experiment. */
export interface ExperimentStepTemplate {
  /** Name of the ReplicaSet within the experiment, a DNS label. */
  readonly name: string;
  /** Whose pod template it takes. */
  readonly specRef: ExperimentSpecRef;
  /**
   * Number of pods.
   *
   * @default 1 - the controller's own default
   */
  readonly replicas?: number;
  /**
   * Percentage of the traffic that this ReplicaSet gets, 0 to 100. Needs a router that can weigh experiments, and creates a Service.
   *
   * @default - no traffic from the router
   */
  readonly weight?: number;
  /**
   * Name of a Service that the controller creates for this ReplicaSet.
   *
   * @default - a Service only where `weight` asks for one
   */
  readonly serviceName?: string;
  /**
   * Labels of its pods, beside those of the template.
   *
   * @default - none
   */
  readonly podLabels?: { [key: string]: string };
  /**
   * Annotations of its pods, beside those of the template.
   *
   * @default - none
   */
  readonly podAnnotations?: { [key: string]: string };
  /**
   * Labels that select its pods, in place of those of the Rollout.
   *
   * @default - the Rollout's selector
   */
  readonly selectorLabels?: { [key: string]: string };
}

/** An analysis of the experiment. */
export interface ExperimentStepAnalysis {
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
   *
   * @default - none
   */
  readonly args?: AnalysisArgument[];
}

/**
 * An experiment within a canary.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/experiment/
 */
export interface ExperimentStepOptions {
  /** The ReplicaSets, at least one. */
  readonly templates: ExperimentStepTemplate[];
  /**
   * How long it runs.
   *
   * @default - until its required analyses have finished
   */
  readonly duration?: Duration;
  /**
   * What it measures.
   *
   * @default - nothing
   */
  readonly analyses?: ExperimentStepAnalysis[];
  /**
   * Names of metrics, as regular expressions, that are measured but do not decide.
   *
   * @default - all metrics decide
   */
  readonly dryRun?: string[];
  /**
   * How long the ReplicaSets stay after the experiment ended. Argo Rollouts 1.9 and later.
   *
   * @default - the controller's own 30 s
   */
  readonly scaleDownDelay?: Duration;
  /**
   * Labels of the AnalysisRuns.
   *
   * @default - none
   */
  readonly analysisRunLabels?: { [key: string]: string };
  /**
   * Annotations of the AnalysisRuns.
   *
   * @default - none
   */
  readonly analysisRunAnnotations?: { [key: string]: string };
}
