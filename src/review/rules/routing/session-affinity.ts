import { Rule } from '../../engine/rule';
import { sharedStages } from '../../inventory/canary-stages';
import { title } from '../../inventory/inventory-object';
import { managedRoutes, routersUsed } from '../../inventory/managed-routes';

export const SESSION_AFFINITY: Rule = {
  id: 'ZD714',
  name: 'session-affinity',
  group: 'routing',
  severity: 'warning',
  title: 'Sessions stick to pods, so the weight divides clients and not requests',
  rationale: 'With affinity a client that once came to a version stays there. A few busy clients, or one gateway in front of many users, decide what share the canary gets, and going back to another weight moves nobody who is there.',
  mend: 'Keep sessions out of the pods, or take the affinity away.',
  sources: [
    'https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity',
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#session-affinity',
  ],
  limits: 'Looks at sessionAffinity of Services for canaries without a router, and at cookies of NGINX (information: sticking to a version may be what is wanted). Cookies of other routers are not looked at.',
  reviewed: 'No finding in 146 public manifests.',
  *check({ inventory, relations }) {
    for (const workload of relations.workloads) {
      const { canary, object } = workload;
      const divided = canary !== undefined && sharedStages(canary).length > 0;
      const routers = routersUsed(canary?.trafficRouting);
      const sticky = divided && routers.length === 0 ? relations.servicesOf(workload).find(({ manifest }) => manifest.spec?.sessionAffinity === 'ClientIP') : undefined;
      if (sticky) {
        yield {
          object: sticky.object,
          path: 'spec.sessionAffinity',
          message: `${title(sticky.object)} keeps each client with one pod of ${title(object)}: the weights divide clients, and a busy one may bring the canary far more than its share`,
          mend: 'set sessionAffinity: None, or use a router',
        };
      }
      const prefix = canary?.trafficRouting?.nginx?.annotationPrefix ?? 'nginx.ingress.kubernetes.io';
      for (const { metadata: { annotations }, ...route } of divided && routers.includes('nginx') ? managedRoutes(inventory, workload).routes : []) {
        if (annotations?.[`${prefix}/affinity`] === 'cookie' && annotations[`${prefix}/affinity-canary-behavior`] !== 'legacy') {
          yield {
            object: inventory.objects[route.index],
            path: `metadata.annotations["${prefix}/affinity"]`,
            severity: 'info',
            message: `Ingress ${route.name} keeps sessions with the version of ${title(object)} that they first met: a lower weight moves nobody away from the canary who is there`,
            mend: `set ${prefix}/affinity-canary-behavior: legacy if requests are to follow the weight`,
          };
        }
      }
    }
  },
};
