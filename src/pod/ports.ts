import { PodPort, ServiceProtocol } from './pod-port';
import { PodProps } from './pod-props';
import { propError, requireInteger } from '../semantics/errors';
import { requirePortName } from '../semantics/names';

/** The ports of a pod, with everything decided. */
export interface PodPorts {
  /** The port that requests come in on; none for a worker. */
  readonly traffic?: ResolvedPort;
  /** What the Services have, the traffic port first. */
  readonly exposed: ResolvedPort[];
  /** What the main container has. */
  readonly container: { readonly name: string; readonly containerPort: number }[];
  /** Where probes ask unless they say otherwise. */
  readonly probe?: number;
  /** What the traffic port speaks. */
  readonly protocol: ServiceProtocol;
}

export interface ResolvedPort {
  readonly name: string;
  readonly containerPort: number;
  readonly servicePort: number;
  readonly appProtocol?: string;
}

const MEND_PORT = 'pass a port that the container listens on';

/** The short form as entries of the long one, checked. */
export function resolvePorts(where: string, props: PodProps): PodPorts {
  const protocol = props.protocol ?? ServiceProtocol.HTTP;
  const declared = declaredPorts(where, props, protocol);
  const traffic = trafficPort(where, props, declared);
  const exposed = declared.filter((port) => port.exposed ?? true);
  exposed.sort((left, right) => Number(right === traffic) - Number(left === traffic));
  const container = declared.map(({ name, containerPort }) => ({ name, containerPort }));
  if (props.managementPort !== undefined) {
    requireInteger(where, 'managementPort', props.managementPort, 1, 65535, MEND_PORT);
    container.push({ name: 'management', containerPort: props.managementPort });
  }
  requireDistinct(where, container);
  requireDistinctServicePorts(where, exposed, traffic, protocol);
  return {
    traffic: traffic && resolve(traffic, traffic, protocol),
    exposed: exposed.map((port) => resolve(port, traffic, protocol)),
    container,
    probe: props.managementPort ?? traffic?.containerPort,
    protocol,
  };
}

function declaredPorts(where: string, props: PodProps, protocol: ServiceProtocol): PodPort[] {
  if (props.port !== undefined && props.ports !== undefined) {
    throw propError(where, { prop: 'port', received: props.port, accepted: 'nothing together with ports', mend: 'put it into ports and name it in trafficPort' });
  }
  const ports = props.port === undefined ? props.ports ?? [] : [{ name: protocol, containerPort: props.port }];
  ports.forEach((port, index) => {
    const prop = props.port === undefined ? `ports[${index}]` : 'port';
    requirePortName(where, `${prop}.name`, port.name);
    requireInteger(where, props.port === undefined ? `${prop}.containerPort` : 'port', port.containerPort, 1, 65535, MEND_PORT);
    requireInteger(where, `${prop}.servicePort`, port.servicePort, 1, 65535, 'pass the port that callers use');
  });
  return ports;
}

function trafficPort(where: string, props: PodProps, ports: PodPort[]): PodPort | undefined {
  const exposed = ports.filter((port) => port.exposed ?? true);
  const names = exposed.map(({ name }) => name);
  if (props.trafficPort !== undefined && !names.includes(props.trafficPort)) {
    throw propError(where, {
      prop: 'trafficPort',
      received: props.trafficPort,
      accepted: names.length > 0 ? `one of ${names.join(', ')}` : 'nothing, as no port is exposed',
      mend: 'name an entry of ports',
    });
  }
  if (props.trafficPort === undefined && exposed.length > 1) {
    throw propError(where, { prop: 'trafficPort', received: undefined, accepted: `one of ${names.join(', ')}`, mend: 'say which of the ports requests come in on' });
  }
  return exposed.find(({ name }) => name === (props.trafficPort ?? name));
}

function resolve(port: PodPort, traffic: PodPort | undefined, protocol: ServiceProtocol): ResolvedPort {
  const isTraffic = port === traffic;
  const appProtocol = port.appProtocol ?? (isTraffic && protocol === ServiceProtocol.GRPC ? 'kubernetes.io/h2c' : undefined);
  return {
    name: port.name,
    containerPort: port.containerPort,
    servicePort: servicePortOf(port, isTraffic, protocol),
    ...(appProtocol !== undefined && { appProtocol }),
  };
}

function servicePortOf(port: PodPort, isTraffic: boolean, protocol: ServiceProtocol): number {
  return port.servicePort ?? (isTraffic && protocol === ServiceProtocol.HTTP ? 80 : port.containerPort);
}

function requireDistinct(where: string, ports: PodPorts['container']): void {
  ports.forEach((port, index) => {
    const other = ports.slice(0, index).find(({ name, containerPort }) => name === port.name || containerPort === port.containerPort);
    if (other) {
      throw propError(where, { prop: `port ${port.name}`, received: port.containerPort, accepted: `a name and number other than those of port ${other.name}`, mend: 'give each port its own' });
    }
  });
}

function requireDistinctServicePorts(where: string, ports: PodPort[], traffic: PodPort | undefined, protocol: ServiceProtocol): void {
  const numbers = ports.map((port) => servicePortOf(port, port === traffic, protocol));
  numbers.forEach((number, index) => {
    if (numbers.indexOf(number) !== index) {
      throw propError(where, {
        prop: `port ${ports[index].name}.servicePort`,
        received: number,
        accepted: `another number than port ${ports[numbers.indexOf(number)].name} has`,
        mend: 'set servicePort on one of them',
      });
    }
  });
}
