import { Inventory } from '../../inventory/inventory';
import { InventoryObject, title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { serviceReferences } from '../../inventory/route-references';
import { Effect } from '../effect';

/** A host that a route answered for, and that no route answers for afterwards. */
export const hostLost: Effect = function* (comparison) {
  const [hosts, newHosts] = [comparison.before, comparison.after].map(({ inventory }) => hostsByRoute(inventory));
  const answered = new Set([...newHosts.values()].flat());
  for (const [route, routed] of hosts) {
    const lost = routed.filter((host) => !isAnswered(host, answered));
    if (lost.length === 0) {
      continue;
    }
    const then = comparison.afterOf(route);
    const names = lost.map((host) => host === EVERY_HOST ? 'every host' : host).join(', ');
    yield {
      class: 'outage',
      object: then ?? route,
      path: then ? hostPath(then) : '',
      before: routed,
      after: then && newHosts.get(then),
      message: `${then ? `${title(route)} no longer answers for ${names}` : `${title(route)} is removed, and with it ${names}`}: no route is left, and every request from there gets an error`,
      mend: `keep ${names} here until another route answers for ${lost.length === 1 ? 'it' : 'them'}`,
    };
  }
};

const EVERY_HOST = '*';

function hostPath({ kind }: InventoryObject): string {
  return kind === 'Ingress' ? 'spec.rules' : kind === 'VirtualService' ? 'spec.hosts' : 'spec.hostnames';
}

/** The hosts of each route that leads to a Service. In a mesh, names of Services are answered for without any route. */
function hostsByRoute(inventory: Inventory): ReadonlyMap<InventoryObject, readonly string[]> {
  const leading = new Set(serviceReferences(inventory).map(({ route }) => route));
  return new Map<InventoryObject, readonly string[]>([
    ...inventory.of(KINDS.ingress).map(({ object, manifest: { spec } }) =>
      [object, [...(spec?.rules ?? []).map(({ host }) => host || EVERY_HOST), ...spec?.defaultBackend ? [EVERY_HOST] : []]] as const),
    ...[KINDS.httpRoute, KINDS.grpcRoute, KINDS.tcpRoute, KINDS.tlsRoute].flatMap((kind) => inventory.of(kind)).map(({ object, manifest }) =>
      [object, manifest.spec?.hostnames?.length ? manifest.spec.hostnames : [EVERY_HOST]] as const),
    ...inventory.of(KINDS.virtualService).map(({ object, manifest }) =>
      [object, (manifest.spec?.hosts ?? []).filter((host) => host.includes('.') && !/\.svc(\.|$)/.test(host))] as const),
  ].filter(([object]) => leading.has(object)).map(([object, hosts]) => [object, [...new Set(hosts)]]));
}

function isAnswered(host: string, answered: ReadonlySet<string>): boolean {
  return answered.has(host) || answered.has(EVERY_HOST) || (host.includes('.') && answered.has(`*${host.slice(host.indexOf('.'))}`));
}
