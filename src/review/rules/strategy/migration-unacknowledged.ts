import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const MIGRATION_UNACKNOWLEDGED: Rule = {
  id: 'ZD519',
  name: 'migration-unacknowledged',
  group: 'strategy',
  severity: 'info',
  title: 'The first pod of a new version migrates data that the old version still uses',
  rationale: 'An init container runs before the first weight: the data of all users has changed when five per cent of them meet the new version, and aborting the release does not change it back.',
  mend: 'Make each migration one that the old version can live with, released before the code that needs it; then acknowledge this.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/best-practices/#check-application-compatibility'],
  limits: 'Knows a migration by its name only: an init container of a Rollout whose name, image or command says migrate. Jobs are not looked at.',
  reviewed: 'No finding in 146 public manifests.',
  *check({ relations }) {
    for (const { object, templateObject, rollout, pod } of relations.workloads) {
      for (const [index, { name = 'without a name', image, command = [], args = [] }] of (rollout ? pod.initContainers ?? [] : []).entries()) {
        if ([name, image, ...command, ...args].some((text) => /migrat/i.test(text ?? ''))) {
          yield {
            object: templateObject,
            path: `spec.template.spec.initContainers[${index}]`,
            message: `the init container ${name} of ${title(object)} migrates data before the new version has a single request: the old version must be able to live with that, also after an abort`,
            mend: 'release the migration by itself, compatible with the version before, and acknowledge this rule with how that is made sure',
          };
        }
      }
    }
  },
};
