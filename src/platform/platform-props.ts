import { ContainerResources } from 'cdk8s-plus-28';
import { OptionalKind } from './optional-kind';
import { PrometheusServer } from '../analysis/prometheus-server';
import { TelemetrySource } from '../analysis/recipes/telemetry-source';
import { ReleaseAlerts } from '../operations/release-alerts';
import { ObjectRef } from '../semantics/object-ref';
import { ITrafficRouter } from '../traffic/traffic-router';

/** Facts about the cluster and rules of the house that services inherit. */
export interface PlatformProps {
  /**
   * Kubernetes version of the target cluster, `major.minor`. Newer fields are only written where it has them.
   *
   * @default '1.30' - the oldest with the native preStop sleep switched on
   */
  readonly kubernetesVersion?: string;
  /**
   * Argo Rollouts version of the target cluster, `major.minor`.
   *
   * @default '1.9'
   */
  readonly argoRolloutsVersion?: string;
  /**
   * Prometheus that gates ask.
   *
   * @default - none: a metric that needs one is an error
   */
  readonly prometheus?: PrometheusServer;
  /**
   * Whose metrics tell how requests went.
   *
   * @default - the applications' own (`http_requests_total`), by pod name
   */
  readonly telemetry?: TelemetrySource;
  /**
   * Router between users and services.
   *
   * @default - none: a canary says itself what its router is
   */
  readonly trafficRouting?: ITrafficRouter;
  /**
   * Optional kinds whose CustomResourceDefinitions the cluster has. Objects of these kinds are emitted only then.
   *
   * @default - none
   */
  readonly crds?: OptionalKind[];
  /**
   * Registry that is put in front of images that name none: `ghcr.io/acme`.
   *
   * @default - images are taken as they are
   */
  readonly imageRegistry?: string;
  /**
   * Secrets for pulling images.
   *
   * @default - none
   */
  readonly imagePullSecrets?: ObjectRef[];
  /**
   * Requests and limits for main containers that state none.
   *
   * @default - none: they are not invented
   */
  readonly resources?: ContainerResources;
  /**
   * Labels of every emitted object; not of pods, where a change would start a release.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };
  /**
   * PriorityClass of pods that state none.
   *
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;
  /**
   * Number of pods of services that state none.
   *
   * @default 2 - the fewest that survive the loss of a node
   */
  readonly replicas?: number;
  /**
   * Alerts of services that state none. They are emitted where `crds` has OptionalKind.PROMETHEUS_RULE.
   *
   * @default - the standard alerts
   */
  readonly alerts?: ReleaseAlerts;
}
