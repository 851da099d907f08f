import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { printRange, replicaRange } from '../../inventory/replica-range';

export const HPA_OWNS_REPLICAS: Rule = {
  id: 'ZD302',
  name: 'hpa-owns-replicas',
  group: 'capacity',
  severity: 'error',
  title: 'A manifest sets the number of pods that an autoscaler decides about',
  rationale: 'Every apply sets the number of pods back to that of the manifest. Under load this takes away the pods that the autoscaler had added, and requests fail until it adds them again.',
  mend: 'Remove spec.replicas from the manifest.',
  sources: ['https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling'],
  limits: 'Cannot see whether the delivery tool is told to ignore the field.',
  reviewed: 'No finding in 1429 public objects of 17 projects: where they have an autoscaler, they leave replicas out.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      const range = replicaRange(relations, workload);
      // Zero is how one switches an autoscaler off, or leaves the pods to a Rollout.
      if (range?.autoscaler && workload.replicas !== undefined && workload.replicas > 0 && !workload.takenOverBy) {
        yield {
          object: workload.object,
          path: 'spec.replicas',
          message: `${title(workload.object)} sets ${workload.replicas} replicas, and ${title(range.autoscaler.object)} scales it to ${printRange(range)}: every apply sets the pods back to ${workload.replicas}, under load too`,
          mend: 'remove spec.replicas; from what is live already, remove it from the last applied configuration first (kubectl apply edit-last-applied), or the apply that removes it leaves 1 pod',
        };
      }
    }
  },
};
