import { progressDeadlineSeconds } from '../../../semantics/controller/scale-down-delays';
import { Rule, Severity } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { lengthOf } from '../analysis/measurements';

export const ANALYSIS_OUTLASTS_DEADLINE: Rule = {
  id: 'ZD520',
  name: 'analysis-outlasts-deadline',
  group: 'strategy',
  severity: 'error',
  title: 'An analysis before or after the switch takes longer than progressDeadlineSeconds',
  rationale: 'The time in which a release may make no progress stands still in pauses and in the steps of a canary, but not while blue-green is analysed. With progressDeadlineAbort the controller aborts a version that has failed nothing: always before the switch; after it whenever the Rollout is looked at meanwhile, because a tool applies it again, somebody annotates it, or the controller goes through all of them. Without it the Rollout is reported as Degraded, and pipelines that wait for it fail.',
  mend: 'Set progressDeadlineSeconds above the length of the longest analysis.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/specification/'],
  limits: 'A warning for the analysis after the switch, and where progressDeadlineAbort is not set. Silent where the length of the analysis is known in the cluster only. It is counted without the time that measurements take, which Jobs do.',
  reviewed: 'Seen with the controller of 1.10.1: aborted before the switch with a Job of 25 s and a deadline of 8 s, and after the switch with 20 s of samples, when the Rollout was annotated 11 s after it. No finding in 146 public manifests.',
  *check({ relations }) {
    for (const workload of relations.workloads.filter(({ blueGreen }) => blueGreen)) {
      const { spec } = workload.rollout!;
      const deadline = progressDeadlineSeconds(spec ?? {});
      for (const use of relations.analysesOf(workload)) {
        const length = lengthOf(use);
        if (length !== undefined && Number.isFinite(length) && length > deadline) {
          const before = use.moment === 'pre-promotion';
          const severity: Severity = before && spec?.progressDeadlineAbort ? 'error' : 'warning';
          const outcome = !spec?.progressDeadlineAbort ? 'the Rollout is reported as Degraded meanwhile'
            : before ? 'it is aborted in the middle of it, though nothing failed' : 'it is aborted, though nothing failed, as soon as anything makes the controller look at it';
          yield {
            object: workload.object,
            path: 'spec.progressDeadlineSeconds',
            severity,
            message: `the analysis ${before ? 'before' : 'after'} the switch of ${title(workload.object)} takes ${length} s, and after ${deadline} s without progress ${outcome}`,
            mend: `set progressDeadlineSeconds above ${length}`,
          };
        }
      }
    }
  },
};
