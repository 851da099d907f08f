import { switchDelays } from './switch-delays';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const SCALE_DOWN_DELAY_ZERO: Rule = {
  id: 'ZD211',
  name: 'scale-down-delay-zero',
  group: 'draining',
  severity: 'error',
  title: 'scaleDownDelaySeconds is 0, and the old pods stay for ever',
  rationale: 'With 0 the controller sets no deadline for the old ReplicaSet and looks again at once, without end: measured, a thousand times a second. '
    + 'The old version is never removed, the phase says Healthy, and the releases of everybody else wait for a busy controller.',
  mend: 'Leave scaleDownDelaySeconds out, which is 30 s, or set 1 or more.',
  sources: ['https://github.com/argoproj/argo-rollouts/issues/1992', 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/'],
  limits: 'abortScaleDownDelaySeconds: 0 is another thing: it keeps the pods of an aborted canary on purpose.',
  reviewed: 'No finding in 109 public sets of manifests. A test with abortScaleDownDelaySeconds: 0, which keeps pods on purpose, is rightly left alone.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      for (const { path } of switchDelays(workload).filter(({ field, seconds }) => field === 'scaleDownDelaySeconds' && seconds === 0)) {
        yield {
          object: workload.object,
          path,
          message: `scaleDownDelaySeconds of ${title(workload.object)} is 0: the pods of the old version are never removed, and the controller goes round without end`,
          mend: 'leave scaleDownDelaySeconds out (30 s), or set 1 or more',
        };
      }
    }
  },
};
