import { Rule, RuleFinding } from '../../engine/rule';
import { Entry, Inventory } from '../../inventory/inventory';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Relations } from '../../inventory/relations';
import { Ingress } from '../../inventory/shapes/traffic';

export const NGINX_CANARY_INGRESS_DECLARED: Rule = {
  id: 'ZD707',
  name: 'nginx-canary-ingress-declared',
  group: 'routing',
  severity: 'error',
  title: 'The canary Ingress that the controller makes is declared as well',
  rationale: 'With the NGINX router the controller makes the canary Ingress itself, <rollout>-<stable Ingress>-canary. One of that name that it does not own stops it: the weight is never set. One of another name for the same host makes two canaries, of which NGINX takes one.',
  mend: 'Take the canary Ingress out: what it should carry goes into trafficRouting.nginx.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/nginx/', 'https://github.com/argoproj/argo-rollouts/blob/master/rollout/trafficrouting/nginx/nginx.go'],
  limits: 'Silent for an Ingress that is owned by the Rollout, as one read from a cluster is, and for canaries of other hosts.',
  reviewed: 'No finding in 146 public manifests.',
  *check({ inventory, relations }) {
    for (const { object, canary } of relations.workloads) {
      const { stableIngress, stableIngresses = [], annotationPrefix = 'nginx.ingress.kubernetes.io' } = canary?.trafficRouting?.nginx ?? {};
      for (const stable of [stableIngress, ...stableIngresses].filter((name): name is string => name !== undefined)) {
        const made = canaryIngressName(object.name, stable);
        const named = inventory.find(KINDS.ingress, object.namespace, made);
        const wanted = { namespace: object.namespace, service: canary?.canaryService, stable, prefix: annotationPrefix };
        const declared = [...named ? [named] : [], ...canariesOf(inventory, relations, wanted).filter((one) => one !== named)];
        yield* declared.filter(({ object: { metadata } }) => metadata.ownerReferences === undefined).map((ingress): RuleFinding => ({
          object: ingress.object,
          path: '',
          message: ingress === named
            ? `${title(ingress.object)} has the name of the canary Ingress that the controller makes for ${title(object)} and is not owned by it: no weight is ever set`
            : `${title(ingress.object)} is a canary of the same host as Ingress ${stable}, for which ${title(object)} has the controller make one, ${made}: NGINX takes only one of the two`,
          mend: `remove ${title(ingress.object)}; its annotations go into trafficRouting.nginx.canaryIngressAnnotations`,
        }));
      }
    }
  },
};

const LONGEST_NAME = 253;

function canaryIngressName(rollout: string, stable: string): string {
  const suffix = '-canary';
  return `${`${rollout}-${stable}`.slice(0, LONGEST_NAME - suffix.length)}${suffix}`;
}

interface Wanted { readonly namespace: string; readonly service?: string; readonly stable: string; readonly prefix: string }

/** Ingresses that say of themselves that they are canaries, lead to the canary Service and have a host of the stable Ingress. */
function canariesOf(inventory: Inventory, relations: Relations, { namespace, service, stable, prefix }: Wanted): readonly Entry<Ingress>[] {
  const stableHosts = hostsOf(inventory.find(KINDS.ingress, namespace, stable));
  const leading = service === undefined ? [] : relations.referencesTo(namespace, service).map(({ route }) => route);
  return [...new Set(leading)].filter(({ metadata }) => metadata.annotations?.[`${prefix}/canary`] === 'true')
    .flatMap(({ name }) => inventory.find(KINDS.ingress, namespace, name) ?? [])
    .filter((ingress) => hostsOf(ingress).some((host) => stableHosts.includes(host)));
}

function hostsOf(ingress: Entry<Ingress> | undefined): readonly string[] {
  return (ingress?.manifest.spec?.rules ?? []).map(({ host = '' }) => host);
}
