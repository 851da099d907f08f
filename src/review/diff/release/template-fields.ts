import { AS_REPLICA_SET, WITH_DEFAULTS } from '../../../semantics/controller/pod-template/defaulted-template';
import { writtenTemplate } from '../../../semantics/controller/pod-template/written-template';
import { isPresent, objectOf } from '../../../semantics/validation/json-values';
import { FieldPath, printPath } from '../../inventory/path';
import { ChangedField } from '../change';
import { Difference, differences } from '../fields/differences';

/** The fields in which two pod templates differ for the controller, with the values as they are written in the manifests. */
export function templateFields(before: object, after: object): readonly ChangedField[] {
  const [one, other] = [writtenTemplate(before, AS_REPLICA_SET), writtenTemplate(after, WITH_DEFAULTS)].map((text): unknown => JSON.parse(text));
  const written = differences(before, after);
  return differences(one, other).map((difference) => {
    const known = written.find(({ path, order }) => printPath(path) === printPath(difference.path) && order === difference.order);
    return asWritten(known ?? difference, before, after);
  });
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
