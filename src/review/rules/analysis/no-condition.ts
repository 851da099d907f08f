import { oncePerPlace } from './queries';
import { Rule, RuleFinding } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { Relations } from '../../inventory/relations';

/** Providers whose answers mean nothing without a condition. Jobs, Kayenta and plugins judge by themselves. */
const NEED_CONDITIONS = ['prometheus', 'web', 'datadog', 'newRelic', 'wavefront', 'graphite', 'influxdb', 'skywalking', 'cloudWatch'] as const;

export const NO_CONDITION: Rule = {
  id: 'ZD608',
  name: 'no-condition',
  group: 'analysis',
  severity: 'error',
  title: 'A metric has neither successCondition nor failureCondition',
  rationale: 'Without conditions every measurement counts as a success: whatever the provider answers, the release goes on.',
  mend: 'Say in successCondition what a good answer is.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/analysis/'],
  limits: 'Silent for Jobs, Kayenta and plugins, which judge by themselves, and for metrics in dryRun.',
  reviewed: 'No finding in 146 public manifests.',
  check: ({ relations }) => oncePerPlace(findings(relations)),
};

function* findings(relations: Relations): Iterable<RuleFinding> {
  for (const { metrics } of relations.analyses) {
    for (const { metric, template, path, dryRun } of metrics) {
      const provider = NEED_CONDITIONS.find((name) => metric.provider?.[name] !== undefined);
      if (provider && !dryRun && !metric.successCondition && !metric.failureCondition) {
        yield {
          object: template,
          path,
          message: `the metric ${metric.name} of ${title(template)} asks ${provider} and has no condition: every answer is a success`,
          mend: `add a successCondition, such as ${provider === 'prometheus' ? 'result[0] >= 0.99' : 'result >= 0.99'}`,
        };
      }
    }
  }
}
