import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ExperimentAnalysis } from '../experiment/experiment-analysis';

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
  /**
   * Conditions on labels that select its pods, beside selectorLabels.
   *
   * @default - none
   */
  readonly selectorExpressions?: kplus.LabelExpression[];
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
   * Confirms that nothing ends the experiment but a failed analysis or a person who promotes the release: there is neither a duration nor a required analysis.
   *
   * @default false - such an experiment is refused, because the release waits for it
   */
  readonly indefinitely?: boolean;
  /**
   * What it measures.
   *
   * @default - nothing
   */
  readonly analyses?: ExperimentAnalysis[];
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
