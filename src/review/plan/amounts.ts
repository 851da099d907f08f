/** Sums of decimal fractions are off by less than this. */
const ROUNDING = 1e-6;

/** Cores or pods, for people: `3.5`, `0.25`. */
export function printNumber(value: number): string {
  return String(Number(value.toFixed(3)));
}

/** Bytes, for people: `1.5 GiB`, `512 MiB`. */
export function printBytes(bytes: number): string {
  const [divisor, unit] = bytes >= 2 ** 30 ? [2 ** 30, 'GiB'] : [2 ** 20, 'MiB'];
  return `${Number((bytes / divisor).toFixed(2))} ${unit}`;
}

/** Whether so much is more than there is. */
export function exceeds(need: number, available: number): boolean {
  return need > available * (1 + ROUNDING);
}
