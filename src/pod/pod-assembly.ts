import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ContainerDefaults, expandContainers, requireVariableName } from './containers';
import { resolveDraining } from './draining';
import { writableDirectories } from './hardening';
import { ImmutableConfigMap } from './immutable-config-map';
import { PodOverlay } from './pod-overlay';
import { PodProps } from './pod-props';
import { PodPorts, resolvePorts } from './ports';
import { DEFAULT_STARTUP_TIME, PodProbes, resolveProbes } from './probes';
import { topologySpread } from './spread';
import { renderToleration } from './toleration-rendering';
import { ContainerSpec } from '../manifest/pod';
import { propError, requireInteger } from '../semantics/errors';
import { ReleaseIdentity } from '../semantics/identity';
import { requireAnnotations, requireDnsSubdomain, requireLabels } from '../semantics/names';
import { ObjectRef } from '../semantics/object-ref';

/** What a pod takes from its surroundings. */
export interface PodSurroundings extends ContainerDefaults {
  readonly identity: ReleaseIdentity;
  readonly serviceAccountName: string;
  readonly automountToken: boolean;
  readonly imagePullSecrets: ObjectRef[];
  readonly priorityClassName?: string;
  /** How long others go on sending to a pod that leaves. */
  readonly endpointLag: Duration;
  /** Label that the controller gives the pods of one version. */
  readonly hashLabel: string;
}

/** A pod, ready to be put into a workload. */
export interface AssembledPod {
  readonly workload: kplus.WorkloadProps;
  readonly overlay: PodOverlay;
  readonly ports: PodPorts;
  readonly probes: PodProbes;
  readonly startupTime: Duration;
  /** Whether every container that runs beside the others requests CPU. */
  readonly requestsCpu: boolean;
  /** Whether every container that runs beside the others requests memory. */
  readonly requestsMemory: boolean;
  readonly config?: ImmutableConfigMap;
}

/** Ports and probes are needed before the rest: for Services and queries. */
export function assemblePod(scope: Construct, props: PodProps, surroundings: PodSurroundings): AssembledPod {
  const where = scope.node.path;
  const { identity, kubernetes } = surroundings;
  const ports = resolvePorts(where, props);
  const probes = resolveProbes(where, props, ports);
  const draining = resolveDraining(where, props, ports.traffic && surroundings.endpointLag, kubernetes);
  const { main, initContainers, version } = expandContainers(where, props, ports, surroundings);
  // Autoscalers count sidecars too, but no container that runs before the others.
  const running = [main, ...initContainers.filter(({ restartPolicy }) => restartPolicy === kplus.ContainerRestartPolicy.ALWAYS)];
  const config = createConfig(scope, props, identity);
  const directories = writableDirectories(where, props);
  const labels = podLabels(where, props, identity, version);
  requireIds(where, props);
  return {
    ports,
    probes,
    config,
    startupTime: props.startupTime ?? DEFAULT_STARTUP_TIME,
    requestsCpu: running.every(({ resources }) => resources?.cpu?.request !== undefined),
    requestsMemory: running.every(({ resources }) => resources?.memory?.request !== undefined),
    workload: {
      containers: [config ? withConfig(scope, main, props, config) : main],
      initContainers,
      volumes: props.volumes,
      podMetadata: { labels, annotations: checkedAnnotations(where, props) },
      serviceAccount: kplus.ServiceAccount.fromServiceAccountName(scope, 'PodServiceAccount', surroundings.serviceAccountName),
      automountServiceAccountToken: surroundings.automountToken,
      securityContext: { user: props.user, group: props.group, fsGroup: props.fsGroup },
      terminationGracePeriod: draining.terminationGracePeriod,
    },
    overlay: {
      spec: podFields(where, props, surroundings, directories.volumes),
      containers: new Map([[main.name!, mainFields(probes, draining.preStop, props, directories.volumeMounts)]]),
    },
  };
}

function mainFields(
  probes: PodProbes, preStop: Record<string, unknown> | undefined, props: PodProps, volumeMounts: Record<string, unknown>[],
): Partial<ContainerSpec> {
  const { paths, ...probeFields } = probes;
  const ownPreStop = props.container?.lifecycle?.preStop !== undefined && props.preStop === undefined;
  return {
    ...probeFields,
    ...(preStop && !ownPreStop && { lifecycle: { preStop } }),
    ...(volumeMounts.length > 0 && { volumeMounts }),
  };
}

function podFields(where: string, props: PodProps, surroundings: PodSurroundings, volumes: Record<string, unknown>[]): Record<string, unknown> {
  const { identity, kubernetes, hashLabel } = surroundings;
  const pullSecrets = [...surroundings.imagePullSecrets, ...props.imagePullSecrets ?? []].map(({ name }) => ({ name }));
  const priorityClassName = props.priorityClassName ?? surroundings.priorityClassName;
  requireLabels(where, 'nodeSelector', props.nodeSelector);
  if (priorityClassName !== undefined) {
    requireDnsSubdomain(where, 'priorityClassName', priorityClassName);
  }
  return {
    enableServiceLinks: false,
    securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
    ...(volumes.length > 0 && { volumes }),
    ...(pullSecrets.length > 0 && { imagePullSecrets: pullSecrets }),
    ...(priorityClassName !== undefined && { priorityClassName }),
    ...(props.nodeSelector && { nodeSelector: { ...props.nodeSelector } }),
    ...(props.tolerations && { tolerations: props.tolerations.map((toleration, index) => renderToleration(where, `tolerations[${index}]`, toleration)) }),
    ...((props.spread ?? true) && { topologySpreadConstraints: topologySpread(identity.selectorLabels, hashLabel, kubernetes) }),
  };
}

function podLabels(where: string, props: PodProps, identity: ReleaseIdentity, version: string | undefined): Record<string, string> {
  requireLabels(where, 'podLabels', props.podLabels);
  for (const [key, value] of Object.entries(props.podLabels ?? {})) {
    const selected = Object.hasOwn(identity.selectorLabels, key) ? identity.selectorLabels[key] : undefined;
    if (key === 'rollouts-pod-template-hash' || key === 'pod-template-hash' || (selected ?? value) !== value) {
      throw propError(where, {
        prop: `podLabels[${JSON.stringify(key)}]`,
        received: value,
        accepted: selected !== undefined ? `${JSON.stringify(selected)}, by which the pods are selected` : 'labels other than the controller\'s hash',
        mend: 'leave it out, or set selectorLabels',
      });
    }
  }
  return { ...(version !== undefined && { 'app.kubernetes.io/version': version }), ...props.podLabels, ...identity.selectorLabels };
}

const LARGEST_ID = 2 ** 31 - 1;

function requireIds(where: string, props: PodProps): void {
  const leastUser = props.securityContext ?? props.container?.securityContext ? 0 : 1;
  requireInteger(where, 'user', props.user, leastUser, LARGEST_ID, 'pass the number of a user; root also needs a securityContext that allows it');
  requireInteger(where, 'group', props.group, 0, LARGEST_ID, 'pass the number of a group');
  requireInteger(where, 'fsGroup', props.fsGroup, 0, LARGEST_ID, 'pass the number of a group');
}

function checkedAnnotations(where: string, props: PodProps): Record<string, string> | undefined {
  requireAnnotations(where, 'podAnnotations', props.podAnnotations);
  return props.podAnnotations;
}

function createConfig(scope: Construct, props: PodProps, identity: ReleaseIdentity): ImmutableConfigMap | undefined {
  if (!props.config) {
    if (props.configMountPath !== undefined) {
      throw propError(scope.node.path, { prop: 'configMountPath', received: props.configMountPath, accepted: 'nothing without config', mend: 'add config, or leave it out' });
    }
    return undefined;
  }
  if (props.configMountPath === undefined) {
    Object.keys(props.config).forEach((key) => requireVariableName(scope.node.path, 'config key', key));
  }
  return new ImmutableConfigMap(scope, 'Config', {
    namePrefix: `${identity.name}-config`,
    data: props.config,
    namespace: identity.namespace,
    labels: identity.labels,
  });
}

function withConfig(scope: Construct, main: kplus.ContainerProps, props: PodProps, config: ImmutableConfigMap): kplus.ContainerProps {
  if (props.configMountPath === undefined) {
    return { ...main, envFrom: [new kplus.EnvFrom(config), ...main.envFrom ?? []] };
  }
  const volume = kplus.Volume.fromConfigMap(scope, 'ConfigVolume', config, { name: 'config' });
  return { ...main, volumeMounts: [...main.volumeMounts ?? [], { path: props.configMountPath, volume, readOnly: true }] };
}
