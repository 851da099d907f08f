import { ApiObject, Chart, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { ReleaseServiceProps } from './release-service-props';
import { PodServiceAccount } from '../network/pod-service-account';
import { emitServiceAccount } from '../network/service-account';
import { Platform } from '../platform/platform';
import { assemblePod, AssembledPod } from '../pod/pod-assembly';
import { propError, requireInteger } from '../semantics/errors';
import { ReleaseIdentity } from '../semantics/identity';
import { POD_NAME_SUFFIX, requireDnsLabel, requireLabels, requireServiceName } from '../semantics/names';
import { ITrafficRouter } from '../traffic/traffic-router';

/** How long kube-proxy and callers inside the cluster may go on sending to a pod that leaves. */
const CLUSTER_ENDPOINT_LAG = Duration.seconds(5);
const MIN_READY = Duration.seconds(10);
const LEAST_PROGRESS_DEADLINE_SECONDS = 600;
const DEADLINE_MARGIN_SECONDS = 300;

/** What every release decides first: who it is, where it lives, and what its pods are. */
export interface ReleaseFoundation {
  readonly identity: ReleaseIdentity;
  readonly platform: Platform;
  readonly router?: ITrafficRouter;
  readonly pod: AssembledPod;
  readonly serviceAccount?: ApiObject;
  /** Undefined where an autoscaler says. */
  readonly replicas?: number;
  /** Fewest pods of one version in regular service. */
  readonly leastReplicas: number;
  readonly minReady: Duration;
  readonly progressDeadline: Duration;
  readonly revisionHistoryLimit: number;
}

/** @param hashLabel label that the controller gives the pods of one version */
export function layFoundation(scope: Construct, id: string, props: ReleaseServiceProps, hashLabel: string): ReleaseFoundation {
  const where = scope.node.path;
  const platform = Platform.of(scope);
  const identity = identify(scope, id, props, platform);
  const router = props.trafficRouting ?? platform.props.trafficRouting;
  const account = props.serviceAccount ?? PodServiceAccount.create();
  const serviceAccount = emitServiceAccount(scope, identity, account);
  const pod = assemblePod(scope, props, {
    identity,
    name: identity.name,
    kubernetes: platform._versions.kubernetes,
    registry: platform.props.imageRegistry,
    resources: platform.props.resources,
    imagePullSecrets: platform.props.imagePullSecrets ?? [],
    priorityClassName: platform.props.priorityClassName,
    serviceAccountName: account._accountName(where, identity),
    automountToken: account._automountToken,
    endpointLag: props.route && router ? router.endpointLag : CLUSTER_ENDPOINT_LAG,
    hashLabel,
  });
  requireWorkerProps(where, props, pod);
  const minReady = props.minReady ?? MIN_READY;
  const starting = Math.ceil(pod.startupTime.toMilliseconds() / 1000) + Math.ceil(minReady.toMilliseconds() / 1000) + DEADLINE_MARGIN_SECONDS;
  return {
    identity,
    platform,
    router,
    pod,
    serviceAccount,
    ...replicaCounts(where, props, platform),
    minReady,
    progressDeadline: props.progressDeadline ?? Duration.seconds(Math.max(LEAST_PROGRESS_DEADLINE_SECONDS, starting)),
    revisionHistoryLimit: props.revisionHistoryLimit ?? 5,
  };
}

function identify(scope: Construct, id: string, props: ReleaseServiceProps, platform: Platform): ReleaseIdentity {
  const where = scope.node.path;
  const name = props.name ?? id;
  requireDnsLabel(where, 'name', name, POD_NAME_SUFFIX);
  requireServiceName(where, 'name', name);
  requireLabels(where, 'labels', props.labels);
  requireLabels(where, 'selectorLabels', props.selectorLabels);
  if (props.selectorLabels && Object.keys(props.selectorLabels).length === 0) {
    throw propError(where, { prop: 'selectorLabels', received: {}, accepted: 'at least one label', mend: 'leave it out, or pass the labels of the live workload' });
  }
  const selectorLabels = { ...(props.selectorLabels ?? { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': name }) };
  return { name, namespace: Chart.of(scope).namespace, labels: { ...platform.labels, ...props.labels, ...selectorLabels }, selectorLabels };
}

function replicaCounts(where: string, props: ReleaseServiceProps, platform: Platform): { replicas?: number; leastReplicas: number } {
  requireInteger(where, 'replicas', props.replicas, 0, 1_000_000, 'pass a number of pods');
  if (props.autoscaling) {
    if (props.replicas !== undefined) {
      throw propError(where, {
        prop: 'replicas',
        received: props.replicas,
        accepted: 'nothing together with autoscaling',
        mend: 'leave it out: every delivery would set the number back that the autoscaler chose; minReplicas is the lower bound',
      });
    }
    return { leastReplicas: props.autoscaling.minReplicas };
  }
  const replicas = props.replicas ?? platform.replicas;
  return { replicas, leastReplicas: replicas };
}

function requireWorkerProps(where: string, props: ReleaseServiceProps, pod: AssembledPod): void {
  if (pod.ports.traffic) {
    return;
  }
  for (const prop of ['route', 'existingService', 'serviceAnnotations', 'preStop'] as const) {
    if (props[prop] !== undefined) {
      throw propError(where, { prop, received: 'given', accepted: 'nothing for a worker, which has no port', mend: 'add port, or leave it out' });
    }
  }
}
