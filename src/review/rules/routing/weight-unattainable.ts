import { reachedShare } from '../../../semantics/replica-share';
import { Rule, Severity } from '../../engine/rule';
import { percent, sharedStages } from '../../inventory/canary-stages';
import { title } from '../../inventory/inventory-object';
import { Relations } from '../../inventory/relations';
import { Workload } from '../../inventory/workload';
import { podsOfCanary } from '../strategy/canary-pods';

/** So many points more are too few users to speak of, however many times the weight they are. */
const FEW_POINTS = 2;

export const WEIGHT_UNATTAINABLE: Rule = {
  id: 'ZD701',
  name: 'weight-unattainable',
  group: 'routing',
  severity: 'error',
  title: 'There are too few pods for the weight, and no router to make it',
  rationale: 'Without a router the weight is only a number of pods: of 4 pods and one more for the release, one is 20 %, whatever setWeight says. More users than were meant meet the new version.',
  mend: 'Use a router, set weights that the pods can give, or run more pods.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/canary/#overview', 'https://github.com/argoproj/argo-rollouts/blob/master/utils/replicaset/canary.go'],
  limits: 'The thresholds are weightTolerance, in points, and weightFactor: a share that is within the tolerance and many times its weight, such as 9.1 % in place of 5 %, is a warning. Silent where the number of pods is not known. One degree less where an autoscaler sets it: with its fewest pods. Whoever accepts the share acknowledges the finding.',
  reviewed: '5 findings in 5 of 146 public manifests, each read in its manifest: all right: 1 to 4 pods at weights from 10 to 25, and the warning 10 pods at 5. None in 735 more manifests of 13 public repositories.',
  *check({ relations, settings }) {
    for (const workload of relations.workloads) {
      const { canary, object } = workload;
      const scaledFrom = fewestPods(workload, relations);
      const pods = scaledFrom ?? workload.replicas;
      const wrong = (canary ? sharedStages(canary) : []).flatMap(({ weight, step }) => {
        const split = podsOfCanary(workload, weight, pods);
        if (!split) {
          return [];
        }
        const share = reachedShare(split);
        const far = Math.abs(share - weight) > settings.thresholds.weightTolerance;
        const manyTimes = share - weight > FEW_POINTS && share >= weight * settings.thresholds.weightFactor;
        return far || manyTimes ? [{ weight, step, split, share, far }] : [];
      });
      if (wrong.length > 0) {
        const said = wrong.map(({ weight, split, share }) => `${percent(weight)} become ${split.canary} of ${split.canary + split.stable} pods, ${percent(share)}`);
        yield {
          object,
          path: `spec.strategy.canary.steps[${wrong[0].step}].setWeight`,
          severity: severityOf(wrong.some(({ far }) => far), scaledFrom !== undefined),
          message: `${title(object)} has no router and ${scaledFrom === undefined ? '' : 'down to '}${pods} ${pods === 1 ? 'pod' : 'pods'}: ${said.join('; ')}`,
          mend: `use a router, or set ${wrong.map(({ weight, share }) => `setWeight: ${Math.round(share)} instead of ${Number(weight.toFixed(1))}`).join(', ')}`,
        };
      }
    }
  },
};

function severityOf(far: boolean, atTheFewest: boolean): Severity {
  if (atTheFewest) {
    return far ? 'warning' : 'info';
  }
  return far ? 'error' : 'warning';
}

/** The fewest pods that an autoscaler leaves, where one sets their number. */
function fewestPods(workload: Workload, relations: Relations): number | undefined {
  const [autoscaler] = relations.autoscalersOf(workload);
  return autoscaler && (autoscaler.manifest.spec?.minReplicas ?? 1);
}
