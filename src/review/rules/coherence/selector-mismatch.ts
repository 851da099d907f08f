import { Rule } from '../../engine/rule';
import { title } from '../../inventory/inventory-object';
import { selects } from '../../inventory/selection';

export const SELECTOR_MISMATCH: Rule = {
  id: 'ZD801',
  name: 'selector-mismatch',
  group: 'coherence',
  severity: 'error',
  title: 'A workload does not select its own pods',
  rationale: 'The API server refuses a workload whose selector is missing or does not fit the labels of its pod template, so the release never begins.',
  mend: 'Let spec.selector be a part of the labels of spec.template.',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector'],
  limits: 'Looks at Deployments, StatefulSets and DaemonSets; for Rollouts, AR102 to AR105 say it.',
  reviewed: 'No finding in 1429 public objects of 17 projects: what is published has been applied once.',
  *check({ relations }) {
    for (const { object, rollout, selector, labels } of relations.workloads) {
      if (rollout) {
        continue;
      }
      const empty = Object.keys(selector?.matchLabels ?? {}).length + (selector?.matchExpressions ?? []).length === 0;
      if (empty || !selects(selector!, labels)) {
        const wanted = Object.keys(labels).map((key) => `${key}: ${labels[key]}`).join(', ');
        yield {
          object,
          path: 'spec.selector',
          message: `${title(object)} ${empty ? 'has no selector' : `selects pods that have ${print(selector?.matchLabels ?? {})}, and its own have ${print(labels)}`}: the API server refuses it`,
          mend: wanted === '' ? 'add the same labels to spec.selector.matchLabels and spec.template.metadata.labels' : `set spec.selector.matchLabels to labels of the template, such as {${wanted}}`,
        };
      }
    }
  },
};

function print(labels: Readonly<Record<string, string>>): string {
  return Object.keys(labels).map((key) => `${key}=${labels[key]}`).join(', ') || 'no labels';
}
