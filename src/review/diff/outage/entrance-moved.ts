import { objectOf, objectsOf } from '../../../semantics/validation/json-values';
import { title } from '../../inventory/inventory-object';
import { printPath } from '../../inventory/path';
import { Pair } from '../comparison';
import { Effect, Explained } from '../effect';
import { enumerated, shownValue } from '../fields/shown-value';

const CLASSES: ReadonlySet<string> = new Set(['spec.ingressClassName', 'metadata.annotations["kubernetes.io/ingress.class"]']);

/** Where requests from outside come in: another controller, Gateway or type of Service has another address. */
export const entranceMoved: Effect = function* ({ pairs }) {
  for (const pair of pairs) {
    yield* pair.after.group === 'gateway.networking.k8s.io' ? ofGatewayRoute(pair) : ofClassOrType(pair);
  }
};

const MEND = 'add a second route for the new entrance, move DNS, and remove the old one when it gets no more requests';

function* ofClassOrType({ after: object, differences }: Pair): Iterable<Explained> {
  for (const { path, before, after, same } of differences) {
    const text = printPath(path);
    if (object.kind === 'Ingress' && CLASSES.has(text) && before !== undefined) {
      yield {
        class: 'outage',
        object,
        path: text,
        before,
        after,
        message: `${title(object)} goes from class ${shownValue(before)} to ${shownValue(after)}: the controller that served it stops at once, and nobody comes to the address of the other one until DNS leads there`,
        mend: MEND,
      };
    }
    if (object.kind === 'Service' && object.group === '' && text === 'spec.type' && !same && isOutside(before) && !isOutside(after)) {
      yield {
        class: 'outage',
        object,
        path: text,
        before,
        after,
        message: `${title(object)} is of type ${shownValue(before)} no more: its address outside the cluster is taken away at once`,
        mend: `keep the type ${shownValue(before)} until nothing comes in by that address`,
      };
    }
  }
}

function* ofGatewayRoute({ before, after: object }: Pair): Iterable<Explained> {
  const [parents, newParents] = [before, object].map(({ manifest }) => objectsOf(objectOf(manifest.spec).parentRefs).map(parentName));
  const lost = parents.filter((parent) => !newParents.includes(parent));
  if (lost.length > 0) {
    yield {
      class: 'outage',
      object,
      path: 'spec.parentRefs',
      before: parents,
      after: newParents,
      message: `${title(object)} leaves Gateway ${enumerated(lost)}${newParents.length > 0 ? ` for ${enumerated(newParents)}` : ''}: what comes in there gets no answer from now on`,
      mend: MEND,
    };
  }
}

function parentName({ namespace, name, sectionName }: Readonly<Record<string, unknown>>): string {
  return [namespace, name, sectionName].filter((part) => typeof part === 'string').join('/');
}

function isOutside(type: unknown): boolean {
  return type === 'LoadBalancer' || type === 'NodePort';
}
