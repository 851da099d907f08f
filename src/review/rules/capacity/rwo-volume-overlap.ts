import { oneNodeAtATime, sharedClaims } from './claims';
import { overlapOf } from './overlap';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { replicaRange } from '../../inventory/replica-range';

export const RWO_VOLUME_OVERLAP: Rule = {
  id: 'ZD309',
  name: 'rwo-volume-overlap',
  group: 'capacity',
  severity: 'warning',
  title: 'Pods that run side by side share a volume that goes to one node at a time',
  rationale: 'A new pod on another node waits for the volume until the old one is gone, and the old one is kept until the new one is ready: the release hangs.',
  mend: 'Use a volume that several nodes can mount, or a Deployment with the strategy Recreate and the outage that it brings, or a StatefulSet.',
  sources: ['https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes'],
  limits: 'Looks at claims that are among the objects. With ReadWriteOncePod it is an error; with ReadWriteOnce it goes well as long as all pods happen to be on one node, as with local volumes.',
  reviewed: 'No finding in 1429 public objects of 17 projects.',
  *check({ inventory, relations }) {
    for (const workload of relations.workloads) {
      const range = replicaRange(relations, workload);
      if (!range || range.most === 0 || workload.takenOverBy || workload.object.kind === 'StatefulSet') {
        continue;
      }
      const { extra, missing } = overlapOf(workload, range.most);
      // A single pod that may go before its successor is ready gives the volume free.
      const pods = range.most + (range.most === 1 && missing > 0 ? 0 : extra);
      for (const claim of sharedClaims(inventory, workload)) {
        if (pods > 1 && claim.modes && oneNodeAtATime(claim)) {
          const onePod = claim.modes.includes('ReadWriteOncePod');
          yield {
            object: workload.templateObject,
            path: claim.path,
            message: `up to ${pods} pods of ${title(workload.object)} mount claim ${claim.name} (${claim.modes.join(', ')}) at once: ${onePod ? 'all but one of them never start' : 'those on other nodes than the first wait for ever'}, and a release hangs`,
            mend: `give claim ${claim.name} the mode ReadWriteMany if its storage can do it; otherwise run one pod in a Deployment with strategy Recreate`,
            severity: onePod ? 'error' : 'warning',
          };
        }
      }
    }
  },
};
