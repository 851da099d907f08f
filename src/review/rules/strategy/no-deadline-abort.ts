import { Rule } from '../../engine/rule';
import { sharedStages } from '../../inventory/canary-stages';
import { title } from '../../inventory/inventory-object';

const DEFAULT_DEADLINE = 600;

export const NO_DEADLINE_ABORT: Rule = {
  id: 'ZD508',
  name: 'no-deadline-abort',
  group: 'strategy',
  severity: 'warning',
  title: 'A canary whose pods do not get ready stays where it is',
  rationale: 'When pods of the new version do not get ready within progressDeadlineSeconds, the Rollout is marked as Degraded and keeps its weight, on fewer pods than it needs, until somebody aborts it. progressDeadlineAbort does that by itself.',
  mend: 'Set progressDeadlineAbort: true.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/specification/'],
  limits: 'Information only on manifests that our constructs did not make. Looks at canaries that share the requests between versions: before the switch of a blue-green release no user is on the new one.',
  reviewed: '60 findings in 59 of 146 public manifests, read one by one: all right, as information: nobody sets the field.',
  *check({ relations, settings }) {
    for (const { object, canary, rollout } of relations.workloads) {
      if (canary && sharedStages(canary).length > 0 && rollout?.spec?.progressDeadlineAbort !== true) {
        yield {
          object,
          path: 'spec.progressDeadlineAbort',
          severity: settings.profile === 'ours' ? 'warning' : 'info',
          message: `${title(object)} does not abort when pods of the new version are not ready after ${rollout?.spec?.progressDeadlineSeconds ?? DEFAULT_DEADLINE} s: it stays half way until somebody looks`,
          mend: 'set progressDeadlineAbort: true, with a progressDeadlineSeconds above the longest start-up',
        };
      }
    }
  },
};
