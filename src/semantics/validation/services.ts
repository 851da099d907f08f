import { JsonObject, fieldOf, objectOf, optionalObject, textEntries, textOf } from './json-values';
import { RolloutView, hasTemplateMetadata } from './rollout-view';

/** The label by which the controller lets a Service select one version: it sets it itself. */
const POD_TEMPLATE_HASH_LABEL = 'rollouts-pod-template-hash';
const MANAGED_BY = 'argo-rollouts.argoproj.io/managed-by-rollouts';

interface NamedService {
  readonly path: string;
  readonly name: string;
}

/** Rules on the Services that a Rollout names. */
export function checkServices(rollout: RolloutView): void {
  const { bundle, namespace, problems } = rollout;
  for (const { path, name } of servicesOf(rollout)) {
    const service = bundle.find('', 'Service', namespace, name);
    if (service) {
      checkService(rollout, service, path);
    } else if (bundle.isMissing('Service', namespace, name)) {
      problems.missObject('AR141', path, { kind: 'Service', name });
    }
  }
}

/** Rules on what several Rollouts of a bundle name: a Service selects the pods of one version of one Rollout. */
export function checkSharedServices(rollouts: readonly RolloutView[]): void {
  const users = new Map<string, RolloutView>();
  for (const rollout of rollouts) {
    for (const { path, name } of servicesOf(rollout)) {
      const key = `${rollout.namespace || 'default'}/${name}`;
      const user = users.get(key) ?? rollout;
      users.set(key, user);
      if (user !== rollout) {
        rollout.problems.add('AR421', path, `Service "${name}" is also that of Rollout "${user.name}": each would point it at its own pods`, 'give each Rollout its own Services');
      }
    }
  }
}

function servicesOf({ blueGreen, canary }: RolloutView): NamedService[] {
  const pingPong = optionalObject(canary?.pingPong);
  const named = (owner: JsonObject | undefined, path: string, ...fields: string[]) =>
    fields.map((field) => ({ path: `spec.strategy.${path}.${field}`, name: textOf(owner?.[field]) }));
  return [
    ...named(blueGreen, 'blueGreen', 'activeService', 'previewService'),
    ...named(canary, 'canary', 'stableService', 'canaryService'),
    ...named(pingPong, 'canary.pingPong', 'pingService', 'pongService'),
  ].filter(({ name }) => name !== '');
}

function checkService({ spec, template, bundle, name: rolloutName, problems, namespace }: RolloutView, service: JsonObject, path: string): void {
  const name = textOf(objectOf(service.metadata).name);
  const workload = objectOf(spec.workloadRef);
  const labels = objectOf(objectOf(objectOf(template ?? spec.template).metadata).labels);
  // The labels of a workload that lives elsewhere are not known here.
  const seen = template !== undefined || hasTemplateMetadata(spec);
  const known = seen || bundle.isMissing(textOf(workload.kind), namespace, textOf(workload.name));
  for (const [key, value] of textEntries(objectOf(service.spec).selector)) {
    if (known && key !== POD_TEMPLATE_HASH_LABEL && fieldOf(labels, key) !== value) {
      problems[seen ? 'add' : 'miss']('AR142', path, `Service "${name}" selects ${key}=${value}, which the pod template's labels do not have`,
        'give the pod template this label, or select by labels that it has; canaryMetadata and stableMetadata do not count');
    }
  }
  const manager = fieldOf(objectOf(objectOf(service.metadata).annotations), MANAGED_BY);
  if (typeof manager === 'string' && manager !== rolloutName) {
    problems.add('AR143', path, `Service "${name}" is managed by Rollout "${manager}"`, 'name another Service, or take the annotation away');
  }
}
