import { changesPodTemplate } from '../../../semantics/controller/pod-template/changes-pod-template';
import { JsonObject, objectOf } from '../../../semantics/validation/json-values';
import { FieldPath } from '../../inventory/path';

/** Where the pods of a Job are described, by kind. */
const TEMPLATES: Readonly<Record<string, FieldPath>> = {
  'batch/Job': ['spec', 'template'],
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
};

/** Whether a field is in the pod template of a Job, and that says the same before and after. */
export function isInSameJobTemplate(kind: string, path: FieldPath, before: JsonObject, after: JsonObject): boolean {
  const place = TEMPLATES[kind];
  if (!place || !place.every((key, index) => path[index] === key)) {
    return false;
  }
  const [one, other] = [before, after].map((manifest) => objectOf(place.reduce<unknown>((within, key) => objectOf(within)[key], manifest)));
  try {
    return !changesPodTemplate(one, other);
  } catch {
    // A template with fields of types that nobody can read is another one as soon as it is written differently.
    return false;
  }
}
