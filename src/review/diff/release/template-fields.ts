import { AS_REPLICA_SET, WITH_DEFAULTS } from '../../../semantics/controller/pod-template/defaulted-template';
import { writtenTemplate } from '../../../semantics/controller/pod-template/written-template';
import { isPresent, objectOf } from '../../../semantics/validation/json-values';
import { FieldPath, printPath } from '../../inventory/path';
import { ChangedField } from '../change';
import { Difference, differences } from '../fields/differences';

/** The fields in which two pod templates differ for the controller, with the values as they are written in the manifests. */
export function templateFields(before: object, after: object): readonly ChangedField[] {
  const written = differences(before, after);
  return differencesForController(before, after).map((difference) => {
    return asWritten(written.find((one) => isSameField(one, difference)) ?? difference, before, after);
  });
}

function isSameField(one: Difference, other: Difference): boolean {
  return printPath(one.path) === printPath(other.path) && one.order === other.order
    && (one.before === undefined) === (other.before === undefined) && (one.after === undefined) === (other.after === undefined);
}

/** A template with fields of types that nobody can read is one that the API server refuses: it differs as it is written. */
function differencesForController(before: object, after: object): readonly Difference[] {
  try {
    return differences(JSON.parse(writtenTemplate(before, AS_REPLICA_SET)), JSON.parse(writtenTemplate(after, WITH_DEFAULTS)));
  } catch {
    return differences(before, after);
  }
}

/** What the manifests do not say at this place is a default, and shown as such. */
function asWritten({ path, ...difference }: Difference, before: object, after: object): ChangedField {
  return {
    path: `spec.template.${printPath(path)}`,
    before: difference.before ?? valueAt(before, path),
    after: difference.after ?? valueAt(after, path),
  };
}

function valueAt(value: unknown, path: FieldPath): unknown {
  const found = path.reduce<unknown>((within, key) => Array.isArray(within) ? within[Number(key)] : objectOf(within)[String(key)], value);
  return isPresent(found) && typeof found !== 'object' ? found : undefined;
}
