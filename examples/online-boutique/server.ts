import { Duration, Size } from 'cdk8s';
import { ContainerProps, ContainerResources, Cpu, EnvValue } from 'cdk8s-plus-28';
import { HealthProbe, PodProps } from 'cdk8s-rollouts';

const VERSION = 'v0.10.5';

/** Request and limit of each, in millicores and MiB. */
export interface ServerResources {
  readonly cpu: readonly [number, number];
  readonly memory: readonly [number, number];
}

/** What the container of a service of the boutique says by itself. */
export interface ServerProps extends ServerResources {
  readonly image: string;
  readonly env?: { readonly [name: string]: string };
}

/** When a probe of the boutique asks, in seconds. */
export interface Asking {
  readonly delay?: number;
  readonly period?: number;
}

/** The container of a service; the originals call it `server`. */
export function server(props: ServerProps): ContainerProps {
  return {
    name: 'server',
    image: `${props.image}:${VERSION}`,
    envVariables: environment(props.env),
    resources: resources(props),
  };
}

/** Variables with fixed values, in their order. */
export function environment(env: { readonly [name: string]: string } = {}): { [name: string]: EnvValue } {
  return Object.fromEntries(Object.entries(env).map(([name, value]) => [name, EnvValue.fromValue(value)]));
}

/** Requests and limits as cdk8s-plus has them. */
export function resources({ cpu, memory }: ServerResources): ContainerResources {
  return {
    cpu: { request: Cpu.millis(cpu[0]), limit: Cpu.millis(cpu[1]) },
    memory: { request: Size.mebibytes(memory[0]), limit: Size.mebibytes(memory[1]) },
  };
}

/** Both probes over gRPC. */
export function grpcProbes(readiness: Asking = {}, liveness: Asking = {}): Pick<PodProps, 'readinessProbe' | 'livenessProbe'> {
  return { readinessProbe: HealthProbe.grpc(asking(readiness)), livenessProbe: HealthProbe.grpc(asking(liveness)) };
}

/** The timing of the originals, which leave to Kubernetes what they do not say: every 10 s, an answer within 1 s. */
export function asking({ delay, period = 10 }: Asking) {
  return {
    ...(delay !== undefined && { initialDelay: Duration.seconds(delay) }),
    period: Duration.seconds(period),
    timeout: Duration.seconds(1),
  };
}

/** What all pods of the boutique have in common: a fixed user, and no directory to write to. */
export function pod(name: string): Pick<PodProps, 'user' | 'group' | 'fsGroup' | 'writablePaths'> & { selectorLabels: { [key: string]: string } } {
  return { selectorLabels: { app: name }, user: 1000, group: 1000, fsGroup: 1000, writablePaths: [] };
}
