import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const MEMORY_HPA_ON_ROUTED_CANARY: Rule = {
  id: 'ZD314',
  name: 'memory-hpa-on-routed-canary',
  group: 'capacity',
  severity: 'warning',
  title: 'An autoscaler goes by the memory of a canary behind a router',
  rationale: 'The autoscaler looks at the pods of both versions. Pods hold their memory whether they get requests or not, so a second version looks like more load, and every release drives the workload up to its maximum and both versions with it.',
  mend: 'Scale by what requests cause: cpu, or requests per second.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/hpa-support/', 'https://github.com/argoproj/argo-rollouts/issues/2857'],
  limits: 'Looks at Resource and ContainerResource metrics. External metrics that stand for memory are not recognised.',
  reviewed: 'No finding in 1429 public objects of 17 projects: none scales a Rollout by memory.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      for (const { object, manifest } of workload.canary?.trafficRouting ? relations.autoscalersOf(workload) : []) {
        const metrics = manifest.spec?.metrics ?? [];
        const index = metrics.findIndex(({ resource, containerResource }) => (resource ?? containerResource)?.name === 'memory');
        if (index >= 0) {
          yield {
            object,
            path: `spec.metrics[${index}]`,
            message: `${title(object)} scales ${title(workload.object)} by memory, of which two versions need twice as much even without requests: a release drives it towards ${manifest.spec?.maxReplicas ?? 'its most'} pods`,
            mend: metrics.length > 1 ? `remove spec.metrics[${index}]` : 'scale by cpu or by requests per second instead',
          };
        }
      }
    }
  },
};
