import { Rule, RuleFinding } from '../../engine/rule';
import { Entry } from '../../inventory/inventory';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
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
  limits: 'Silent for an Ingress that is owned by the Rollout, as one read from a cluster is, and for canaries of other hosts and paths.',
  reviewed: 'No finding in 146 public manifests.',
  *check({ inventory, relations }) {
    const canaries = inventory.of(KINDS.ingress).filter(({ object: { metadata: { annotations = {}, ownerReferences } } }) =>
      ownerReferences === undefined && Object.keys(annotations).some((key) => key.endsWith('/canary') && annotations[key] === 'true'));
    for (const { object, canary } of relations.workloads) {
      const { stableIngress, stableIngresses = [], annotationPrefix = 'nginx.ingress.kubernetes.io' } = canary?.trafficRouting?.nginx ?? {};
      for (const stable of [stableIngress, ...stableIngresses].filter((name): name is string => name !== undefined)) {
        const made = canaryIngressName(object.name, stable);
        const named = inventory.find(KINDS.ingress, object.namespace, made);
        const served = placesOf(inventory.find(KINDS.ingress, object.namespace, stable));
        const others = canaries.filter((one) => one !== named && one.object.namespace === object.namespace
          && one.object.metadata.annotations![`${annotationPrefix}/canary`] === 'true' && placesOf(one).some((place) => served.includes(place)));
        const declared = [...named && named.object.metadata.ownerReferences === undefined ? [named] : [], ...others];
        yield* declared.map((ingress): RuleFinding => ({
          object: ingress.object,
          path: '',
          message: ingress === named
            ? `${title(ingress.object)} has the name of the canary Ingress that the controller makes for ${title(object)} and is not owned by it: no weight is ever set`
            : `${title(ingress.object)} is a canary of the same host and path as Ingress ${stable}, for which ${title(object)} has the controller make one, ${made}: NGINX takes only one of the two`,
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

/** The hosts of an Ingress, each with its paths. */
function placesOf(ingress: Entry<Ingress> | undefined): readonly string[] {
  return (ingress?.manifest.spec?.rules ?? []).flatMap(({ host = '', http }) => (http?.paths ?? []).map(({ path = '/' }) => `${host} ${path}`));
}
