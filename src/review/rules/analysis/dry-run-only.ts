import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';

export const DRY_RUN_ONLY: Rule = {
  id: 'ZD610',
  name: 'dry-run-only',
  group: 'analysis',
  severity: 'warning',
  title: 'All metrics that judge a release are in dryRun',
  rationale: 'The outcome of a metric in dryRun is recorded and has no effect. With all of them in dryRun the release looks guarded, and nothing stops it.',
  mend: 'Take at least one metric out of dryRun once its numbers are known to be sound.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#dry-run-mode'],
  limits: 'Silent where a template is not among the objects.',
  reviewed: 'No finding in 146 public manifests.',
  *check({ relations }) {
    for (const workload of relations.workloads) {
      const uses = relations.analysesOf(workload);
      const metrics = uses.flatMap((use) => use.metrics);
      if (metrics.length > 0 && uses.every(({ complete }) => complete) && metrics.every(({ dryRun }) => dryRun)) {
        const names = [...new Set(metrics.map(({ metric }) => metric.name))];
        yield {
          object: workload.object,
          path: uses[0].path,
          message: `every metric that judges ${title(workload.object)} is in dryRun (${names.join(', ')}): no outcome stops the release`,
          mend: `take ${names[0]} out of dryRun`,
        };
      }
    }
  },
};
