import { podsOfCanary } from './canary-pods';
import { Rule } from '../../engine/rule';
import { percent, sharedStages } from '../../inventory/canary-stages';
import { title } from '../../inventory/inventory-object';

export const FIRST_STEP_TOO_LARGE: Rule = {
  id: 'ZD501',
  name: 'first-step-too-large',
  group: 'strategy',
  severity: 'warning',
  title: 'The first weight of a canary is large',
  rationale: 'The first weight decides how many users meet a version that nobody has seen under load. Most broken versions show within their first few hundred requests, at 5 % as well as at 40 %.',
  mend: 'Begin with 5 or 10 per cent.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/canary/', 'https://sre.google/workbook/canarying-releases/'],
  limits: 'The threshold is firstWeight. Silent without a router where a single pod is the smallest share that there can be.',
  reviewed: '13 findings in 13 of 146 public manifests, each read beside the replicas, router and steps of its Rollout: all right, first weights from 20 % to 50 %. In one of them testers come by a header first, which shows nothing of the load. 29 in 735 manifests of 13 more repositories, read the same way: all right.',
  *check({ relations, settings }) {
    for (const workload of relations.workloads) {
      const { canary, object } = workload;
      const [first] = canary ? sharedStages(canary) : [];
      if (first && first.weight > settings.thresholds.firstWeight && podsOfCanary(workload, first.weight)?.canary !== 1) {
        yield {
          object,
          path: `spec.strategy.canary.steps[${first.step}].setWeight`,
          message: `${title(object)} begins with ${percent(first.weight)}: that many users meet a version that nobody has seen under load`,
          mend: `begin with setWeight: ${Math.min(5, settings.thresholds.firstWeight)} and a pause, before step ${first.step}`,
        };
      }
    }
  },
};
