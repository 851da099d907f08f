import { IMMUTABLE_FIELDS } from './immutable-fields';
import { quantityValue } from '../../../semantics/controller/pod-template/quantity';
import { fieldOf, isObject } from '../../../semantics/validation/json-values';
import { InventoryObject, title } from '../../inventory/inventory-object';
import { FieldPath, printPath } from '../../inventory/path';
import { JudgedDifference, kindOf, Pair } from '../comparison';
import { Effect, Explained } from '../effect';
import { shownValue } from '../fields/shown-value';

/** A field that cannot be changed once the object is there. */
export const immutableField: Effect = function* ({ pairs }) {
  for (const pair of pairs) {
    yield* sealed(pair) ?? fixed(pair);
  }
};

function* fixed(pair: Pair): Iterable<Explained> {
  const { after: object, differences } = pair;
  const told = new Set<string>();
  for (const difference of differences.filter(({ same, order }) => !same && !order)) {
    const field = immutableWithin(object, difference);
    if (field !== undefined && !told.has(field)) {
      told.add(field);
      const [before, after] = [pair.before, object].map(({ manifest }) => valueAt(manifest, field));
      yield {
        class: 'fails',
        object,
        path: field,
        before,
        after,
        message: `the API server refuses ${title(object)}, and nothing of its change takes effect: ${field} cannot be changed (${shownValue(before)} → ${shownValue(after)})${olderControllers(object)}`,
        mend: `${IMMUTABLE_FIELDS[kindOf(object)].mend}`,
      };
    }
  }
  yield* shrunk(pair);
}

/** The immutable field that a difference is in. */
function immutableWithin(object: InventoryObject, { path, before, after }: JudgedDifference): string | undefined {
  const { fields = [], allBut } = IMMUTABLE_FIELDS[kindOf(object)] ?? {};
  const text = printPath(path);
  if (allBut) {
    return path[0] === 'spec' && path.length > 1 && !allBut.includes(String(path[1])) ? printPath(path.slice(0, 2)) : undefined;
  }
  const field = fields.find((one) => text === one || text.startsWith(`${one}.`) || text.startsWith(`${one}[`));
  // What is left out keeps its value; a Service that had none to begin with gets one of the API server's choice, except for "None".
  const kept = after === undefined && (kindOf(object) === '/Service' || kindOf(object) === '/PersistentVolumeClaim');
  // The rule of a Rollout compares two selectors: one that workloadRef supplies may take its place, and give it back.
  const supplied = object.kind === 'Rollout' && (before === undefined || after === undefined) && path.length === 2;
  const chosen = before === undefined && object.kind === 'PersistentVolumeClaim' && field === 'spec.volumeName';
  return kept || supplied || chosen ? undefined : field;
}

/** The definitions of Argo Rollouts have this since 1.9. */
function olderControllers({ group }: InventoryObject): string {
  return group === 'argoproj.io' ? '; before Argo Rollouts 1.9 it is accepted, and the controller no longer knows the pods that run' : '';
}

/** Objects that nobody can change at all, but for their metadata. */
function sealed({ before, after: object, differences }: Pair): readonly Explained[] | undefined {
  const isSealed = ['/ConfigMap', '/Secret'].includes(kindOf(object)) && before.manifest.immutable === true;
  return !isSealed ? undefined : differences.filter(({ path, same }) => !same && path[0] !== 'metadata' && path[0] !== 'apiVersion').slice(0, 1).map(({ path }) => ({
    class: 'fails',
    object,
    path: String(path[0]),
    message: `the API server refuses ${title(object)}: it is immutable, and its ${path[0]} would change`,
    mend: 'put a hash of the content into its name, so that other content is another object',
  }));
}

/** A claim can only grow. */
function* shrunk({ after: object, differences }: Pair): Iterable<Explained> {
  for (const { path, before, after } of kindOf(object) === '/PersistentVolumeClaim' ? differences : []) {
    const [one, other] = [before, after].map((amount) => Number(quantityValue(String(amount))));
    if (printPath(path) === 'spec.resources.requests.storage' && other < one) {
      yield {
        class: 'fails',
        object,
        path: 'spec.resources.requests.storage',
        before,
        after,
        message: `the API server refuses ${title(object)}: a claim cannot shrink from ${shownValue(before)} to ${shownValue(after)}`,
        mend: `keep ${shownValue(before)}, or make a smaller claim of another name and move the data`,
      };
    }
  }
}

function valueAt(manifest: unknown, field: string): unknown {
  return (field.split('.') as FieldPath).reduce<unknown>((within, key) => isObject(within) ? fieldOf(within, String(key)) : undefined, manifest);
}
