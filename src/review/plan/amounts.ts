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

/** `1 pod`, `4 pods` */
export function printPods(pods: number): string {
  return `${pods} ${pods === 1 ? 'pod' : 'pods'}`;
}

/** Whether so much is more than there is. */
export function exceeds(need: number, available: number): boolean {
  return need > available * (1 + ROUNDING);
}

/** `a`, `a and b`, `a, b and c` */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}
