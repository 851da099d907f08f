import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

/** What the controller does unless told otherwise. Less than that is too short for the switch itself, and another rule. */
const DEFAULT_DELAY = 30;

export const BLUE_NOT_KEPT_WARM: Rule = {
  id: 'ZD514',
  name: 'blue-not-kept-warm',
  group: 'strategy',
  severity: 'warning',
  title: 'The old version of a blue-green release is gone soon after the switch',
  rationale: 'While the old pods are there, going back takes a second. Afterwards they have to be scheduled and started first, with all users on the version that is to be left.',
  mend: 'Keep the old version for at least five minutes: scaleDownDelaySeconds: 300.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/#scaledowndelayseconds'],
  limits: 'The threshold is rollbackSeconds. Information only on manifests that our constructs did not make. Silent below 30 seconds (ZD210), and where the old version is kept until a postPromotionAnalysis is over.',
  reviewed: '5 findings in 5 of 146 public manifests, read one by one: all right, as information: four keep to the default.',
  *check({ relations, settings }) {
    const wanted = settings.thresholds.rollbackSeconds;
    for (const { object, blueGreen } of relations.workloads) {
      const said = blueGreen?.scaleDownDelaySeconds;
      const kept = said ?? DEFAULT_DELAY;
      const keptByAnalysis = blueGreen?.postPromotionAnalysis && said === undefined;
      if (blueGreen && !keptByAnalysis && kept >= DEFAULT_DELAY && kept < wanted) {
        yield {
          object,
          path: 'spec.strategy.blueGreen.scaleDownDelaySeconds',
          severity: settings.profile === 'ours' ? 'warning' : 'info',
          message: `${title(object)} keeps its old pods for ${kept} s after the switch${said === undefined ? ', which is the default' : ''}: whoever wants to go back later waits until they have started again`,
          mend: `set scaleDownDelaySeconds: ${wanted}`,
        };
      }
    }
  },
};
