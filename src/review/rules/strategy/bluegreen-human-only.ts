import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const BLUEGREEN_HUMAN_ONLY: Rule = {
  id: 'ZD512',
  name: 'bluegreen-human-only',
  group: 'strategy',
  severity: 'info',
  title: 'A person alone decides about the switch of a blue-green release',
  rationale: 'A manual switch is a sound step on the way. What the person would look at can be asked by an analysis, before the switch and after it, and then nobody forgets to look.',
  mend: 'Add a prePromotionAnalysis for what is asked of the preview, and a postPromotionAnalysis that switches back.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/#prepromotionanalysis', 'https://argo-rollouts.readthedocs.io/en/stable/best-practices/#prepare-your-metrics'],
  reviewed: '4 findings in 4 of 146 public manifests, read one by one: all right.',
  *check({ relations }) {
    for (const { object, blueGreen } of relations.workloads) {
      if (blueGreen?.autoPromotionEnabled === false && !blueGreen.prePromotionAnalysis && !blueGreen.postPromotionAnalysis) {
        yield {
          object,
          path: 'spec.strategy.blueGreen.autoPromotionEnabled',
          message: `${title(object)} waits for a person to switch and has no analysis: what that person does not look at, nobody does, before the switch and after it`,
          mend: 'add a prePromotionAnalysis, or a postPromotionAnalysis that switches back',
        };
      }
    }
  },
};
