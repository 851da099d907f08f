import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';

export const PUBLISH_NOT_READY: Rule = {
  id: 'ZD109',
  name: 'publish-not-ready',
  group: 'traffic readiness',
  severity: 'error',
  title: 'A Service sends requests to pods that are not ready',
  rationale: 'With publishNotReadyAddresses readiness has no effect: each new pod gets requests before it listens, and each one that failed its probe goes on getting them.',
  mend: 'Remove publishNotReadyAddresses; give peers that look for each other a headless Service of their own.',
  sources: ['https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceSpec'],
  limits: 'Looks at Services that a Rollout names or a route leads to. A headless Service by which peers find each other is left alone.',
  reviewed: 'No finding in 109 public sets of manifests: none publishes pods that are not ready.',
  *check({ inventory, relations }) {
    const namedBy = new Map(relations.workloads.flatMap((workload) => [...relations.strategyServices(workload).values()]
      .map((name) => [inventory.find(KINDS.service, workload.object.namespace, name)?.object, workload.object])));
    for (const { object, manifest } of inventory.of(KINDS.service)) {
      const sender = manifest.spec?.publishNotReadyAddresses === true ? namedBy.get(object) ?? relations.routesTo(object)[0] : undefined;
      if (sender) {
        yield {
          object,
          path: 'spec.publishNotReadyAddresses',
          message: `${title(object)} has publishNotReadyAddresses, and ${title(sender)} sends it requests: they reach pods that do not listen yet`,
          mend: 'remove publishNotReadyAddresses; peers that look for each other get a headless Service of their own',
        };
      }
    }
  },
};
