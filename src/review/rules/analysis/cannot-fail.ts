import { measurementsOf } from './measurements';
import { wholeNumber } from './placeholders';
import { oncePerPlace } from './queries';
import { Rule, RuleFinding } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { Relations } from '../../inventory/relations';

export const CANNOT_FAIL: Rule = {
  id: 'ZD607',
  name: 'cannot-fail',
  group: 'analysis',
  severity: 'error',
  title: 'A metric allows as many failures as it has measurements',
  rationale: 'A metric fails when more measurements failed than failureLimit allows. With as many failures allowed as there are measurements it passes whatever it measures, and so does every broken version.',
  mend: 'Set failureLimit well below count.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#failure-conditions-and-failure-limit'],
  limits: 'Silent for metrics in dryRun, which have no effect anyway, and where count or failureLimit come from the cluster. A failureLimit above count is refused by the controller (AR208).',
  reviewed: '2 findings in 2 of 146 public manifests, read one by one: both right: templates that are to pass always, as their names say.',
  check: ({ relations }) => oncePerPlace(findings(relations)),
};

function* findings(relations: Relations): Iterable<RuleFinding> {
  for (const use of relations.analyses) {
    for (const used of use.metrics) {
      const { metric, template, path, dryRun } = used;
      const [measurements, limit, successes] = [
        measurementsOf(used, use), wholeNumber(metric.failureLimit, use.args), wholeNumber(metric.consecutiveSuccessLimit, use.args),
      ];
      const refused = wholeNumber(metric.count, use.args)! > 0 && limit! > measurements!;
      if (!dryRun && successes === 0 && limit !== undefined && measurements !== undefined && limit >= measurements && !refused) {
        yield {
          object: template,
          path: `${path}.failureLimit`,
          message: `the metric ${metric.name} of ${title(template)} is measured ${measurements === 1 ? 'once' : `${measurements} times`} and may fail ${limit === 1 ? 'once' : `${limit} times`}: it passes whatever it measures`,
          mend: measurements === 1 ? 'leave failureLimit out' : `set failureLimit: ${Math.max(0, Math.floor(measurements / 2) - 1)}, or measure more often`,
        };
      }
    }
  }
}
