import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { printRange, replicaRange } from '../../inventory/replica-range';

export const NOT_SPREAD: Rule = {
  id: 'ZD308',
  name: 'not-spread',
  group: 'capacity',
  severity: 'warning',
  title: 'Nothing keeps the pods of a workload on different nodes',
  rationale: 'The scheduler spreads pods only as one wish among others. Pods that end up on one node, or in one zone, fail together with it, and every request with them.',
  mend: 'Add topologySpreadConstraints over nodes and zones.',
  sources: ['https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/'],
  limits: 'On manifests that are not ours it is information: clusters usually have default constraints that spread a little. The antiAffinity of a Rollout\'s strategy does not count: it keeps versions apart, not pods.',
  reviewed: '77 findings in 1429 public objects of 17 projects, all of them information, read one by one: all right.',
  *check({ relations, settings }) {
    for (const workload of relations.workloads) {
      const range = replicaRange(relations, workload);
      const { podAntiAffinity } = workload.pod.affinity ?? {};
      const spread = [
        workload.pod.topologySpreadConstraints,
        podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution,
        podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution,
      ].some((wishes = []) => wishes.length > 0);
      if (range && range.most > 1 && !spread && !workload.takenOverBy && relations.serves(workload)) {
        const hash = workload.rollout ? 'rollouts-pod-template-hash' : 'pod-template-hash';
        yield {
          object: workload.templateObject,
          path: 'spec.template.spec.topologySpreadConstraints',
          message: `${title(workload.object)} has ${printRange(range)} and nothing that keeps them apart: they may all be on one node, and fail with it`,
          mend: `add topologySpreadConstraints with topologyKey kubernetes.io/hostname and topology.kubernetes.io/zone, maxSkew 1, whenUnsatisfiable ScheduleAnyway${workload.object.kind === 'StatefulSet' ? '' : ` and matchLabelKeys ${hash}`}`,
          severity: settings.profile === 'ours' ? 'warning' : 'info',
        };
      }
    }
  },
};
