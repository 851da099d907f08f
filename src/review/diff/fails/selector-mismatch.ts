import { title } from '../../inventory/inventory-object';
import { selects } from '../../inventory/selection';
import { WorkloadPair } from '../comparison';
import { Effect } from '../effect';
import { shownLabels } from '../fields/shown-value';

/** Pods that their own workload does not select. Argo's own validation says so of Rollouts. */
export const selectorMismatch: Effect = function* ({ workloads }) {
  for (const { before, after } of workloads.filter((one) => one.after.rollout === undefined && mismatch(one))) {
    const wanted = after.selector?.matchLabels ?? {};
    const carried = Object.fromEntries(Object.keys(after.labels).map((key) => [key, after.labels[key]]));
    yield {
      class: 'fails',
      object: after.object,
      path: 'spec.template.metadata.labels',
      before: before.labels,
      after: after.labels,
      message: `the API server refuses ${title(after.object)}: its selector asks for ${shownLabels(wanted)}, and its pods would carry ${shownLabels(carried)}`,
      mend: `keep the labels ${shownLabels(wanted)} on the pods`,
    };
  }
};

function mismatch({ before, after }: WorkloadPair): boolean {
  return after.selector !== undefined && !selects(after.selector, after.labels)
    && before.selector !== undefined && selects(before.selector, before.labels);
}
