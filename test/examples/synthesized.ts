import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { EXAMPLES } from '../../examples/catalogue';
import { synthesize, WrittenChart, WrittenObject } from '../../examples/synthesis';

/** An example as it was written, and what its files say word for word. */
export interface SynthesizedExample {
  readonly charts: readonly WrittenChart[];
  readonly files: { readonly [file: string]: string };
}

/** Synthesizes an example into a directory that is gone afterwards. */
export function synthesized(name: string): SynthesizedExample {
  const directory = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    const charts = synthesize(EXAMPLES.find((example) => example.name === name)!, directory);
    const files = readdirSync(directory).sort().map((file) => [file, readFileSync(join(directory, file), 'utf8')]);
    return { charts, files: Object.fromEntries(files) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** An object by its file (without the ending), kind and name. */
export function objectIn(example: SynthesizedExample, file: string, kind: string, name: string): WrittenObject | undefined {
  return example.charts.find((chart) => chart.file === `${file}.k8s.yaml`)?.objects
    .find((object) => object.kind === kind && object.metadata.name === name);
}
