import { canaryMoments } from './canary-moments';
import { overloads } from './canary-overloaded';
import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { replicaRange } from '../../inventory/replica-range';

export const SINGLE_CANARY_POD: Rule = {
  id: 'ZD315',
  name: 'single-canary-pod',
  group: 'capacity',
  severity: 'warning',
  title: 'One pod carries all the requests of a canary',
  rationale: 'Behind a router one pod of the new version carries its whole weight. When its node is drained or it crashes, all of these requests fail, although the new version is good.',
  mend: 'Set minPodsPerReplicaSet to 2.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/specification/', 'https://github.com/argoproj/argo-rollouts/issues/1779'],
  limits: 'Counted with the fewest pods that an autoscaler allows; silent where nobody says how many pods there are, or only one is asked for (ZD301). Looks at the canary, not at the last pod of a shrinking stable version.',
  reviewed: '34 findings in 1429 public objects of 17 projects, read one by one: all right by the arithmetic; most are demonstrations of a few pods, where nobody minds.',
  *check({ relations, settings }) {
    for (const workload of relations.workloads) {
      const { canary } = workload;
      const range = replicaRange(relations, workload);
      if (!canary?.trafficRouting || !range?.stated || range.least < 2) {
        continue;
      }
      const overloaded = new Set(overloads(relations, workload, settings.thresholds).moments.map(({ step }) => step));
      const alone = canaryMoments(canary, range.least).find(({ step, pods, share }) => pods === 1 && share > 0 && share < 1 && !overloaded.has(step));
      if (alone) {
        yield {
          object: workload.object,
          path: `spec.strategy.canary.steps[${alone.step}]`,
          message: `from step ${alone.step} on one pod of ${title(workload.object)} carries ${Math.round(alone.share * 1000) / 10} % of the requests: all of these fail while it is drained or restarted`,
          mend: alone.fixed ? `let setCanaryScale of step ${alone.scaledBy} ask for 2 replicas` : 'set spec.strategy.canary.minPodsPerReplicaSet to 2',
        };
      }
    }
  },
};
