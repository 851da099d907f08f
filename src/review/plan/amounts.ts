/** Sums of decimal fractions are off by less than this. */
const ROUNDING = 1e-6;

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** `512 MiB`, `1.5 GiB`. */
export function bytes(count: number): string {
  const power = Math.min(BYTE_UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, count)) / 10)));
  return `${roundedTo(2, count / 1024 ** power)} ${BYTE_UNITS[power]}`;
}

/** Cores, pods: `3.5`, `0.25`. */
export function printNumber(value: number): string {
  return String(roundedTo(3, value));
}

/** Whether so much is more than there is. */
export function exceeds(need: number, available: number): boolean {
  return need > available * (1 + ROUNDING);
}

function roundedTo(digits: number, value: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
