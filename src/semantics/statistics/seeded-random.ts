/* eslint-disable no-bitwise -- the generator is defined by bits */
/** Drawn from millions of times: where tests run, each look for `Math` is dear. */
const { cos, imul, log, sqrt } = Math;

/** Random numbers that a seed repeats. */
export class SeededRandom {
  private state: number;

  /** The same words give the same numbers; others give others. */
  constructor(...words: (number | string)[]) {
    // A hash of the words, so that neighbouring seeds do not make neighbouring numbers.
    this.state = Array.from(words.join('\u0000')).reduce((hash, character) => imul(hash ^ character.codePointAt(0)!, 0x01000193), 0x811c9dc5);
  }

  /** From 0 up to, without, 1. */
  public next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** From the standard normal distribution. */
  public normal(): number {
    return sqrt(-2 * log(1 - this.next())) * cos(2 * Math.PI * this.next());
  }
}
