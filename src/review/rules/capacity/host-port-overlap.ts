import { overlapOf } from './overlap';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { replicaRange } from '../../inventory/replica-range';

export const HOST_PORT_OVERLAP: Rule = {
  id: 'ZD313',
  name: 'host-port-overlap',
  group: 'capacity',
  severity: 'warning',
  title: 'New pods need a port of their node that the old ones still hold',
  rationale: 'A node has each port once. While both versions run, every pod needs a node of its own; where the nodes are not enough, new pods stay pending and the release hangs.',
  mend: 'Use a Service instead of a port of the node, or a DaemonSet.',
  sources: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports'],
  limits: 'Cannot see how many nodes there are. Silent where old pods may go first (maxUnavailable above 0).',
  reviewed: '1 finding in 1429 public objects of 17 projects, and right.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      const range = replicaRange(relations, workload);
      const { extra, missing } = overlapOf(workload, range?.most ?? 0);
      if (!range || extra === 0 || missing > 0 || workload.takenOverBy) {
        continue;
      }
      for (const { container, path } of workload.containers) {
        const index = (container.ports ?? []).findIndex(({ hostPort, containerPort }) =>
          hostPort !== undefined || (workload.pod.hostNetwork && containerPort !== undefined));
        if (index >= 0) {
          const { hostPort, containerPort } = container.ports![index];
          yield {
            object: workload.templateObject,
            path: `${path}.ports[${index}]${hostPort === undefined ? '' : '.hostPort'}`,
            message: `container ${container.name ?? 'without a name'} of ${title(workload.object)} takes port ${hostPort ?? containerPort} of its node, and a release runs ${range.most + extra} pods: with fewer nodes than that the new ones stay pending`,
            mend: hostPort === undefined ? 'remove hostNetwork and let a Service lead to the pods' : 'remove hostPort and let a Service lead to the pods',
          };
        }
      }
    }
  },
};
