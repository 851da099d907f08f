import { Rule } from '../../engine/rule';
import { sharedStages } from '../../inventory/canary-stages';
import { title } from '../../inventory/inventory-object';

export const WORKER_CANARIED: Rule = {
  id: 'ZD510',
  name: 'worker-canaried',
  group: 'strategy',
  severity: 'warning',
  title: 'A workload that no Service leads to is released by weights',
  rationale: 'Weights divide requests. A worker takes its tasks by itself: each canary pod takes as many as it can, a broken one even more because it is done with them so fast, and what it took is gone when the release is aborted.',
  mend: 'Release workers blue-green, with a look at their output before the switch, or as a rolling update.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/best-practices/#check-application-compatibility'],
  limits: 'Unless the objects are declared to be all there is, information only, and silent where a container has a port or a readiness probe: its Service may be elsewhere.',
  reviewed: '7 findings in 7 of 146 public manifests, read one by one: all in tests without Services, which is why it is information there and silent where a container has a port or a readiness probe.',
  *check({ relations, settings }) {
    for (const workload of relations.workloads) {
      const { canary, containers, object } = workload;
      const weights = canary && !canary.trafficRouting ? sharedStages(canary) : [];
      const reached = relations.servicesOf(workload).length > 0 || relations.strategyServices(workload).size > 0;
      const mayServe = !settings.closed
        && containers.some(({ container }) => (container.ports ?? []).length > 0 || container.readinessProbe !== undefined);
      if (weights.length > 0 && containers.length > 0 && !reached && !mayServe) {
        yield {
          object,
          path: 'spec.strategy.canary',
          severity: settings.closed ? 'warning' : 'info',
          message: `${title(object)} is released by weights, and no Service leads to its pods: they divide nothing, and what a broken version takes is lost`,
          mend: 'use strategy.blueGreen, or a canary without weights',
        };
      }
    }
  },
};
