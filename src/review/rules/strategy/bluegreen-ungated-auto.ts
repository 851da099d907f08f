import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const BLUEGREEN_UNGATED_AUTO: Rule = {
  id: 'ZD511',
  name: 'bluegreen-ungated-auto',
  group: 'strategy',
  severity: 'warning',
  title: 'A blue-green release switches all users by itself, and nothing has judged the new version',
  rationale: 'By default the active Service is switched as soon as the new pods are ready. A version that is ready and wrong then has every user at once.',
  mend: 'Add a prePromotionAnalysis, or set autoPromotionEnabled: false and look at the preview.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/#prepromotionanalysis'],
  limits: 'Information only where autoPromotionSeconds leaves time to look. Silent with a postPromotionAnalysis, which switches back.',
  reviewed: '2 findings in 2 of 146 public manifests, read one by one: both right.',
  *check({ relations }) {
    for (const { object, blueGreen } of relations.workloads) {
      if (blueGreen && blueGreen.autoPromotionEnabled !== false && !blueGreen.prePromotionAnalysis && !blueGreen.postPromotionAnalysis) {
        const { activeService, autoPromotionSeconds = 0 } = blueGreen;
        yield {
          object,
          path: 'spec.strategy.blueGreen',
          severity: autoPromotionSeconds > 0 ? 'info' : 'warning',
          message: `${title(object)} switches ${activeService ? `Service ${activeService}` : 'its active Service'} by itself ${autoPromotionSeconds > 0 ? `${autoPromotionSeconds} s after` : 'as soon as'} new pods are ready, and no analysis has judged them: a version that is ready and wrong gets all users at once`,
          mend: 'add a prePromotionAnalysis that asks the preview, or set autoPromotionEnabled: false',
        };
      }
    }
  },
};
