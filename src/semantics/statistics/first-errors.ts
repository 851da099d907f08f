import { drawErrors } from './random-errors';
import { SeededRandom } from './seeded-random';

/** How errors come into being as time series: which of them are the first of one. */
export interface ErrorSeries {
  /** Over how many series errors are spread evenly; a program has one for each pod, from its first error on. */
  readonly series: number;
  /**
   * How often each is scraped while the errors come; 0 before the first scrape of a pod: then its good requests are not seen either,
   * so that its share of errors is what it would be.
   */
  readonly scrapes: number;
}

/** With so many errors for each series and scrape, all series begin with the first scrape. */
const MANY = 40;

/**
 * Draws how many of some errors are never seen: a series begins with the scrape after its first error, and what it counts by then is no increment.
 * Also gives how many series there are afterwards.
 */
export function firstErrors(
  random: SeededRandom, errors: number, { series, scrapes }: ErrorSeries, begun: number,
): { readonly unseen: number; readonly begun: number } {
  if (begun >= series || errors === 0) {
    return { unseen: 0, begun };
  }
  if (errors > MANY * series * Math.max(1, scrapes)) {
    return { unseen: scrapes > 0 ? drawErrors(random, errors, { rate: (1 - begun / series) / Math.max(1, scrapes) }) : 0, begun: series };
  }
  const places = Array.from({ length: errors }, () => ({ scrape: Math.floor(random.next() * scrapes), one: Math.floor(random.next() * series) }));
  const beginnings = new Map<number, number>();
  let unseen = 0;
  places.filter(({ one }) => one >= begun).sort((one, other) => one.scrape - other.scrape).forEach(({ scrape, one }) => {
    const beginning = beginnings.get(one) ?? scrape;
    beginnings.set(one, beginning);
    unseen += scrapes > 0 && scrape === beginning ? 1 : 0;
  });
  return { unseen, begun: begun + beginnings.size };
}
