import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { HealthProbe } from './health-probe';
import { PodPort, ServiceProtocol } from './pod-port';
import { Toleration } from './toleration';
import { ObjectRef } from '../semantics/object-ref';

/** The pods of a service: a short form for what most need, and the forms of cdk8s-plus for everything else. */
export interface PodProps {
  /**
   * Image of the main container, with a fixed tag or a digest: without one, no version could be told from another. The platform's registry is put in front.
   *
   * @default - given by `container`
   */
  readonly image?: string;
  /**
   * Port that requests come in on, 1 to 65535. Short for one entry in `ports`.
   *
   * @default - none: a worker, without Service, route and preStop; or see `ports`
   */
  readonly port?: number;
  /**
   * What the traffic port speaks.
   *
   * @default ServiceProtocol.HTTP - what most services speak
   */
  readonly protocol?: ServiceProtocol;
  /**
   * All ports of the main container, in place of `port`.
   *
   * @default - the one of `port`
   */
  readonly ports?: PodPort[];
  /**
   * Name of the entry in `ports` that requests come in on.
   *
   * @default - the only exposed port
   */
  readonly trafficPort?: string;
  /**
   * A further port for probes and metrics that no Service has. It is named `management`.
   *
   * @default - probes use the traffic port
   */
  readonly managementPort?: number;
  /**
   * Environment variables with fixed values. Their order is kept.
   *
   * @default - none
   */
  readonly env?: { [name: string]: string };
  /**
   * Environment variables from Secrets, ConfigMaps and fields; they come after those of `env`.
   *
   * @default - none
   */
  readonly envVariables?: { [name: string]: kplus.EnvValue };
  /**
   * Whole Secrets and ConfigMaps as environment variables.
   *
   * @default - none
   */
  readonly envFrom?: kplus.EnvFrom[];
  /**
   * Configuration, put in an immutable ConfigMap whose name has a hash of it: a change is a new revision, so it is released
   * and rolled back like a change of the image. Keys become environment variables, or files if `configMountPath` is given.
   *
   * @default - none
   */
  readonly config?: { [key: string]: string };
  /**
   * Directory where the keys of `config` are files.
   *
   * @default - they are environment variables
   */
  readonly configMountPath?: string;
  /**
   * Program, in place of the image's entry point.
   *
   * @default - the image's
   */
  readonly command?: string[];
  /**
   * Arguments, in place of the image's.
   *
   * @default - the image's
   */
  readonly args?: string[];
  /**
   * Path that answers 200 as soon as the pod can serve real requests. Short for `readinessProbe: HealthProbe.http(path)`.
   * It should not depend on other services: if one of those fails, all pods would leave the Service at once.
   *
   * @default - one of `readiness` and `readinessProbe` must be given for pods with a port: no path is invented
   */
  readonly readiness?: string;
  /**
   * How the kubelet asks whether the pod can serve.
   *
   * @default - see `readiness`
   */
  readonly readinessProbe?: HealthProbe;
  /**
   * Path that answers 200 while the process is alive. Short for `livenessProbe: HealthProbe.http(path)`.
   *
   * @default - none: a liveness probe that is too strict turns a slow moment into an outage
   */
  readonly liveness?: string;
  /**
   * How the kubelet asks whether the container must be restarted.
   *
   * @default - none
   */
  readonly livenessProbe?: HealthProbe;
  /**
   * How the kubelet asks whether the container has started.
   *
   * @default - asks as the readiness probe does, within `startupTime`
   */
  readonly startupProbe?: HealthProbe;
  /**
   * How long the container may take to start before it is restarted.
   *
   * @default Duration.seconds(150) - enough for most runtimes; the progress deadline is derived from it
   */
  readonly startupTime?: Duration;
  /**
   * Requests and limits of the main container. A CPU limit is yours to ask for: it throttles.
   *
   * @default - the platform's, or else none: they are not invented
   */
  readonly resources?: kplus.ContainerResources;
  /**
   * Directories that the main container may write to; each is an emptyDir. Everything else is read-only.
   *
   * @default ['/tmp'] - many runtimes insist on it
   */
  readonly writablePaths?: string[];
  /**
   * Security settings of the main container, in place of the defaults: not root, no capabilities, no privilege escalation, read-only root file system.
   *
   * @default - hardened
   */
  readonly securityContext?: kplus.ContainerSecurityContextProps;
  /**
   * Numeric user that the pods run as.
   *
   * @default - the image's; a fixed one is rejected by OpenShift
   */
  readonly user?: number;
  /**
   * Numeric group that the pods run as.
   *
   * @default - the image's
   */
  readonly group?: number;
  /**
   * Group that owns the volumes.
   *
   * @default - none
   */
  readonly fsGroup?: number;
  /**
   * The main container in the form of cdk8s-plus, in place of `image`, `env`, `command` and the like. What it leaves open gets the same defaults.
   *
   * @default - made from the short form
   */
  readonly container?: kplus.ContainerProps;
  /**
   * Containers that start before the main one and stop after it. Kubernetes 1.29 and later.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
   */
  readonly sidecars?: kplus.ContainerProps[];
  /**
   * Containers that run to their end before the main one starts.
   *
   * @default - none
   */
  readonly initContainers?: kplus.ContainerProps[];
  /**
   * Volumes and where the main container mounts them.
   *
   * @default - none but the writable paths
   */
  readonly volumeMounts?: kplus.VolumeMount[];
  /**
   * Volumes that only sidecars and init containers mount.
   *
   * @default - none
   */
  readonly volumes?: kplus.Volume[];
  /**
   * Labels of the pods, beside those of the service. A change is a new revision.
   *
   * @default - none
   */
  readonly podLabels?: { [key: string]: string };
  /**
   * Annotations of the pods. A change is a new revision.
   *
   * @default - none
   */
  readonly podAnnotations?: { [key: string]: string };
  /**
   * Secrets for pulling images, beside those of the platform.
   *
   * @default - those of the platform
   */
  readonly imagePullSecrets?: ObjectRef[];
  /**
   * PriorityClass of the pods.
   *
   * @default - the platform's, or else the cluster's default
   */
  readonly priorityClassName?: string;
  /**
   * Labels that a node must have.
   *
   * @default - any node
   */
  readonly nodeSelector?: { [key: string]: string };
  /**
   * Taints that the pods tolerate.
   *
   * @default - none
   */
  readonly tolerations?: Toleration[];
  /**
   * Spread the pods of each version over nodes and zones, as far as possible.
   *
   * @default true - one node or zone should not take all of them
   */
  readonly spread?: boolean;
  /**
   * How long a leaving pod goes on serving before it is told to stop: the time that everybody needs to stop sending to it. 0 s leaves the hook out.
   *
   * @default - 15 s, or more where the router is slower; none for a worker
   */
  readonly preStop?: Duration;
  /**
   * How long requests or jobs in flight may take after the pod was told to stop. The grace period is `preStop` plus this.
   *
   * @default Duration.seconds(45) - with 15 s of preStop, a minute in all. For a worker: at least its longest job
   */
  readonly drainTime?: Duration;
}
