import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ServicePortSpec, ServiceSpec } from '../manifest/service';
import { propError, requireInteger } from '../semantics/errors';
import { ReleaseIdentity, releaseMetadata } from '../semantics/identity';
import { requireAnnotations, requireDnsLabel, requirePortName, requireServiceName } from '../semantics/names';

/** A Service in front of the pods of a release. */
export interface EmittedService {
  /** metadata.name: that of the release, or with `-canary` or `-preview`. */
  readonly name: string;
  readonly ports: ServicePortSpec[];
  readonly annotations?: Record<string, string>;
  /** Without a virtual IP: names resolve to the pods themselves. */
  readonly headless?: boolean;
}

/**
 * Emits a Service over the pods of all versions. Where there are two, the controller adds the hash that tells versions apart to
 * their selectors.
 */
export function emitService(scope: Construct, id: string, identity: ReleaseIdentity, service: EmittedService): ApiObject {
  const where = scope.node.path;
  requireServiceName(where, 'service name', service.name);
  requireAnnotations(where, 'service annotations', service.annotations);
  const ports = service.ports.map((port) => ({ ...port, protocol: port.protocol ?? 'TCP' }));
  requirePorts(where, ports, service.headless ?? false);
  const spec: ServiceSpec = {
    type: 'ClusterIP',
    ...(service.headless && { clusterIP: 'None' }),
    selector: { ...identity.selectorLabels },
    ...(ports.length > 0 && { ports }),
  };
  const metadata = { ...releaseMetadata(identity, service.name), ...(service.annotations && { annotations: { ...service.annotations } }) };
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'Service', metadata, spec });
}

function requirePorts(where: string, ports: ServicePortSpec[], headless: boolean): void {
  if (ports.length === 0 && !headless) {
    throw propError(where, { prop: 'ports', received: ports, accepted: 'at least one port', mend: 'pass port: 8080, or leave the Service out' });
  }
  const taken = new Map<string, string>();
  for (const { name, port, targetPort, protocol } of ports) {
    requireInteger(where, `ports[${name}].port`, port, 1, 65535, 'use the port that callers connect to');
    if (name === undefined && ports.length > 1) {
      throw propError(where, { prop: 'ports.name', received: name, accepted: 'a name for each of several ports', mend: 'name them, for example "http"' });
    }
    if (name !== undefined) {
      requireDnsLabel(where, 'ports.name', name);
    }
    if (typeof targetPort === 'string') {
      requirePortName(where, `ports[${name}].targetPort`, targetPort);
    } else {
      requireInteger(where, `ports[${name}].targetPort`, targetPort, 1, 65535, 'use the port that the container listens on');
    }
    for (const key of [`name ${name}`, `port ${port}/${protocol}`]) {
      if (taken.has(key)) {
        throw propError(where, {
          prop: `ports[${name}]`, received: key, accepted: 'each name, and each port of one protocol, once', mend: `change it, or drop ${taken.get(key)}`,
        });
      }
      taken.set(key, `the port ${name}`);
    }
  }
}
