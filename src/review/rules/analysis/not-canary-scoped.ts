import { asksAboutBoth } from './canary-scope';
import { oncePerPlace, queriesOf } from './queries';
import { Rule, RuleFinding } from '../../engine/rule';
import { AnalysisUse } from '../../inventory/analyses-of';
import { percent, sharedStages, stageAt, stagesOf } from '../../inventory/canary-stages';
import { title } from '../../inventory/inventory-object';
import { Relations } from '../../inventory/relations';

export const NOT_CANARY_SCOPED: Rule = {
  id: 'ZD606',
  name: 'not-canary-scoped',
  group: 'analysis',
  severity: 'warning',
  title: 'A query judges both versions together',
  rationale: 'At weight 5 a canary that fails every fifth request moves the whole by one point: the gate passes it from weight to weight, until it is large enough to hurt.',
  mend: 'Pass the hash of the canary (podTemplateHashValue: Latest) as an argument, and select by it: its pods are called <rollout>-<hash>-….',
  sources: [
    'https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#analysis-template-arguments',
    'https://sre.google/workbook/canarying-releases/',
  ],
  limits: 'Looks at queries about requests in background analyses and analysis steps of canaries. Silent where anything might tell the versions apart: an argument that is no fixed value, the name of the canary Service, a word such as version or canary; with recording rules; for Web, Jobs, CloudWatch, Kayenta and plugins; before and after the switch of a blue-green release; and for metrics in dryRun.',
  reviewed: '2 findings in 2 of 146 public manifests, read one by one: both right. Of six queries about requests, one was let off because a canary Service is passed and three because their arguments are open. In 79 more of eight public repositories 1, right.',
  check: ({ relations }) => oncePerPlace(findings(relations)),
};

function* findings(relations: Relations): Iterable<RuleFinding> {
  for (const use of relations.analyses) {
    const weight = weightDuring(use);
    for (const { metric, template, path, dryRun } of weight === undefined ? [] : use.metrics) {
      for (const query of dryRun ? [] : queriesOf(metric)) {
        if (asksAboutBoth(query, use, use.workload!, relations)) {
          yield {
            object: template,
            path: `${path}.${query.path}`,
            message: `the metric ${metric.name} of ${title(template)} judges both versions of ${title(use.object)} together: at a weight of ${percent(weight!)} the new version is only ${percent(weight!)} of what it sees`,
            mend: `pass an argument with valueFrom.podTemplateHashValue: Latest, and select by it: ${query.path.includes('prometheus') ? `pod=~"${use.object.name}-{{args.canary-hash}}-.*"` : 'the pods of that hash'}`,
          };
        }
      }
    }
  }
}

/** The smallest weight at which an analysis judges both versions; undefined where there is only one to judge, or no requests. */
function weightDuring({ moment, workload, step }: AnalysisUse): number | undefined {
  const canary = moment === 'background' || moment === 'step' ? workload?.canary : undefined;
  const weight = canary && (moment === 'step' ? stageAt(stagesOf(canary), step!).weight : sharedStages(canary)[0]?.weight);
  return weight !== undefined && weight > 0 && weight < 100 ? weight : undefined;
}
