import { PodsOfOthers } from './pods-of-others';
import { Rule, severityOfAbsence } from '../../engine/rule';
import { withoutControllerLabels } from '../../inventory/controller-labels';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Namesakes } from '../../inventory/namesakes';
import { Relations } from '../../inventory/relations';
import { Labels } from '../../inventory/selection';
import { Workload } from '../../inventory/workload';

export const SERVICE_SELECTS_NOTHING: Rule = {
  id: 'ZD803',
  name: 'service-selects-nothing',
  group: 'coherence',
  severity: 'error',
  title: 'A Service selects no pods',
  rationale: 'A Service without pods has no endpoints: whoever sends requests there is refused, and a router answers 503.',
  mend: 'Let the selector be a part of the labels of the pods that are meant.',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/', 'https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/'],
  limits: 'Where the pods may be elsewhere it is information, and a warning where a workload of the Service\'s name, or one that only lacks a label, is there. '
    + 'Services that a Rollout names are told by AR142; pods in another namespace by ZD805.',
  reviewed: '27 findings in 1429 public objects of 17 projects, read one by one: the only warning is right (an article\'s Service asks for version=green); the 26 of information are Services whose pods are in other files or made by operators. Services for one pod of a StatefulSet, for pods of experiments and of ReplicationControllers were told of at first, and are understood now.',
  *check({ inventory, relations, settings }) {
    const managed = new Set(relations.workloads.flatMap((workload) =>
      [...relations.strategyServices(workload).values()].map((name) => keyOf(workload.object.namespace, name))));
    const others = new PodsOfOthers(relations);
    for (const service of inventory.of(KINDS.service)) {
      const { object, manifest } = service;
      const selector = withoutControllerLabels(manifest.spec?.selector ?? {});
      const noPods = Object.keys(selector).length === 0 || manifest.spec?.type === 'ExternalName' || managed.has(keyOf(object.namespace, object.name));
      if (noPods || relations.selectedBy(service).length > 0 || others.have(object.namespace, selector)
        || Namesakes.of(relations).podsElsewhere(object.namespace, selector)) {
        continue;
      }
      const meant = likelyMeant(relations, object.namespace, object.name, selector);
      const wrong = meant && Object.keys(selector).filter((key) => meant.labels[key] !== selector[key]);
      yield {
        object,
        path: 'spec.selector',
        message: `${title(object)} selects pods that have ${print(selector)}, and no workload among the objects makes such pods: it has no endpoints`,
        mend: meant ? `select the pods of ${title(meant.object)}: ${wrong!.map((key) => meant.labels[key] === undefined ? `remove ${key}` : `set ${key} to ${meant.labels[key]}`).join(', ')}`
          : 'let spec.selector be a part of the labels of the pods that are meant',
        severity: meant && !settings.closed ? 'warning' : severityOfAbsence(settings),
      };
    }
  },
};

/** The workload that a Service was probably written for: it is called the same, or only lacks one of the labels. */
function likelyMeant(relations: Relations, namespace: string, name: string, selector: Labels): Workload | undefined {
  const { inventory } = relations;
  const namesake = inventory.find(KINDS.rollout, namespace, name) ?? inventory.find(KINDS.deployment, namespace, name)
    ?? inventory.find(KINDS.statefulSet, namespace, name);
  if (namesake) {
    return relations.workload(namesake.object);
  }
  // Programs that choose a leader say so by a label.
  const keys = Object.keys(selector);
  return keys.length < 2 ? undefined : keys.filter((key) => !/role|leader|master|primary/i.test(key)).map((left) => {
    const rest = Object.fromEntries(keys.filter((key) => key !== left).map((key) => [key, selector[key]]));
    return relations.having(namespace, rest).find(({ labels }) => labels[left] === undefined);
  }).find((workload) => workload !== undefined);
}

function keyOf(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}

function print(labels: Labels): string {
  return Object.keys(labels).map((key) => `${key}=${labels[key]}`).join(', ');
}
