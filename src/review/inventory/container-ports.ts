import { Entry } from './inventory';
import { Container, Probe } from './shapes/pod';
import { Service } from './shapes/traffic';

/** The number of a container's port that is given by number or name; undefined where no port has that name. */
export function portNumber({ ports = [] }: Container, port: number | string | undefined): number | undefined {
  return typeof port === 'string' ? ports.find(({ name }) => name === port)?.containerPort : port;
}

/** The port that a probe asks, as it is written there, and its path within the probe. */
export function probedPort({ httpGet, tcpSocket, grpc }: Probe): { readonly port: number | string; readonly path: string } | undefined {
  const asked = httpGet ? { port: httpGet.port, path: 'httpGet.port' } : tcpSocket ? { port: tcpSocket.port, path: 'tcpSocket.port' } : { port: grpc?.port, path: 'grpc.port' };
  return asked.port === undefined ? undefined : { port: asked.port, path: asked.path };
}

/** The port of a Service's entry that leads to pods: a number or a name. */
export function targetOf({ port, targetPort }: ServicePort): number | string | undefined {
  return targetPort ?? port;
}

export type ServicePort = NonNullable<NonNullable<Service['spec']>['ports']>[number];

/** The entries of Services that lead to this port of a container. */
export function servicePortsTo(
  services: readonly Entry<Service>[], container: Container, port: number,
): { readonly service: Entry<Service>; readonly entry: ServicePort }[] {
  return services.flatMap((service) => (service.manifest.spec?.ports ?? [])
    .filter((entry) => portNumber(container, targetOf(entry)) === port)
    .map((entry) => ({ service, entry })));
}
