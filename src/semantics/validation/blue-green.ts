import { checkAntiAffinity } from './anti-affinity';
import { numberOf, textOf } from './json-values';
import { revisionHistoryLimit } from './rollout-spec';
import { RolloutView } from './rollout-view';

const PATH = 'spec.strategy.blueGreen';

/** Rules on `strategy.blueGreen` by itself. */
export function checkBlueGreen({ blueGreen, canary, spec, problems }: RolloutView): void {
  if (!blueGreen || canary) {
    return;
  }
  const active = textOf(blueGreen.activeService);
  if (active === textOf(blueGreen.previewService)) {
    problems.add('AR110', `${PATH}.previewService`, active ? `${active} is the active and the preview Service` : 'there is neither an active nor a preview Service',
      'name two different Services, or leave the preview Service out');
  }
  const kept = numberOf(blueGreen.scaleDownDelayRevisionLimit);
  const history = revisionHistoryLimit(spec);
  if (kept !== undefined && history < kept) {
    problems.add('AR111', `${PATH}.scaleDownDelayRevisionLimit`, `${kept} revisions cannot stay scaled up within a history of ${history}`,
      'lower it, or raise revisionHistoryLimit');
  }
  checkAntiAffinity(blueGreen.antiAffinity, `${PATH}.antiAffinity`, problems);
}
