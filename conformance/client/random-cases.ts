const AT_ONCE = 200;

/** How many random cases a test judges, and the seed of the first; that of every other is one more. */
export interface RandomCases {
  readonly count: number;
  readonly seed: number;
}

/** The size of a push, or the full size with FULL=1, from one seed in every run; two variables of the environment say otherwise. */
export function randomCases(countVariable: string, seedVariable: string): RandomCases {
  return {
    count: Number(process.env[countVariable] ?? (process.env.FULL === '1' ? 100_000 : 5_000)),
    seed: Number(process.env[seedVariable] ?? 20261121),
  };
}

/** What comes of the cases from 0 on, in their order. The oracle is asked about some of them at once. */
export async function* outcomesOf<T>(count: number, judge: (index: number) => Promise<T>): AsyncGenerator<T> {
  for (let start = 0; start < count; start += AT_ONCE) {
    yield* await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - start) }, (_, offset) => judge(start + offset)));
  }
}
