import { listed } from './in-words';
import { RouterKey } from '../../semantics/router-capabilities';
import { Inventory } from '../inventory/inventory';
import { title } from '../inventory/inventory-object';
import { managedRoutes } from '../inventory/managed-routes';
import { Canary, TrafficRouting } from '../inventory/shapes/strategies';
import { Workload } from '../inventory/workload';

/** The longest name of an Ingress or Mapping. */
const NAME_LIMIT = 253;
const SUFFIX = '-canary';

interface Routed {
  readonly inventory: Inventory;
  readonly workload: Workload;
  readonly canary: Canary;
  readonly routing: TrafficRouting;
  /** The names of the Services that stand for the stable version and for the new one. */
  readonly services: string;
}

/** The Ingress that the controller makes beside a stable one. */
export function canaryIngressName(rollout: string, stableIngress: string): string {
  return `${rollout}-${stableIngress}`.slice(0, NAME_LIMIT - SUFFIX.length) + SUFFIX;
}

/** The Mapping that the controller makes beside a base Mapping. */
export function canaryMappingName(mapping: string): string {
  return mapping.slice(0, NAME_LIMIT - SUFFIX.length) + SUFFIX;
}

/** What a routed canary makes and changes so that its weights take effect. */
export function routedObjects(inventory: Inventory, workload: Workload): string[] {
  const { canary } = workload;
  if (!canary?.trafficRouting) {
    return [];
  }
  const { pingPong, stableService = '', canaryService = '' } = canary;
  const names = pingPong ? [pingPong.pingService ?? '', pingPong.pongService ?? ''] : [stableService, canaryService];
  const routed: Routed = { inventory, workload, canary, routing: canary.trafficRouting, services: listed(names.filter((name) => name !== '')) };
  return [...managedRoutes(inventory, workload).routers.flatMap((router) => MADE[router](routed)), ...stepRoutes(routed)];
}

const MADE: Readonly<Record<RouterKey, (routed: Routed) => string[]>> = {
  nginx: ({ workload, routing: { nginx } }) => ingresses(nginx?.stableIngress, nginx?.stableIngresses).map((ingress) => {
    const prefix = nginx?.annotationPrefix ?? 'nginx.ingress.kubernetes.io';
    return `makes Ingress ${canaryIngressName(workload.object.name, ingress)}, a copy of ${ingress} that leads to the canary Service, with ${prefix}/canary-weight: it stays between releases`;
  }),
  alb: ({ canary, routing: { alb } }) => ingresses(alb?.ingress, alb?.ingresses).map((ingress) => {
    const prefix = alb?.annotationPrefix ?? 'alb.ingress.kubernetes.io';
    const service = alb?.rootService ?? canary.stableService ?? '';
    return `writes annotation ${prefix}/actions.${service} of Ingress ${ingress}, which holds the weights, and rollouts.argoproj.io/managed-alb-annotations`;
  }),
  istio: (routed) => {
    const { routing: { istio } } = routed;
    const { name, canarySubsetName, stableSubsetName } = istio?.destinationRule ?? {};
    const references = [istio?.virtualService, ...istio?.virtualServices ?? []].flatMap((reference) => reference?.name ?? []);
    return [
      ...references.map((reference) => `writes the weights in VirtualService ${reference}`),
      ...name === undefined ? [] : [`adds label rollouts-pod-template-hash to the subsets ${listed([stableSubsetName, canarySubsetName].flatMap((subset) => subset ?? []))} of DestinationRule ${name}`],
    ];
  },
  smi: ({ workload, canary, routing: { smi } }) =>
    [`makes TrafficSplit ${smi?.trafficSplitName ?? workload.object.name}, which divides the requests to Service ${smi?.rootService ?? canary.stableService ?? ''}`],
  traefik: ({ routing: { traefik }, services }) => [`writes the weights of ${services} in TraefikService ${traefik?.weightedTraefikServiceName ?? ''}`],
  ambassador: ({ routing: { ambassador } }) => (ambassador?.mappings ?? [])
    .map((mapping) => `makes Mapping ${canaryMappingName(mapping)} with the weight while the new version has requests, and deletes it then`),
  apisix: ({ routing: { apisix }, services }) => [`writes the weights of ${services} in ApisixRoute ${apisix?.route?.name ?? ''}`],
  appMesh: ({ routing: { appMesh } }) =>
    [`writes the weights in the VirtualRouter behind VirtualService ${appMesh?.virtualService?.name ?? ''}, and label rollouts-pod-template-hash in the pod selectors of its VirtualNodes`],
  plugins: ({ inventory, workload, routing, services }) => {
    const routes = [...managedRoutes(inventory, workload).routes].filter(({ group }) => group === 'gateway.networking.k8s.io').map(title);
    const plugins = Object.keys(routing.plugins as object);
    return [routes.length > 0
      ? `writes the weights of ${services} in ${listed(routes)}`
      : `lets ${plugins.length === 1 ? 'plugin' : 'plugins'} ${listed(plugins)} write the weights, in objects that are not among the manifests`];
  },
};

function ingresses(one: string | undefined, several: readonly string[] = []): readonly string[] {
  return one === undefined ? several : [one, ...several];
}

/** Routes by header and mirrors: they are there for some steps only. */
function stepRoutes({ inventory, workload, canary, routing }: Routed): string[] {
  const { routers } = managedRoutes(inventory, workload);
  const steps = canary.steps ?? [];

  // A step without a match removes the route.
  const headers = new Set(steps.flatMap(({ setHeaderRoute }) => setHeaderRoute?.match ? setHeaderRoute.name ?? [] : []));
  const mirrors = new Set(steps.flatMap(({ setMirrorRoute }) => setMirrorRoute?.match ? setMirrorRoute.name ?? [] : []));
  const gone = 'gone at the end of the release and after an abort';
  return [
    ...[...headers].flatMap((name) => routers.flatMap((router) => {
      const made = headerRoute(router, name, routing);
      return made === undefined ? [] : [`makes ${made} for requests with certain headers, ${gone}`];
    })),
    ...[...mirrors].map((name) => `makes route ${name}, which sends copies of requests to the new version, ${gone}`),
  ];
}

function headerRoute(router: RouterKey, name: string, { istio, alb }: TrafficRouting): string | undefined {
  switch (router) {
    case 'istio': return `route ${name} in VirtualService ${listed([istio?.virtualService, ...istio?.virtualServices ?? []].flatMap((one) => one?.name ?? []))}`;
    case 'alb': return `path ${name} in Ingress ${listed(ingresses(alb?.ingress, alb?.ingresses))}, with annotations actions.${name} and conditions.${name},`;
    case 'apisix': return `ApisixRoute ${name}`;
    case 'plugins': return `route ${name} by its plugin`;
    default: return undefined;
  }
}
