import { isPresent, numberOf, objectOf } from './json-values';
import { ProblemSink } from './problem';

/** Rules on `antiAffinity` of either strategy. */
export function checkAntiAffinity(antiAffinity: unknown, path: string, problems: ProblemSink): void {
  if (!isPresent(antiAffinity)) {
    return;
  }
  const {
    preferredDuringSchedulingIgnoredDuringExecution: preferred,
    requiredDuringSchedulingIgnoredDuringExecution: required,
  } = objectOf(antiAffinity);
  if (isPresent(preferred) === isPresent(required)) {
    problems.add('AR112', path, `antiAffinity has ${isPresent(preferred) ? 'both' : 'neither'} of preferred and required`, 'choose one');
  }
  const weight = numberOf(objectOf(preferred).weight) ?? 0;
  if (isPresent(preferred) && (weight < 1 || weight > 100)) {
    problems.add('AR113', `${path}.preferredDuringSchedulingIgnoredDuringExecution.weight`, `the weight is ${weight}`, 'set 1 to 100');
  }
}
