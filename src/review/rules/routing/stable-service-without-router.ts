import { Rule } from '../../engine/rule';
import { InventoryObject, title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Relations } from '../../inventory/relations';
import { Workload } from '../../inventory/workload';

export const STABLE_SERVICE_WITHOUT_ROUTER: Rule = {
  id: 'ZD717',
  name: 'stable-service-without-router',
  group: 'routing',
  severity: 'warning',
  title: 'Users come by the stable Service of a canary that has no router',
  rationale: 'Without a router a release replaces pods: the old ones become fewer as the new ones become more. The controller lets the stable Service lead to the old ones alone until the release is over, so that all requests go to ever fewer pods, in the end to hardly any, and none to the new version.',
  mend: 'Take stableService and canaryService out, so that one Service leads to the pods of both versions, or add a router.',
  sources: ['https://github.com/argoproj/argo-rollouts/issues/1760', 'https://github.com/argoproj/argo-rollouts/blob/master/rollout/service.go'],
  limits: 'Silent where another Service leads to the pods of both versions, as long as no route leads to the stable one while none leads there. Information where neither of the Services is among the objects, unless these are declared to be all there is.',
  reviewed: '1 finding in 1 of 146 public manifests, read in its manifest: right, as information: an article\'s Rollout without its Services. In 3414 more files of 15 public repositories 2: a warning that is right, a test of a linter that leaves the router out, and information on a demo whose Services are elsewhere.',
  *check({ inventory, relations, settings }) {
    for (const workload of relations.workloads) {
      const { object, canary } = workload;
      const stable = canary?.trafficRouting ? undefined : canary?.stableService;
      const overAll = stable === undefined ? [] : servicesOverAll(relations, workload);
      const route = stable === undefined ? undefined : relations.referencesTo(object.namespace, stable)[0]?.route;
      if (stable === undefined || (route ? overAll.some((service) => relations.routesTo(service).length > 0) : overAll.length > 0)) {
        continue;
      }
      const known = route !== undefined || inventory.find(KINDS.service, object.namespace, stable) !== undefined;
      const way = route ? `by ${title(route)} users come to Service ${stable}`
        : known ? `Service ${stable} is the only way to its pods` : `unless another Service leads to all of its pods, users come to Service ${stable}`;
      yield {
        object,
        path: 'spec.strategy.canary.stableService',
        severity: known || settings.closed ? 'warning' : 'info',
        message: `${title(object)} has no router, and ${way}: while a release goes on, every request goes to the pods of the old version, which become fewer and fewer`,
        mend: `remove ${canary!.canaryService === undefined ? 'stableService' : 'stableService and canaryService'}, so that Service ${stable} leads to the pods of both versions, or add trafficRouting`,
      };
    }
  },
};

/** The Services that lead to the pods of both versions: those that the strategy does not name. */
function servicesOverAll(relations: Relations, workload: Workload): readonly InventoryObject[] {
  const own = new Set(relations.strategyServices(workload).values());
  return relations.requestServicesOf(workload).map(({ object }) => object).filter(({ name }) => !own.has(name));
}
