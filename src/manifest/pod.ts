import { ObjectMetadata } from './metadata';

/** The pod template of a workload. */
export interface PodTemplateSpec {
  readonly metadata?: ObjectMetadata;
  readonly spec?: PodSpec;
}

/** The fields of a pod that we set or read; whatever else it has is kept. */
export interface PodSpec {
  readonly containers: ContainerSpec[];
  readonly initContainers?: ContainerSpec[];
  readonly volumes?: Record<string, unknown>[];
  readonly [field: string]: unknown;
}

/** The fields of a container that we set or read; whatever else it has is kept. */
export interface ContainerSpec {
  readonly name: string;
  readonly image?: string;
  readonly ports?: ContainerPortSpec[];
  readonly startupProbe?: ProbeSpec;
  readonly readinessProbe?: ProbeSpec;
  readonly livenessProbe?: ProbeSpec;
  readonly lifecycle?: Record<string, unknown>;
  readonly [field: string]: unknown;
}

export interface ContainerPortSpec {
  readonly name?: string;
  readonly containerPort: number;
  readonly protocol?: string;
}

export interface HttpGetSpec {
  readonly path: string;
  readonly port: number | string;
  readonly scheme?: string;
  readonly httpHeaders?: { readonly name: string; readonly value: string }[];
}

/** @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
export interface ProbeSpec {
  readonly httpGet?: HttpGetSpec;
  readonly tcpSocket?: { readonly port: number | string };
  readonly grpc?: { readonly port: number; readonly service?: string };
  readonly exec?: { readonly command: string[] };
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly failureThreshold?: number;
  readonly successThreshold?: number;
}
