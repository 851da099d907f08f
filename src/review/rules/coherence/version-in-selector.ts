import { Rule, RuleFinding, Severity } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { printPin, VersionPin, versionPins } from '../../inventory/version-labels';
import { Workload } from '../../inventory/workload';

export const VERSION_IN_SELECTOR: Rule = {
  id: 'ZD802',
  name: 'version-in-selector',
  group: 'coherence',
  severity: 'error',
  title: 'A selector asks for a label that changes with every release',
  rationale: 'The selector of a workload cannot be changed, so the next release is refused, or leaves the old pods running for ever. A Service that asks for the old value sends nothing to the new pods: when the old ones go, nobody answers.',
  mend: 'Select by labels that stay the same from release to release, and keep the version as a label of the pods only.',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates', 'https://github.com/argoproj/argo-rollouts/issues/4371'],
  limits: 'An error for hashes that a controller sets and for labels that stand for the release by convention (app.kubernetes.io/version, helm.sh/chart); for `version` a warning on Rollouts and on numbers such as 1.4.2, '
    + 'and information on Deployments with values such as v1, which Istio uses to tell copies apart that stay. A Service that selects nothing is told by ZD803.',
  reviewed: 'No finding in 1429 public objects of 17 projects.',
  *check({ inventory, relations }) {
    for (const workload of relations.workloads) {
      if (!workload.takenOverBy) {
        yield* versionPins(workload.selector ?? {}).map((pin): RuleFinding => ({
          object: workload.object,
          path: 'spec.selector',
          message: `${title(workload.object)} selects its pods by ${printPin(pin)}: a selector cannot be changed, so a release with another value is refused or leaves the old pods behind`,
          mend: `remove ${pin.key} from spec.selector; a workload that is live has to be made anew beside the old one for that`,
          severity: severityOf(pin, [workload]),
        }));
      }
    }
    for (const service of inventory.of(KINDS.service)) {
      const workloads = relations.selectedBy(service);
      const hashed = versionPins({ matchLabels: service.manifest.spec?.selector }).filter(({ sort }) => sort === 'hash' || workloads.length > 0);
      yield* hashed.map((pin): RuleFinding => ({
        object: service.object,
        path: `spec.selector${/^\w+$/.test(pin.key) ? `.${pin.key}` : `[${JSON.stringify(pin.key)}]`}`,
        message: `${title(service.object)} selects pods by ${printPin(pin)}: it sends nothing to pods of a release with another value`,
        mend: `remove ${pin.key} from spec.selector${pin.sort === 'hash' ? ': the controller adds it where it is needed' : ''}`,
        severity: severityOf(pin, workloads),
      }));
    }
  },
};

function severityOf({ sort }: VersionPin, workloads: readonly Workload[]): Severity {
  if (sort === 'hash' || sort === 'release') {
    return 'error';
  }
  return sort === 'version' || workloads.some(({ rollout }) => rollout) ? 'warning' : 'info';
}
