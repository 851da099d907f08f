import { Codes } from './draft';
import { PortNumbers } from './probe-code';
import { Release } from './release';
import { list, object, ours, verbatim } from '../code/code';
import { JsonObject, mapsAt, numberAt, textAt } from '../code/json';

/** A port of the main container with what the Services say of it. */
interface NamedPort {
  readonly name: string;
  readonly containerPort: number;
  readonly service?: JsonObject;
}

const MANAGEMENT = 'management';
const PROTOCOLS: Record<string, string> = { grpc: 'ServiceProtocol.GRPC', tcp: 'ServiceProtocol.TCP' };

/** What the pods listen on: in the short form where that says it all. */
export class Ports {
  private readonly ports: readonly NamedPort[];
  private readonly protocol?: string;

  constructor(release: Release, container: JsonObject) {
    const service = release.find('Service', release.stableService);
    const servicePorts = mapsAt(service, 'spec', 'ports');
    this.ports = namePorts(mapsAt(container, 'ports'), servicePorts);
    const traffic = this.ports.find((port) => port.service !== undefined && port.service === servicePorts[0]);
    const plaintext = textAt(traffic?.service, 'appProtocol') === 'kubernetes.io/h2c' || release.all('GRPCRoute').length > 0 || traffic?.name === 'grpc';
    this.protocol = plaintext ? 'grpc' : traffic?.name === 'tcp' ? 'tcp' : undefined;
  }

  /** Numbers of the ports by their names. */
  public get numbers(): PortNumbers {
    return new Map(this.ports.map(({ name, containerPort }) => [name, containerPort]));
  }

  public get isWorker(): boolean {
    return this.ports.length === 0;
  }

  public get codes(): Codes {
    const management = this.ports.find(({ name, service }) => name === MANAGEMENT && !service);
    const ports = this.ports.filter((port) => port !== management);
    const shared = {
      protocol: this.protocol === undefined ? undefined : ours(PROTOCOLS[this.protocol]),
      managementPort: management && verbatim(management.containerPort),
    };
    const [only] = ports;
    if (ports.length === 0 || (ports.length === 1 && this.isShort(only))) {
      return { port: only && verbatim(only.containerPort), ...shared };
    }
    const traffic = ports.find(({ service }) => service !== undefined);
    return {
      ports: list(ports.map(({ name, containerPort, service }) => object({
        name: verbatim(name),
        containerPort: verbatim(containerPort),
        servicePort: service && verbatim(numberAt(service, 'port') ?? containerPort),
        appProtocol: textAt(service, 'appProtocol') === undefined ? undefined : verbatim(service!.appProtocol),
        exposed: service ? undefined : verbatim(false),
      }))),
      trafficPort: traffic && verbatim(traffic.name),
      ...shared,
    };
  }

  /** A port that is called by what it speaks, and is reached at the usual number. */
  private isShort({ name, containerPort, service }: NamedPort): boolean {
    const port = numberAt(service, 'port');
    const usual = name === 'http' ? 80 : containerPort;
    const appProtocol = textAt(service, 'appProtocol');
    return name === (this.protocol ?? 'http') && (port ?? usual) === usual && (appProtocol === undefined || this.protocol === 'grpc');
  }
}

function namePorts(declared: readonly JsonObject[], servicePorts: readonly JsonObject[]): NamedPort[] {
  const target = (port: JsonObject) => port.targetPort ?? port.port;
  const ports: NamedPort[] = declared.filter(({ containerPort, protocol }) => typeof containerPort === 'number' && (protocol ?? 'TCP') === 'TCP').map((port) => {
    const service = servicePorts.find((one) => target(one) === port.name || target(one) === port.containerPort);
    return { name: textAt(port, 'name') ?? nameFor(service, declared.indexOf(port)), containerPort: Number(port.containerPort), service };
  });
  // What a Service sends to and the container does not declare is open all the same.
  const undeclared = servicePorts.filter((one) => typeof target(one) === 'number' && !ports.some(({ service }) => service === one));
  return [...ports, ...undeclared.map((service) => ({ name: nameFor(service, declared.length), containerPort: Number(target(service)), service }))];
}

function nameFor(service: JsonObject | undefined, index: number): string {
  return textAt(service, 'name') ?? (index === 0 ? 'http' : `port-${index}`);
}
