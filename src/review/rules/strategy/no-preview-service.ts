import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const NO_PREVIEW_SERVICE: Rule = {
  id: 'ZD513',
  name: 'no-preview-service',
  group: 'strategy',
  severity: 'warning',
  title: 'A person is to judge a new version that has no preview Service',
  rationale: 'Without a previewService nothing leads to the new pods before the switch: whoever decides about it cannot send them a single request, and all users are the first to do so.',
  mend: 'Add a preview Service and name it in previewService.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/#previewservice'],
  limits: 'Looks at releases that wait for a person (autoPromotionEnabled: false) and whose pods serve requests.',
  reviewed: 'No finding in 146 public manifests.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      const { object, blueGreen } = workload;
      if (blueGreen?.autoPromotionEnabled === false && !blueGreen.previewService && relations.serves(workload)) {
        yield {
          object,
          path: 'spec.strategy.blueGreen.previewService',
          message: `${title(object)} waits for a person to judge its new pods and has no previewService: nobody can send them a request before all users do`,
          mend: `add a Service ${blueGreen.activeService ?? object.name}-preview with the selector of ${blueGreen.activeService ?? 'the active one'}, and name it in previewService`,
        };
      }
    }
  },
};
