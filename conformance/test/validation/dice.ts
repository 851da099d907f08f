import { createHash } from 'crypto';

const PRIME = 2 ** 31 - 1;
const MULTIPLIER = 48271;

/** Random choices that a seed repeats. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    // The hash keeps neighbouring seeds from making neighbouring choices.
    this.state = 1 + parseInt(createHash('sha256').update(String(seed)).digest('hex').slice(0, 8), 16) % (PRIME - 1);
  }

  /** A number from 0 up to, without, 1. */
  roll(): number {
    this.state = (this.state * MULTIPLIER) % PRIME;
    return (this.state - 1) / (PRIME - 1);
  }

  integer(least: number, most: number): number {
    return least + Math.floor(this.roll() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.roll() < probability;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.integer(0, items.length - 1)];
  }

  /** Each item with the same probability. */
  some<Item>(items: readonly Item[], probability: number): Item[] {
    return items.filter(() => this.chance(probability));
  }
}
