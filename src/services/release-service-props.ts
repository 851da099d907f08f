import { Duration } from 'cdk8s';
import { AutoscalingProps } from '../capacity/autoscaling';
import { DisruptionBudget } from '../capacity/disruption-budget';
import { NetworkPolicyProps } from '../network/network-access';
import { PodServiceAccount } from '../network/pod-service-account';
import { PodMonitorProps } from '../operations/pod-monitoring';
import { ReleaseAlerts } from '../operations/release-alerts';
import { PodProps } from '../pod/pod-props';
import { ObjectRef } from '../semantics/object-ref';
import { RouteProps } from '../traffic/route-props';
import { ITrafficRouter } from '../traffic/traffic-router';

/** What CanaryService, BlueGreenService and RollingService have in common: changing from one to the other keeps these props. */
export interface ReleaseServiceProps extends PodProps {
  /**
   * Name of the workload and of its stable, active or only Service: what callers use. At most 46 characters, as controllers append to it.
   *
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * Labels that select the pods. Immutable in the cluster: for a workload that lives already, pass what it has.
   *
   * @default - app.kubernetes.io/name and app.kubernetes.io/instance, both the name
   */
  readonly selectorLabels?: { [key: string]: string };
  /**
   * Labels of every emitted object, beside the platform's; not of the pods.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
  /**
   * Number of pods. Excludes `autoscaling`.
   *
   * @default - the platform's, or else 2
   */
  readonly replicas?: number;
  /**
   * A HorizontalPodAutoscaler, which then owns the number of pods.
   *
   * @default - none
   */
  readonly autoscaling?: AutoscalingProps;
  /**
   * How many pods may be missing while nodes are drained.
   *
   * @default - 10 % over both versions, and at least one pod, so that no drain is blocked
   */
  readonly disruptionBudget?: DisruptionBudget;
  /**
   * A NetworkPolicy over the pods of all versions: only the router, Prometheus, analysis Jobs and those named here get in.
   *
   * @default - none: a policy breaks callers that nobody declared
   */
  readonly networkPolicy?: NetworkPolicyProps;
  /**
   * A PodMonitor of the Prometheus operator. The platform's `crds` must have OptionalKind.POD_MONITOR.
   *
   * @default - none
   */
  readonly podMonitor?: PodMonitorProps;
  /**
   * ServiceAccount of the pods.
   *
   * @default - one of their own, called like the service, without a token
   */
  readonly serviceAccount?: PodServiceAccount;
  /**
   * The stable, active or only Service exists already, in the same namespace: nothing is emitted for it. It must select the pods by `selectorLabels`.
   *
   * @default - a Service called like the service
   */
  readonly existingService?: ObjectRef;
  /**
   * Annotations of the emitted Services.
   *
   * @default - none
   */
  readonly serviceAnnotations?: { [key: string]: string };
  /**
   * How requests reach the service: what becomes of it is up to the router, such as an HTTPRoute, an Ingress or a VirtualService. `{}` takes every host name.
   *
   * @default - none: it is called from inside the cluster only
   */
  readonly route?: RouteProps;
  /**
   * Router between users and this service.
   *
   * @default - the platform's
   */
  readonly trafficRouting?: ITrafficRouter;
  /**
   * Alerts about releases. Emitted where the platform's `crds` has OptionalKind.PROMETHEUS_RULE.
   *
   * @default - the platform's
   */
  readonly alerts?: ReleaseAlerts;
  /**
   * How long a new pod must be ready before it counts.
   *
   * @default Duration.seconds(10) - longer than a readiness probe that flaps
   */
  readonly minReady?: Duration;
  /**
   * How long a release may go without progress.
   *
   * @default - 10 minutes, or `startupTime` plus `minReady` plus 5 minutes if that is longer, or, for blue-green, the longest analysis plus a minute
   * if that is longer: the controller counts the time of an analysis before or after the switch as lack of progress
   */
  readonly progressDeadline?: Duration;
  /**
   * How many old versions can be gone back to.
   *
   * @default 5 - enough, and few enough to be looked through
   */
  readonly revisionHistoryLimit?: number;
}
