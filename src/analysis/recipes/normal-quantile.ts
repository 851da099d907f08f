/** Steps of the integration: more do not change the first four decimals. */
const STEPS = 400;

/** The value that a standard normal variable exceeds with the given probability, to four decimals: 2.3263 for 0.01. */
export function normalQuantile(probability: number): number {
  let low = 0;
  let high = 10;
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (upperTail(middle) > probability) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return Number(((low + high) / 2).toFixed(4));
}

/** Probability above z, by Simpson's rule from 0 to z. */
function upperTail(z: number): number {
  const density = (x: number) => Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  const width = z / STEPS;
  let area = density(0) + density(z);
  for (let step = 1; step < STEPS; step++) {
    area += density(step * width) * (step % 2 === 1 ? 4 : 2);
  }
  return 0.5 - area * width / 3;
}
