import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** A ReplicaSet of an experiment. Its pods are described as in cdk8s-plus with `pods`, or by a complete `podTemplate`. */
export interface ExperimentTemplate {
  /** Name of the ReplicaSet within the experiment, a DNS label. */
  readonly name: string;
  /**
   * The pods, as a workload of cdk8s-plus describes them.
   *
   * @default - none: then podTemplate must be given
   */
  readonly pods?: kplus.WorkloadProps;
  /**
   * A complete pod template, emitted as it is. Then a selector must be given.
   *
   * @default - none: then pods must be given
   */
  readonly podTemplate?: any;
  /**
   * Labels that select the pods. No two ReplicaSets of the experiment may select the same pods.
   *
   * @default - with `pods`, app.kubernetes.io/name with the experiment's name and app.kubernetes.io/component with the name of this ReplicaSet
   */
  readonly selectorLabels?: { [key: string]: string };
  /**
   * Conditions on labels that select the pods, beside selectorLabels.
   *
   * @default - none
   */
  readonly selectorExpressions?: kplus.LabelExpression[];
  /**
   * Number of pods.
   *
   * @default 1 - the controller's own
   */
  readonly replicas?: number;
  /**
   * How long a pod must be ready before it counts as available; whole seconds, at most the progress deadline.
   *
   * @default - the controller's own 0 s
   */
  readonly minReady?: Duration;
  /**
   * Whether the controller creates a Service for the pods while the experiment runs.
   *
   * @default - only if serviceName is given
   */
  readonly createService?: boolean;
  /**
   * Name of that Service.
   *
   * @default - the name of the ReplicaSet, which the controller makes up
   */
  readonly serviceName?: string;
}
