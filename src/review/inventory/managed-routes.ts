import { Inventory } from './inventory';
import { InventoryObject } from './inventory-object';
import { Kind, KINDS } from './kinds';
import { GATEWAY_API_PLUGIN, TrafficRouting } from './shapes/strategies';
import { Workload } from './workload';
import { RouterKey } from '../../semantics/router-capabilities';
import { fieldOf, objectOf } from '../../semantics/validation/json-values';
import { routersOf } from '../../semantics/validation/routers';

/** The routes whose weights a Rollout sets, as far as they are among the objects. */
export interface ManagedRoutes {
  readonly routers: readonly RouterKey[];
  readonly routes: ReadonlySet<InventoryObject>;
  /** Whether these are all: not with routes that are chosen by label, or that a plugin knows of which we know nothing. */
  readonly certain: boolean;
}

const GATEWAY_API = 'argoproj-labs/gatewayAPI';
const GATEWAY_ROUTES = [
  ['http', KINDS.httpRoute], ['grpc', KINDS.grpcRoute], ['tcp', KINDS.tcpRoute], ['tls', KINDS.tlsRoute],
] as const;

const KNOWN = new WeakMap<Workload, ManagedRoutes>();

/** What several rules ask is worked out once for each workload. */
export function managedRoutes(inventory: Inventory, workload: Workload): ManagedRoutes {
  const managed = KNOWN.get(workload) ?? find(inventory, workload);
  KNOWN.set(workload, managed);
  return managed;
}

function find(inventory: Inventory, { canary, object: { namespace } }: Workload): ManagedRoutes {
  const routing = canary?.trafficRouting;
  const { nginx, alb, istio, traefik, plugins } = routing ?? {};
  const gateway = GATEWAY_API_PLUGIN(fieldOf(objectOf(plugins), GATEWAY_API), undefined, () => undefined);
  const found = (kind: Kind<unknown>, within: string, names: readonly (string | undefined)[]) =>
    names.flatMap((name) => (name === undefined ? [] : inventory.find(kind, within, name)?.object ?? []));
  const routes = [
    ...found(KINDS.ingress, namespace, [nginx?.stableIngress, ...nginx?.stableIngresses ?? [], alb?.ingress, ...alb?.ingresses ?? []]),
    ...[istio?.virtualService, ...istio?.virtualServices ?? []].flatMap((reference) => virtualServiceOf(inventory, namespace, reference?.name)),
    ...found(KINDS.traefikService, namespace, [traefik?.weightedTraefikServiceName]),
    ...GATEWAY_ROUTES.flatMap(([protocol, kind]) =>
      found(kind, gateway?.namespace ?? namespace, [gateway?.[`${protocol}Route`], ...(gateway?.[`${protocol}Routes`] ?? []).map(({ name }) => name)])),
  ];
  const byLabel = GATEWAY_ROUTES.some(([protocol]) => gateway?.[`${protocol}RouteSelector`] !== undefined);
  const otherPlugins = Object.keys(objectOf(plugins)).some((name) => name !== GATEWAY_API);
  return { routers: routersUsed(routing), routes: new Set(routes), certain: !byLabel && !otherPlugins };
}

/** The routers that a canary moves requests with. */
export function routersUsed(routing: TrafficRouting | undefined): readonly RouterKey[] {
  return routing ? routersOf(objectOf(routing)) : [];
}

/** `name`, or `name.namespace`, as the controller reads it. */
function virtualServiceOf(inventory: Inventory, namespace: string, reference: string | undefined): readonly InventoryObject[] {
  const short = reference?.replace(/\.cluster\.local$/, '') ?? '';
  const dot = short.lastIndexOf('.');
  const [within, name] = dot < 0 ? [namespace, short] : [short.slice(dot + 1), short.slice(0, dot)];
  const found = inventory.find(KINDS.virtualService, within, name);
  return found ? [found.object] : [];
}
