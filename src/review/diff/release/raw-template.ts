import { objectOf } from '../../../semantics/validation/json-values';
import { Workload } from '../../inventory/workload';

/** The pod template of a workload as it was given. */
export function rawTemplate({ templateObject }: Workload): object {
  return objectOf(objectOf(templateObject.manifest.spec).template);
}
