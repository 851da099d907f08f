import { title } from '../../inventory/inventory-object';
import { podReferences } from '../../rules/coherence/pod-references';
import { Effect } from '../effect';

/** Configuration, accounts and volumes that are gone although pods that stay cannot start without them. */
export const neededObjectRemoved: Effect = function* ({ after, removed }) {
  for (const workload of after.workloads) {
    for (const { kind, name, path } of podReferences(workload)) {
      const lost = removed.find((object) => object.kind === kind && object.name === name && (object.namespace === workload.object.namespace || object.namespace === ''));
      if (lost) {
        yield {
          class: 'outage',
          object: lost,
          path: '',
          message: `${title(lost)} is removed, and ${title(workload.object)} needs it (${path}): pods that run stay, and no pod starts any more, whether for a release, after a drain or to scale up`,
          mend: `keep ${title(lost)} as long as a pod template names it`,
        };
      }
    }
  }
};
