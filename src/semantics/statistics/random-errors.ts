import { ErrorModel } from './binomial-tail';
import { SeededRandom } from './seeded-random';

/** Draws how many of the requests fail. */
export function drawErrors(random: SeededRandom, requests: number, { rate, dispersion = 1 }: ErrorModel): number {
  const correlation = requests > 1 ? Math.min(1, (dispersion - 1) / (requests - 1)) : 0;
  if (correlation <= 0 || rate <= 0 || rate >= 1) {
    return drawBinomial(random, requests, rate);
  }
  if (correlation >= 1) {
    return random.next() < rate ? requests : 0;
  }
  const certainty = (1 - correlation) / correlation;
  const errors = drawGamma(random, rate * certainty);
  const others = drawGamma(random, (1 - rate) * certainty);
  return drawBinomial(random, requests, errors / (errors + others));
}

/** Jumps from error to error, which are few. */
function drawBinomial(random: SeededRandom, requests: number, rate: number): number {
  if (rate <= 0 || rate >= 1) {
    return rate <= 0 ? 0 : requests;
  }
  if (rate > 0.5) {
    return requests - drawBinomial(random, requests, 1 - rate);
  }
  const scale = Math.log1p(-rate);
  let errors = 0;
  for (let at = Math.floor(Math.log(1 - random.next()) / scale); at < requests; at += 1 + Math.floor(Math.log(1 - random.next()) / scale)) {
    errors++;
  }
  return errors;
}

/** The way of Marsaglia and Tsang; a shape below 1 is reached from the one above it. */
function drawGamma(random: SeededRandom, shape: number): number {
  if (shape < 1) {
    return drawGamma(random, shape + 1) * (1 - random.next()) ** (1 / shape);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = random.normal();
    const v = (1 + c * normal) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * normal ** 2 + d - d * v + d * Math.log(v)) {
      return d * v;
    }
  }
}
