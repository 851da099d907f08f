import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { shortSwitchDelays } from '../draining/switch-delays';

/** What the controller does unless told otherwise. */
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
  limits: 'The threshold is rollbackSeconds. Information only on manifests that our constructs did not make. Silent where the delay is too short for the switch itself (ZD210) or 0 (ZD211), and where the old version is kept until a postPromotionAnalysis is over.',
  reviewed: '6 findings in 6 of 146 public manifests, read one by one: all right, as information: four keep to the default, and a test of Argo Rollouts keeps them for 10 s.',
  *check({ relations, settings }) {
    const wanted = settings.thresholds.rollbackSeconds;
    for (const workload of relations.workloads) {
      const { object, blueGreen } = workload;
      const said = blueGreen?.scaleDownDelaySeconds;
      const kept = said ?? DEFAULT_DELAY;
      const keptByAnalysis = blueGreen?.postPromotionAnalysis && said === undefined;
      const tooShort = () => shortSwitchDelays(relations, workload, settings.thresholds).some(({ field }) => field === 'scaleDownDelaySeconds');
      if (blueGreen && !keptByAnalysis && kept > 0 && kept < wanted && !tooShort()) {
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
