import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { lengthOf } from '../analysis/measurements';

export const POST_ANALYSIS_CANCELLED: Rule = {
  id: 'ZD515',
  name: 'post-analysis-cancelled',
  group: 'strategy',
  severity: 'warning',
  title: 'The old version is gone before the analysis after the switch is over',
  rationale: 'With scaleDownDelaySeconds the controller cancels the postPromotionAnalysis when that time is over, and scales the old version down. What the analysis would have found later switches nothing back.',
  mend: 'Keep the old version longer than the analysis takes, or leave scaleDownDelaySeconds out: the old version then stays until the analysis is over.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/#postpromotionanalysis'],
  limits: 'Silent where the length of the analysis is known in the cluster only. It is counted without the time that the measurements themselves take.',
  reviewed: 'No finding in 146 public manifests.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      const kept = workload.blueGreen?.scaleDownDelaySeconds;
      const use = kept === undefined ? undefined : relations.analysesOf(workload).find(({ moment }) => moment === 'post-promotion');
      const length = use && lengthOf(use);
      if (kept !== undefined && kept > 0 && length !== undefined && Number.isFinite(length) && length > kept) {
        yield {
          object: workload.object,
          path: 'spec.strategy.blueGreen.scaleDownDelaySeconds',
          message: `the analysis after the switch of ${title(workload.object)} takes ${length} s, and after ${kept} s it is cancelled and the old pods are gone: what it finds later switches nothing back`,
          mend: `set scaleDownDelaySeconds above ${length}, or leave it out`,
        };
      }
    }
  },
};
