import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** What a Rollout and a RollingDeployment have in common. The pods are described as in cdk8s-plus, or by a complete template. */
export interface PodWorkloadProps extends kplus.WorkloadProps {
  /**
   * Number of pods.
   *
   * @default - not emitted: the controller's own 1, or what an autoscaler says
   */
  readonly replicas?: number;
  /**
   * Labels that select the pods. Immutable in the cluster: never a version, a role or a hash.
   *
   * @default - app.kubernetes.io/name and app.kubernetes.io/instance, both the name of the object
   */
  readonly selectorLabels?: { [key: string]: string };
  /**
   * Conditions on labels that select the pods, beside selectorLabels. Services and the like still select by selectorLabels alone.
   *
   * @default - none
   */
  readonly selectorExpressions?: kplus.LabelExpression[];
  /**
   * How long a pod must be ready before it counts as available.
   *
   * @default - the controller's own 0 s
   */
  readonly minReady?: Duration;
  /**
   * How long the release may go without progress. Must exceed `minReady`.
   *
   * @default - the controller's own 600 s
   */
  readonly progressDeadline?: Duration;
  /**
   * How many old ReplicaSets are kept for going back.
   *
   * @default - the controller's own 10
   */
  readonly revisionHistoryLimit?: number;
  /**
   * A complete pod template, emitted as it is, in place of containers, volumes and the other pod props. `addContainer`,
   * `addVolume`, `scheduling` and the like then throw. `selectorLabels` or `selectorExpressions` must be given.
   *
   * @default - the template is made from the other props
   * @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-templates
   */
  readonly podTemplate?: any;
}
