import { Entry, Inventory } from './inventory';
import { InventoryObject } from './inventory-object';
import { KINDS } from './kinds';
import { Shaped } from './shape';
import { VIRTUAL_SERVICE, GatewayRoute, Ingress } from './shapes/traffic';

/** A place in a route that sends requests to a Service. */
export interface ServiceReference {
  readonly route: InventoryObject;
  readonly namespace: string;
  readonly name: string;
  readonly path: string;
  /** The port that it says, by number or name. */
  readonly port?: number | string;
  /** Its weight, where it has one. */
  readonly weight?: number;
}

/** Every place in Ingresses, Gateway API routes, VirtualServices and TraefikServices that names a Service. */
export function serviceReferences(inventory: Inventory): readonly ServiceReference[] {
  return [
    ...inventory.of(KINDS.ingress).flatMap(ofIngress),
    ...[KINDS.httpRoute, KINDS.grpcRoute, KINDS.tcpRoute, KINDS.tlsRoute].flatMap((kind) => inventory.of(kind)).flatMap(ofGatewayRoute),
    ...inventory.of(KINDS.virtualService).flatMap(ofVirtualService),
    ...inventory.of(KINDS.traefikService).flatMap(({ object, manifest }) => (manifest.spec?.weighted?.services ?? [])
      .filter(({ kind = 'Service', name }) => kind === 'Service' && name !== undefined)
      .map(({ name, port, weight }, index) => ({
        route: object, namespace: object.namespace, name: name!, port, weight, path: `spec.weighted.services[${index}].name`,
      }))),
  ];
}

function ofIngress({ object, manifest }: Entry<Ingress>): ServiceReference[] {
  const backends = [
    { backend: manifest.spec?.defaultBackend, path: 'spec.defaultBackend.service' },
    ...(manifest.spec?.rules ?? []).flatMap((rule, one) => (rule.http?.paths ?? [])
      .map(({ backend }, two) => ({ backend, path: `spec.rules[${one}].http.paths[${two}].backend.service` }))),
  ];
  return backends.flatMap(({ backend, path }) => backend?.service?.name === undefined ? [] : [{
    route: object, namespace: object.namespace, name: backend.service.name, port: backend.service.port?.number ?? backend.service.port?.name, path: `${path}.name`,
  }]);
}

function ofGatewayRoute({ object, manifest }: Entry<GatewayRoute>): ServiceReference[] {
  return (manifest.spec?.rules ?? []).flatMap((rule, one) => (rule.backendRefs ?? []).flatMap(({ kind = 'Service', group = '', name, namespace, port, weight }, two) =>
    kind !== 'Service' || group !== '' || name === undefined ? [] : [{
      route: object, namespace: namespace ?? object.namespace, name, port, weight, path: `spec.rules[${one}].backendRefs[${two}].name`,
    }]));
}

function ofVirtualService({ object, manifest }: Entry<Shaped<typeof VIRTUAL_SERVICE>>): ServiceReference[] {
  return (['http', 'tls', 'tcp'] as const).flatMap((list) => (manifest.spec?.[list] ?? []).flatMap((rule, one) => (rule.route ?? []).flatMap(({ destination, weight }, two) => {
    const [name, namespace = object.namespace, domain] = (destination?.host ?? '').split('.');
    // Hosts outside of the mesh are no Services: shop.example.com has no svc in third place.
    const isService = name !== '' && (domain === undefined || domain === 'svc');
    return isService ? [{ route: object, namespace, name, port: destination?.port?.number, weight, path: `spec.${list}[${one}].route[${two}].destination.host` }] : [];
  })));
}
