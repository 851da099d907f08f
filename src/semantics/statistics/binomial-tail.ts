import { incompleteBeta, logBeta } from './incomplete-beta';

/** Errors among requests: how likely each is, and how far they come together. */
export interface ErrorModel {
  /** The probability that a request fails. */
  readonly rate: number;
  /**
   * How many times larger the variance of the number of errors is than if each were independent of the others: 1 for independent errors,
   * about 10 where they come in bursts of ten. The rate is then taken to vary like a beta distribution from one stretch of time to the next;
   * bursts of another shape with the same variance can be caught a few per cent more or less often.
   */
  readonly dispersion?: number;
}

/** The probability of at least `least` errors among so many requests. */
export function errorTail(requests: number, least: number, { rate, dispersion = 1 }: ErrorModel): number {
  if (least <= 0 || least > requests) {
    return least <= 0 ? 1 : 0;
  }
  if (rate <= 0 || rate >= 1) {
    return rate >= 1 ? 1 : 0;
  }
  const correlation = requests > 1 ? Math.min(1, (dispersion - 1) / (requests - 1)) : 0;
  if (correlation <= 0) {
    return incompleteBeta(rate, least, requests - least + 1);
  }
  if (correlation >= 1) {
    return rate;
  }
  const certainty = (1 - correlation) / correlation;
  return betaBinomialTail(requests, least, rate * certainty, (1 - rate) * certainty);
}

/** The tail of a binomial distribution whose probability is itself drawn from a beta distribution. */
function betaBinomialTail(requests: number, least: number, a: number, b: number): number {
  const below = least <= requests / 2;
  const [from, to] = below ? [0, least - 1] : [least, requests];
  let term = Math.exp(logChoose(requests, from) + logBeta(from + a, requests - from + b) - logBeta(a, b));
  let sum = 0;
  for (let errors = from; errors <= to; errors++) {
    sum += term;
    term *= ((requests - errors) * (errors + a)) / ((errors + 1) * (requests - errors - 1 + b));
  }
  return Math.min(1, Math.max(0, below ? 1 - sum : sum));
}

function logChoose(of: number, chosen: number): number {
  return -Math.log(of + 1) - logBeta(of - chosen + 1, chosen + 1);
}
