import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { lossyPins, printPin } from '../../inventory/version-labels';

export const PDB_PINS_VERSION: Rule = {
  id: 'ZD406',
  name: 'pdb-pins-version',
  group: 'disruption',
  severity: 'error',
  title: 'A budget covers the pods of one version only',
  rationale: 'The pods of the next release have another value of that label. From then on no budget covers them, and a drain may evict all of them at once.',
  mend: 'Select by labels that stay the same from release to release.',
  sources: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/', 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/'],
  limits: 'An error for hashes that a controller sets and for labels that stand for the release by convention (app.kubernetes.io/version, helm.sh/chart); a warning for a version number, and for names such as v1 and blue on the pods of a Rollout; '
    + 'silent for such names on other pods, where they may tell copies apart that stay.',
  reviewed: 'No finding in 1429 public objects of 17 projects.',
  *check({ inventory, relations }) {
    for (const { object, manifest } of inventory.of(KINDS.disruptionBudget)) {
      for (const pin of lossyPins(relations, object.namespace, manifest.spec?.selector ?? {})) {
        yield {
          object,
          path: 'spec.selector',
          message: `${title(object)} selects pods by ${printPin(pin)}: it does not cover those of the next release`,
          mend: `remove ${pin.key} from spec.selector`,
          severity: pin.sort === 'version' || pin.sort === 'track' ? 'warning' : 'error',
        };
      }
    }
  },
};
