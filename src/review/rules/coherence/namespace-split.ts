import { rolloutTemplates } from './rollout-templates';
import { Review, Rule, RuleFinding } from '../../engine/rule';
import { InventoryObject, title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Namesakes } from '../../inventory/namesakes';
import { serviceReferences } from '../../inventory/route-references';
import { LabelSelector } from '../../inventory/shapes/metadata';

export const NAMESPACE_SPLIT: Rule = {
  id: 'ZD805',
  name: 'namespace-split',
  group: 'coherence',
  severity: 'warning',
  title: 'Objects that belong together are in different namespaces',
  rationale: 'A Rollout, Service, budget, policy, autoscaler or route finds what it names only in its own namespace. Across two namespaces it does nothing: no endpoints, no gate, no protection.',
  mend: 'Put objects that refer to each other into one namespace.',
  sources: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/'],
  limits: 'Speaks where what is named is missing in the namespace and is there, under the same name or labels, in another one. An error where the objects are all there is; '
    + 'information where one of the two says no namespace, because it goes where it is applied to.',
  reviewed: '3 findings in 1429 public objects of 17 projects, all of them information and right: a Deployment without a namespace beside Services with one, which works because all of it is applied to that one.',
  *check(review) {
    for (const { object, path, what, found } of splits(review)) {
      const stated = object.namespace !== '' && found.namespace !== '';
      if ((object.namespace || DEFAULT_NAMESPACE) === (found.namespace || DEFAULT_NAMESPACE)) {
        continue;
      }
      yield {
        object,
        path,
        message: `${title(object)} is in ${namespaceOf(object)}, and ${title(found)}, which it ${what}, in ${namespaceOf(found)}: they do not find each other${stated ? '' : ' unless they are applied to the same one'}`,
        mend: stated ? `put both into one namespace, ${object.namespace} or ${found.namespace}` : `set metadata.namespace of ${title(object.namespace === '' ? object : found)} to ${object.namespace || found.namespace}`,
        severity: !stated ? 'info' : review.settings.closed ? 'error' : 'warning',
      };
    }
  },
};

/** Where objects without a namespace go unless somebody says otherwise. */
const DEFAULT_NAMESPACE = 'default';

interface Split extends Pick<RuleFinding, 'object' | 'path'> {
  /** What the object does with the other one. */
  readonly what: 'scales' | 'selects' | 'leads to' | 'names';
  readonly found: InventoryObject;
}

const NONE: readonly Split[] = [];

function* splits({ inventory, relations }: Review): Iterable<Split> {
  const namesakes = Namesakes.of(relations);
  const named = (
    object: InventoryObject, path: string, what: Split['what'], apiVersion: string, kind: string, name: string, namespace = object.namespace,
  ): readonly Split[] => {
    if (inventory.named(apiVersion, kind, namespace, name) || inventory.isDeclared(kind, namespace, name)) {
      return NONE;
    }
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.lastIndexOf('/')) : '';
    const found = namesakes.elsewhere(group, kind, namespace, name);
    return found ? [{ object, path, what, found }] : NONE;
  };
  const selected = (object: InventoryObject, path: string, { matchLabels = {} }: LabelSelector): readonly Split[] => {
    const found = namesakes.podsElsewhere(object.namespace, matchLabels);
    return found ? [{ object, path, what: 'selects', found: found.object }] : NONE;
  };
  // One fault is told once: not again by what such a Service selects.
  const namedFromElsewhere = new Set<InventoryObject>();
  for (const workload of relations.workloads.filter(({ rollout }) => rollout)) {
    for (const [role, name] of relations.strategyServices(workload)) {
      const field = role === 'ping' || role === 'pong' ? `canary.pingPong.${role}Service` : `${workload.canary ? 'canary' : 'blueGreen'}.${role}Service`;
      for (const split of named(workload.object, `spec.strategy.${field}`, 'names', 'v1', 'Service', name)) {
        namedFromElsewhere.add(split.found);
        yield split;
      }
    }
    for (const { name, path, clusterScope } of rolloutTemplates(workload)) {
      if (!clusterScope) {
        yield* named(workload.object, path, 'names', 'argoproj.io/v1alpha1', 'AnalysisTemplate', name);
      }
    }
  }
  for (const { object, manifest } of inventory.of(KINDS.autoscaler)) {
    const { apiVersion = '', kind = '', name = '' } = manifest.spec?.scaleTargetRef ?? {};
    yield* named(object, 'spec.scaleTargetRef', 'scales', apiVersion, kind, name);
  }
  for (const service of inventory.of(KINDS.service)) {
    if (relations.selectedBy(service).length === 0 && !namedFromElsewhere.has(service.object)) {
      yield* selected(service.object, 'spec.selector', { matchLabels: service.manifest.spec?.selector });
    }
  }
  for (const { object, manifest } of inventory.of(KINDS.disruptionBudget)) {
    if (relations.coveredByBudget(object).length === 0) {
      yield* selected(object, 'spec.selector', manifest.spec?.selector ?? {});
    }
  }
  for (const { object, manifest } of inventory.of(KINDS.networkPolicy)) {
    if (relations.coveredByNetworkPolicy(object).length === 0) {
      yield* selected(object, 'spec.podSelector', manifest.spec?.podSelector ?? {});
    }
  }
  for (const { route, path, name, namespace } of serviceReferences(inventory)) {
    yield* named(route, path, 'leads to', 'v1', 'Service', name, namespace);
  }
}

function namespaceOf({ namespace }: InventoryObject): string {
  return namespace === '' ? 'no namespace' : `namespace ${namespace}`;
}
