import { Review, Rule, RuleFinding, severityOfAbsence } from '../../engine/rule';
import { Entry } from '../../inventory/inventory';
import { title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Namesakes } from '../../inventory/namesakes';
import { Autoscaler } from '../../inventory/shapes/policies';

/** The API versions of what autoscalers usually scale. */
const VERSIONS: ReadonlyMap<string, string> = new Map([
  ['Deployment', 'apps/v1'], ['StatefulSet', 'apps/v1'], ['ReplicaSet', 'apps/v1'], ['Rollout', 'argoproj.io/v1alpha1'],
]);

export const HPA_TARGET_MISSING: Rule = {
  id: 'ZD307',
  name: 'hpa-target-missing',
  group: 'capacity',
  severity: 'error',
  title: 'An autoscaler scales something that is not there',
  rationale: 'An autoscaler without a target does nothing, and nobody notices until the pods that are there drown under load. It often happens when a Rollout takes the place of a Deployment.',
  mend: 'Let scaleTargetRef name the workload that makes the pods.',
  sources: ['https://argo-rollouts.readthedocs.io/en/stable/features/hpa-support/', 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/'],
  limits: 'Where nothing of that name is among the objects, it is information as long as these are not declared to be all there is. A target in another namespace is told by ZD805.',
  reviewed: '3 findings in 1429 public objects of 17 projects, all of them information: the target is in another file or folder.',
  *check(review) {
    for (const autoscaler of review.inventory.of(KINDS.autoscaler)) {
      const finding = faultOf(review, autoscaler);
      if (finding) {
        yield finding;
      }
    }
  },
};

function faultOf(review: Review, { object, manifest }: Entry<Autoscaler>): RuleFinding | undefined {
  const { inventory, relations, settings } = review;
  const { apiVersion = '', kind, name } = manifest.spec?.scaleTargetRef ?? {};
  if (kind === undefined || name === undefined) {
    return undefined;
  }
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.lastIndexOf('/')) : '';
  const known = VERSIONS.get(kind);
  if (known !== undefined && !known.startsWith(`${group}/`)) {
    return {
      object,
      path: 'spec.scaleTargetRef.apiVersion',
      message: `${title(object)} scales ${kind} ${name} of ${apiVersion || 'no API version'}, and there is no such kind: it never scales`,
      mend: `set spec.scaleTargetRef.apiVersion to ${known}`,
    };
  }
  const target = inventory.named(apiVersion, kind, object.namespace, name);
  const takenOver = target && relations.workload(target)?.takenOverBy;
  if (takenOver) {
    return {
      object,
      path: 'spec.scaleTargetRef',
      message: `${title(object)} scales Deployment ${name}, whose pods ${title(takenOver)} makes: the pods that serve are never scaled`,
      mend: `set spec.scaleTargetRef to apiVersion argoproj.io/v1alpha1, kind Rollout, name ${takenOver.name}`,
      severity: 'warning',
    };
  }
  if (target || inventory.isDeclared(kind, object.namespace, name) || Namesakes.of(relations).elsewhere(group, kind, object.namespace, name)) {
    return undefined;
  }
  const namesake = inventory.find(KINDS.rollout, object.namespace, name) ?? inventory.find(KINDS.deployment, object.namespace, name);
  return {
    object,
    path: 'spec.scaleTargetRef',
    message: `${title(object)} scales ${kind} ${name}, which is not among the objects${namesake ? `, and ${title(namesake.object)} is` : ''}: without it nothing is scaled`,
    mend: namesake ? `set spec.scaleTargetRef to apiVersion ${namesake.object.apiVersion}, kind ${namesake.object.kind}, name ${name}` : `let spec.scaleTargetRef name the workload that makes the pods, or add ${kind} ${name}`,
    severity: namesake && !settings.closed ? 'warning' : severityOfAbsence(settings),
  };
}
