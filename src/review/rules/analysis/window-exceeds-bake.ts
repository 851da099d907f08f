import { lastMeasurement } from './measurements';
import { oncePerPlace, windowOf } from './queries';
import { timeAtWeight } from './time-at-weight';
import { Rule, RuleFinding } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { Relations } from '../../inventory/relations';

export const WINDOW_EXCEEDS_BAKE: Rule = {
  id: 'ZD611',
  name: 'window-exceeds-bake',
  group: 'analysis',
  severity: 'info',
  title: 'A query looks back further than its weight is in force',
  rationale: 'rate(…[10m]) one minute after a change of the weight is nine tenths about the time before. What only goes wrong at the larger weight is diluted, and passes.',
  mend: 'Hold the weight for at least as long as the query looks back, or let it look back less.',
  sources: ['https://prometheus.io/docs/prometheus/latest/querying/functions/#rate'],
  limits: 'Looks at analysis steps that ask Prometheus, not at background analyses, and silent where only the cluster knows when the last measurement is. An analysis too early for any sample is ZD518.',
  reviewed: 'No finding in 146 public manifests.',
  check: ({ relations, settings }) => oncePerPlace(findings(relations, 2 * settings.thresholds.scrapeSeconds)),
};

function* findings(relations: Relations, soonest: number): Iterable<RuleFinding> {
  for (const use of relations.analyses.filter(({ moment }) => moment === 'step')) {
    const held = timeAtWeight(use);
    for (const used of held === undefined ? [] : use.metrics) {
      const last = lastMeasurement(used, use);
      const elapsed = last === undefined ? Infinity : held! + last;
      const window = windowOf(used, use);
      if (window > elapsed && elapsed >= soonest) {
        yield {
          object: used.template,
          path: `${used.path}.provider.prometheus.query`,
          message: `the metric ${used.name} of ${title(used.template)} looks back ${window} s, and ${use.path} of ${title(use.object)} ends ${elapsed} s after the change of the weight: most of what it sees is from before`,
          mend: `hold the weight ${window - elapsed} s longer, or look back at most ${elapsed} s`,
        };
      }
    }
  }
}
