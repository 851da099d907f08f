import { ErrorModel } from './binomial-tail';
import { SeededRandom } from './seeded-random';

/** Drawn from millions of times: where tests run, each look for `Math` is dear. */
const { floor, log, log1p, sqrt } = Math;

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

/** So many errors are jumped to one by one. */
const FEW_ERRORS = 16;

/**
 * Every request fails whose uniform number is below the rate. Where many do, the number in their order is drawn that should be about the
 * rate, so that only the few between the two are left to jump to.
 */
function drawBinomial(random: SeededRandom, requests: number, rate: number): number {
  if (rate <= 0 || rate >= 1) {
    return rate <= 0 ? 0 : requests;
  }
  if (rate > 0.5) {
    return requests - drawBinomial(random, requests, 1 - rate);
  }
  if (requests * rate > FEW_ERRORS) {
    const place = floor((requests + 1) * rate);
    const below = drawGamma(random, place);
    const number = below / (below + drawGamma(random, requests + 1 - place));
    return number <= rate
      ? place + drawBinomial(random, requests - place, (rate - number) / (1 - number))
      : drawBinomial(random, place - 1, rate / number);
  }
  const scale = log1p(-rate);
  let errors = 0;
  for (let at = floor(log(1 - random.next()) / scale); at < requests; at += 1 + floor(log(1 - random.next()) / scale)) {
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
  const c = 1 / sqrt(9 * d);
  for (;;) {
    const normal = random.normal();
    const v = (1 + c * normal) ** 3;
    if (v > 0 && log(1 - random.next()) < 0.5 * normal ** 2 + d - d * v + d * log(v)) {
      return d * v;
    }
  }
}
