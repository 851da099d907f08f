import { printNumber } from '../../plan/amounts';
import { durationParts } from '../../plan/in-words';

/** Seconds as short as manifests say them: `45s`, `5m30s`, `1h`. */
export function inShort(seconds: number): string {
  return durationParts(seconds).map(([count, unit]) => `${count}${unit.charAt(0)}`).join('');
}

/** `4 cores`, `0.25 cores`. */
export function cores(count: number): string {
  const printed = printNumber(count);
  return `${printed} ${printed === '1' ? 'core' : 'cores'}`;
}

/** `1 pod`, `4 pods`. */
export function counted(count: number | string, noun: string): string {
  return `${count} ${noun}${String(count) === '1' ? '' : 's'}`;
}
