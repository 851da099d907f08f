/** Counters of one pod as Prometheus has stored them: a series begins with the scrape after the first request that it counts. */
interface ScrapedPod {
  readonly scrapes: readonly number[];
  readonly good: readonly (number | undefined)[];
  readonly bad: readonly (number | undefined)[];
}

/** How many requests come to each pod from when on, and how likely each fails. */
export interface PodTraffic {
  readonly from: number;
  readonly requests: readonly { readonly at: number; readonly fails: boolean }[];
}

/**
 * Pods whose every request is drawn by itself, and what Prometheus knows of them: each is scraped for the first time so long after its
 * first request.
 */
export class ScrapedRequests {
  private readonly pods: readonly ScrapedPod[];

  constructor(traffic: readonly PodTraffic[], until: number, scrapeInterval: number, firstScrape: () => number) {
    this.pods = traffic.map(({ from, requests }) => {
      const first = from + firstScrape();
      const scrapes = Array.from({ length: Math.ceil((until - first) / scrapeInterval) }, (_, index) => first + index * scrapeInterval);
      const counted = (fails: boolean) => scrapes.map((scrape) =>
        requests.filter((request) => request.fails === fails && request.at <= scrape).length || undefined);
      return { scrapes, good: counted(false), bad: counted(true) };
    });
  }

  /** The share of successes as `sum(rate(good[window])) / sum(rate(all[window]))` has it; undefined where it has no result. */
  public successRate(at: number, window: number): number | undefined {
    const rate = (series: 'good' | 'bad') => this.pods.reduce((sum, pod) => sum + increase(pod.scrapes, pod[series], at, window), 0);
    const [good, bad] = [rate('good'), rate('bad')];
    return good + bad > 0 ? good / (good + bad) : undefined;
  }
}

/**
 * What Prometheus' increase() makes of a counter (https://prometheus.io/docs/prometheus/latest/querying/functions/#increase): the increments
 * between the first and the last scrape of the window, stretched to its borders; where a border is more than 1.1 intervals away by half an
 * interval, and never below zero.
 */
function increase(scrapes: readonly number[], values: readonly (number | undefined)[], at: number, window: number): number {
  const seen = scrapes.map((time, index) => ({ time, value: values[index]! }))
    .filter(({ time, value }) => value !== undefined && time > at - window && time <= at);
  if (seen.length < 2) {
    return 0;
  }
  const [first, last] = [seen[0], seen[seen.length - 1]];
  const sampled = last.time - first.time;
  const between = sampled / (seen.length - 1);
  const stretch = (gap: number) => gap > 1.1 * between ? between / 2 : gap;
  const increments = last.value - first.value;
  const toZero = increments > 0 ? sampled * first.value / increments : Infinity;
  return increments * (sampled + Math.min(stretch(first.time - (at - window)), toZero) + stretch(at - last.time)) / sampled;
}
