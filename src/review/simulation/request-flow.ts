/** A stretch of requests, counted from the first that the version ever got, while as many of them came each second. */
export interface RequestStretch {
  readonly from: number;
  readonly to: number;
  readonly requestsPerSecond: number;
  /** The pods of the version that answered them, and the number of the first request that came to as many. */
  readonly pods: number;
  readonly podsFrom: number;
}

/** Which requests come to a version when. Requests come evenly, and are counted from 0. */
export class RequestFlow {
  private readonly rates: {
    readonly at: number; readonly requestsPerSecond: number; readonly pods: number; readonly podsFrom: number; readonly before: number;
  }[] = [];

  /** From this moment on so many come each second, to so many pods. Moments must not go back. */
  public change(at: number, requestsPerSecond: number, pods: number): void {
    const last = this.rates[this.rates.length - 1];
    const before = this.exactly(at);
    this.rates.push({ at, requestsPerSecond, pods, podsFrom: last && pods <= last.pods ? last.podsFrom : before, before });
  }

  /** When the first request comes. */
  public get begins(): number {
    return this.rates.find(({ requestsPerSecond }) => requestsPerSecond > 0)?.at ?? Infinity;
  }

  public rateAt(moment: number): number {
    return this.rates.filter(({ at }) => at <= moment).pop()?.requestsPerSecond ?? 0;
  }

  /** How many requests have come by a moment. */
  public by(moment: number): number {
    // A request that is due exactly now has come, which floats do not say.
    return Math.floor(this.exactly(moment) + 1e-9);
  }

  /** The times of equal rate, to the last one, which has no end. */
  public get spans(): { readonly from: number; readonly to: number; readonly requestsPerSecond: number }[] {
    const changes = this.rates.filter(({ requestsPerSecond }, index) => requestsPerSecond !== (this.rates[index - 1]?.requestsPerSecond ?? 0));
    return changes.map(({ at, requestsPerSecond }, index) => ({ from: at, to: changes[index + 1]?.at ?? Infinity, requestsPerSecond }));
  }

  /** The stretches of equal rate that the requests from one number to another, without it, are part of. */
  public stretches(from: number, to: number): RequestStretch[] {
    return this.rates.map(({ before, ...rate }, index) => ({
      from: Math.max(from, Math.floor(before + 1e-9)),
      to: Math.min(to, Math.floor((this.rates[index + 1]?.before ?? Infinity) + 1e-9)),
      requestsPerSecond: rate.requestsPerSecond,
      pods: rate.pods,
      podsFrom: rate.podsFrom,
    })).filter((stretch) => stretch.to > stretch.from);
  }

  private exactly(moment: number): number {
    const rate = this.rates.filter(({ at }) => at <= moment).pop();
    return rate ? rate.before + rate.requestsPerSecond * (moment - rate.at) : 0;
  }
}
