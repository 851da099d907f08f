import { reachedShare } from '../../../semantics/replica-share';
import { Rule } from '../../engine/rule';
import { percent, sharedStages } from '../../inventory/canary-stages';
import { title } from '../../inventory/inventory-object';
import { Relations } from '../../inventory/relations';
import { Workload } from '../../inventory/workload';
import { podsOfCanary } from '../strategy/canary-pods';

export const WEIGHT_UNATTAINABLE: Rule = {
  id: 'ZD701',
  name: 'weight-unattainable',
  group: 'routing',
  severity: 'error',
  title: 'There are too few pods for the weight, and no router to make it',
  rationale: 'Without a router the weight is only a number of pods: of 4 pods and one more for the release, one is 20 %, whatever setWeight says. More users than were meant meet the new version.',
  mend: 'Use a router, set weights that the pods can give, or run more pods.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/canary/#overview', 'https://github.com/argoproj/argo-rollouts/blob/master/utils/replicaset/canary.go'],
  limits: 'The threshold is weightTolerance, in points. Silent where the number of pods is not known. A warning where an autoscaler sets it: with its fewest pods. Whoever accepts the share acknowledges the finding.',
  reviewed: '4 findings in 4 of 146 public manifests, read one by one: all right: 1 to 4 pods at weights from 10 to 25.',
  *check({ relations, settings }) {
    for (const workload of relations.workloads) {
      const { canary, object } = workload;
      const scaledFrom = fewestPods(workload, relations);
      const pods = scaledFrom ?? workload.replicas;
      const wrong = (canary ? sharedStages(canary) : []).flatMap(({ weight, step }) => {
        const split = podsOfCanary(workload, weight, pods);
        const share = split && reachedShare(split);
        return split && share !== undefined && Math.abs(share - weight) > settings.thresholds.weightTolerance ? [{ weight, step, split, share }] : [];
      });
      if (wrong.length > 0) {
        const said = wrong.map(({ weight, split, share }) => `${percent(weight)} become ${split.canary} of ${split.canary + split.stable} pods, ${percent(share)}`);
        yield {
          object,
          path: `spec.strategy.canary.steps[${wrong[0].step}].setWeight`,
          severity: scaledFrom === undefined ? 'error' : 'warning',
          message: `${title(object)} has no router and ${scaledFrom === undefined ? '' : 'down to '}${pods} ${pods === 1 ? 'pod' : 'pods'}: ${said.join('; ')}`,
          mend: `use a router, or set ${wrong.map(({ weight, share }) => `setWeight: ${Math.round(share)} instead of ${Number(weight.toFixed(1))}`).join(', ')}`,
        };
      }
    }
  },
};

/** The fewest pods that an autoscaler leaves, where one sets their number. */
function fewestPods(workload: Workload, relations: Relations): number | undefined {
  const [autoscaler] = relations.autoscalersOf(workload);
  return autoscaler && (autoscaler.manifest.spec?.minReplicas ?? 1);
}
