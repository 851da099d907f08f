import { ErrorModel } from './binomial-tail';
import { ErrorSeries, firstErrors } from './first-errors';
import { drawErrors } from './random-errors';
import { SeededRandom } from './seeded-random';

/** A stretch of requests, from one number to another, without it, and how errors come among them. */
export interface ErrorStretch {
  readonly from: number;
  readonly to: number;
  readonly errors: ErrorModel;
  /** Absent where every error is seen. */
  readonly series?: ErrorSeries;
}

/** How errors come among the requests from one number to another, without it. */
export type ErrorsOf = (from: number, to: number) => readonly ErrorStretch[];

/** Requests of one stretch, and how many of them failed and were seen to. */
interface DrawnStretch {
  from: number;
  readonly to: number;
  errors: number;
}

/**
 * Which of a version's requests are seen to fail, drawn as far as somebody asks. Windows that overlap see the same errors of the same requests.
 * Errors that come together do so within what is drawn at once: the requests since the window before.
 */
export class DrawnErrors {
  private readonly stretches: DrawnStretch[] = [];
  private begunSeries = 0;

  constructor(private readonly random: SeededRandom, private readonly errorsOf: ErrorsOf) {}

  /** How many of the requests from one number to another, without it, were seen to fail. */
  public count(from: number, to: number): number {
    const { stretches } = this;
    // Requests that no window sees can be the first to fail.
    this.drawUntil(from);
    this.drawUntil(to);
    this.cutAt(from);
    this.cutAt(to);
    let sum = 0;
    for (let index = stretches.length - 1; index >= 0 && stretches[index].from >= from; index--) {
      sum += stretches[index].to <= to ? stretches[index].errors : 0;
    }
    return sum;
  }

  private drawUntil(to: number): void {
    const { stretches, random } = this;
    const drawn = stretches.length === 0 ? 0 : stretches[stretches.length - 1].to;
    if (to > drawn) {
      for (const { errors: model, series, ...stretch } of this.errorsOf(drawn, to)) {
        const errors = drawErrors(random, stretch.to - stretch.from, model);
        const { unseen, begun } = series ? firstErrors(random, errors, series, this.begunSeries) : { unseen: 0, begun: this.begunSeries };
        this.begunSeries = begun;
        stretches.push({ ...stretch, errors: errors - unseen });
      }
    }
  }

  /** Within a stretch any request is as likely to be one of those that failed. */
  private cutAt(place: number): void {
    const { stretches } = this;
    let index = stretches.length - 1;
    while (index >= 0 && stretches[index].from >= place) {
      index--;
    }
    if (index < 0 || stretches[index].to <= place) {
      return;
    }
    const { from, to, errors } = stretches[index];
    let before = 0;
    for (let error = 0; error < errors; error++) {
      before += this.random.next() < (place - from - before) / (to - from - error) ? 1 : 0;
    }
    stretches[index].from = place;
    stretches[index].errors = errors - before;
    stretches.splice(index, 0, { from, to: place, errors: before });
  }
}
