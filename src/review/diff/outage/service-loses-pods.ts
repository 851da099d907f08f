import { isCalled } from './service-role';
import { withoutControllerLabels } from '../../inventory/controller-labels';
import { Entry } from '../../inventory/inventory';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { hasLabels, Labels } from '../../inventory/selection';
import { Service } from '../../inventory/shapes/traffic';
import { Workload } from '../../inventory/workload';
import { Comparison } from '../comparison';
import { Effect, Explained } from '../effect';
import { enumerated, shownLabels } from '../fields/shown-value';

/** A Service and the pods behind it that are moved apart: by another selector at once, by other labels as the release goes on. */
export const serviceLosesPods: Effect = function* (comparison) {
  const { before, after } = comparison;
  for (const service of before.inventory.of(KINDS.service)) {
    const object = comparison.afterOf(service.object);
    const then = object && after.inventory.find(KINDS.service, object.namespace, object.name);
    const selected = before.selectedBy(service);
    if (!then || selected.length === 0) {
      continue;
    }
    const [selector, newSelector] = [selectorOf(service), selectorOf(then)];
    if (shownLabels(selector) !== shownLabels(newSelector)) {
      yield* bySelector(comparison, then, selected, selector, newSelector);
    } else if (after.selectedBy(then).length === 0) {
      yield* byLabels(comparison, then, selected, newSelector);
    }
  }
};

function selectorOf({ manifest }: Entry<Service>): Labels {
  return withoutControllerLabels(manifest.spec?.selector ?? {});
}

/** The endpoints of a Service follow its selector within a second: what counts is the pods that run then. */
function* bySelector(
  comparison: Comparison, service: Entry<Service>, selected: readonly Workload[], selector: Labels, newSelector: Labels,
): Iterable<Explained> {
  const says = Object.keys(newSelector).length > 0;
  if (says && comparison.before.having(service.object.namespace, newSelector).length > 0) {
    return;
  }
  const awaited = comparison.after.selectedBy(service).map(({ object }) => title(object));
  yield {
    class: isCalled(comparison, service.object) ? 'outage' : 'at-once',
    object: service.object,
    path: 'spec.selector',
    before: selector,
    after: newSelector,
    message: `${title(service.object)} selects ${shownLabels(newSelector)} from now on; the pods of ${namesOf(selected)} that run carry ${shownLabels(relevant(selected[0].labels, selector, newSelector))}: `
      + (says ? `it has no endpoints and every request to it fails${awaited.length > 0 ? ` until pods of ${enumerated(awaited)} with the new labels are ready` : ''}`
        : 'its endpoints are no longer kept up, and lead nowhere when these pods are replaced'),
    mend: `leave the selector at ${shownLabels(selector)}; give the pods the new labels by a release first, and select them in a change after it`,
  };
}

function* byLabels(comparison: Comparison, service: Entry<Service>, selected: readonly Workload[], selector: Labels): Iterable<Explained> {
  for (const workload of selected) {
    const object = comparison.afterOf(workload.object);
    const then = object && comparison.after.workload(object);
    // The controller looks at the Services that a Rollout names, and refuses it.
    const named = then && [...comparison.after.strategyServices(then).values()].includes(service.object.name);
    if (!then || named || then.containers.length === 0 || hasLabels(then.labels, selector)) {
      continue;
    }
    yield {
      class: 'outage',
      object: then.object,
      path: then.templateObject === then.object ? 'spec.template.metadata.labels' : 'spec.workloadRef',
      before: relevant(workload.labels, selector),
      after: relevant(then.labels, selector),
      message: `the new pods carry ${shownLabels(relevant(then.labels, selector))}; ${title(service.object)} selects ${shownLabels(selector)}: with each pod that is replaced it loses one, until it has none and every request to it fails`,
      mend: `keep the labels ${shownLabels(selector)} on the pods`,
    };
  }
}

/** The labels that selectors ask about. */
function relevant(labels: Labels, ...selectors: readonly Labels[]): Labels {
  const asked = new Set(selectors.flatMap((selector) => Object.keys(selector)));
  return Object.fromEntries(Object.keys(labels).filter((key) => asked.has(key)).map((key) => [key, labels[key]]));
}

function namesOf(workloads: readonly Workload[]): string {
  return enumerated(workloads.map(({ object }) => title(object)));
}
