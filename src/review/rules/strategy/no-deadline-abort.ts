import { Rule } from '../../engine/rule';
import { sharedStages } from '../../inventory/canary-stages';
import { title } from '../../inventory/inventory-object';

const DEFAULT_DEADLINE = 600;

export const NO_DEADLINE_ABORT: Rule = {
  id: 'ZD508',
  name: 'no-deadline-abort',
  group: 'strategy',
  severity: 'warning',
  title: 'A release whose pods do not get ready stays where it is',
  rationale: 'When pods of the new version do not get ready within progressDeadlineSeconds, the Rollout is marked as Degraded and keeps its weight, on fewer pods than it needs, until somebody aborts it. progressDeadlineAbort does that by itself.',
  mend: 'Set progressDeadlineAbort: true.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/specification/'],
  limits: 'Information only on manifests that our constructs did not make, and for blue-green: before the switch no user is on the new version. A canary without weights is ZD502.',
  reviewed: '66 findings in 65 of 146 public manifests, each read beside the strategy of its Rollout, 60 canaries and 6 blue-green releases: all right as information, for nobody sets the field. 29 in 735 manifests of 13 more repositories were counted, not read.',
  *check({ relations, settings }) {
    for (const { object, canary, blueGreen, rollout } of relations.workloads) {
      const divided = canary !== undefined && sharedStages(canary).length > 0;
      if ((divided || blueGreen) && rollout?.spec?.progressDeadlineAbort !== true) {
        yield {
          object,
          path: 'spec.progressDeadlineAbort',
          severity: settings.profile === 'ours' && divided ? 'warning' : 'info',
          message: `${title(object)} does not abort when pods of the new version are not ready after ${rollout?.spec?.progressDeadlineSeconds ?? DEFAULT_DEADLINE} s: it stays ${divided ? 'half way' : 'before the switch, with twice the pods,'} until somebody looks`,
          mend: 'set progressDeadlineAbort: true, with a progressDeadlineSeconds above the longest start-up',
        };
      }
    }
  },
};
