import { durationParts } from '../../plan/in-words';

/** Seconds as short as manifests say them: `45s`, `5m30s`, `1h`. */
export function inShort(seconds: number): string {
  return durationParts(seconds).map(([count, unit]) => `${count}${unit.charAt(0)}`).join('');
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** `512 MiB`, `1.5 GiB`. */
export function bytes(count: number): string {
  const power = Math.min(BYTE_UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, count)) / 10)));
  return `${roundedTo(2, count / 1024 ** power)} ${BYTE_UNITS[power]}`;
}

/** `4 cores`, `0.25 cores`. */
export function cores(count: number): string {
  const rounded = roundedTo(3, count);
  return `${rounded} ${rounded === 1 ? 'core' : 'cores'}`;
}

function roundedTo(digits: number, value: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

/** `1 pod`, `4 pods`. */
export function counted(count: number | string, noun: string): string {
  return `${count} ${noun}${String(count) === '1' ? '' : 's'}`;
}
