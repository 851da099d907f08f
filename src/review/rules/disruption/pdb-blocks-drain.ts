import { evictable, pathOfBound, pooled, printBound } from './budget-amounts';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { printRange } from '../../inventory/replica-range';

export const PDB_BLOCKS_DRAIN: Rule = {
  id: 'ZD402',
  name: 'pdb-blocks-drain',
  group: 'disruption',
  severity: 'error',
  title: 'A PodDisruptionBudget lets no pod go',
  rationale: 'Every drain of a node that has such a pod waits until somebody gives up and deletes the pods by force, all at once and without the budget\'s protection.',
  mend: 'Let the budget allow one eviction at least: maxUnavailable 1.',
  sources: ['https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/', 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/'],
  limits: 'Counted with the fewest pods that an autoscaler allows. Where nothing says how many pods there are, it is a warning unless the objects are all there is: an autoscaler may be elsewhere.',
  reviewed: '1 finding in 1429 public objects of 17 projects, and right: 67 % of three pods are all three.',
  *check({ inventory, relations, settings }) {
    for (const { object, manifest } of inventory.of(KINDS.disruptionBudget)) {
      const workloads = relations.coveredByBudget(object);
      const pods = pooled(relations, workloads);
      const never = /^0+%?$/.test(`${manifest.spec?.maxUnavailable ?? ''}`) || manifest.spec?.minAvailable === '100%';
      const blocked = pods !== undefined && pods.least > 0 && evictable(manifest, pods.least) === 0;
      if (never || blocked) {
        yield {
          object,
          path: pathOfBound(manifest),
          message: `${title(object)} has ${printBound(manifest)}${pods && workloads.length > 0 ? ` for the ${printRange(pods)} of ${workloads.map((workload) => title(workload.object)).join(' and ')}` : ''}: ${!never && pods!.least < pods!.most ? `while there are ${pods!.least}, none may` : 'no pod may ever'} be evicted, and every drain of a node hangs`,
          mend: pods?.least === 1 ? 'run two pods or more, and set maxUnavailable 1 in place of minAvailable' : 'set maxUnavailable 1 (in place of minAvailable, where it is there)',
          severity: never || pods!.stated || settings.closed ? 'error' : 'warning',
        };
      }
    }
  },
};
