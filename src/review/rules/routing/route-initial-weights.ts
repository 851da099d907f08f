import { Review, Rule, RuleFinding } from '../../engine/rule';
import { Entry } from '../../inventory/inventory';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { managedRoutes } from '../../inventory/managed-routes';
import { Canary } from '../../inventory/shapes/strategies';
import { GatewayRoute, VirtualService } from '../../inventory/shapes/traffic';
import { Workload } from '../../inventory/workload';

const GATEWAY_ROUTES = [KINDS.httpRoute, KINDS.grpcRoute, KINDS.tcpRoute, KINDS.tlsRoute];

export const ROUTE_INITIAL_WEIGHTS: Rule = {
  id: 'ZD715',
  name: 'route-initial-weights',
  group: 'routing',
  severity: 'error',
  title: 'The route that a router weighs lacks a version, or gives the canary a share of its own',
  rationale: 'The Gateway API plugin sets the weights of backends that are there: without both of them the release stops at its first weight. A weight for the canary in the manifest counts each time it is applied: in the middle of a release users go where no step has sent them.',
  mend: 'List the stable and the canary Service in a rule, with weights 100 and 0 or none at all.',
  sources: [
    'https://rollouts-plugin-trafficrouter-gatewayapi.readthedocs.io/en/stable/',
    'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/istio/',
  ],
  limits: 'A missing backend is an error, a weight for the canary a warning. Weights are not looked at in routes that were read from a cluster (with a status). Rules that lead to the canary alone are taken for header routes. Missing destinations of a VirtualService are ZD711.',
  reviewed: 'No finding in 146 public manifests.',
  check: (review) => review.relations.workloads.flatMap((workload) => [...findings(workload, review)]),
};

function* findings(workload: Workload, { inventory }: Review): Iterable<RuleFinding> {
  const { canary, object } = workload;
  const { stableService, canaryService } = canary ?? {};
  const { routes } = managedRoutes(inventory, workload);
  for (const route of canary ? routes : []) {
    const gateway = GATEWAY_ROUTES.find(({ kind }) => kind === route.kind);
    const gatewayRoute = gateway && inventory.find(gateway, route.namespace, route.name);
    const virtualService = route.kind === KINDS.virtualService.kind
      ? inventory.find(KINDS.virtualService, route.namespace, route.name) : undefined;
    const needed = gatewayRoute && stableService && canaryService ? [stableService, canaryService] : [];
    for (const service of needed.filter((name) => !leadsTo(gatewayRoute!, name))) {
      yield {
        object: route,
        path: 'spec.rules',
        message: `${title(route)} has no backend ${service}, and ${title(object)} wants its weight set: the release stops at the first weight`,
        mend: `add Service ${service} to the backendRefs of the rule, with weight: ${service === canaryService ? 0 : 100}`,
      };
    }
    const shares = gatewayRoute ? gatewayShares(gatewayRoute, canary!) : virtualService ? meshShares(virtualService, canary!) : [];
    yield* shares.map(({ path, weight }): RuleFinding => ({
      object: route,
      path,
      severity: 'warning',
      message: `${title(route)} gives the canary of ${title(object)} the weight ${weight}: whoever applies it in the middle of a release sends that share there, whatever the step says`,
      mend: 'set weight: 0 for the canary and 100 for the stable version, or leave both out',
    }));
  }
}

interface Share { readonly path: string; readonly weight: number }

function leadsTo({ manifest }: Entry<GatewayRoute>, service: string): boolean {
  return (manifest.spec?.rules ?? []).some(({ backendRefs = [] }) => backendRefs.some(({ name }) => name === service));
}

function gatewayShares({ manifest }: Entry<GatewayRoute>, { stableService, canaryService }: Canary): readonly Share[] {
  return (manifest.status !== undefined ? [] : manifest.spec?.rules ?? []).flatMap(({ backendRefs = [] }, rule) => {
    const both = [stableService, canaryService].every((service) => backendRefs.some(({ name }) => name === service));
    return backendRefs.flatMap(({ name, weight = 0 }, index) => (both && name === canaryService && weight > 0
      ? [{ path: `spec.rules[${rule}].backendRefs[${index}].weight`, weight }] : []));
  });
}

function meshShares({ manifest }: Entry<VirtualService>, canary: Canary): readonly Share[] {
  const { canarySubsetName, stableSubsetName } = canary.trafficRouting?.istio?.destinationRule ?? {};
  const { canaryService, stableService } = canary;
  return (['http', 'tls', 'tcp'] as const).flatMap((protocol) => (manifest.spec?.[protocol] ?? []).flatMap(({ route = [] }, rule) => {
    const versions = route.map(({ destination }) => canarySubsetName === undefined ? destination?.host?.split('.')[0] : destination?.subset);
    const [newer, older] = canarySubsetName === undefined ? [canaryService, stableService] : [canarySubsetName, stableSubsetName];
    const both = newer !== undefined && versions.includes(newer) && versions.includes(older);
    return route.flatMap(({ weight = 0 }, index) => (both && versions[index] === newer && weight > 0
      ? [{ path: `spec.${protocol}[${rule}].route[${index}].weight`, weight }] : []));
  }));
}
