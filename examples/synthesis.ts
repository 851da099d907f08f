import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Chart, Names } from 'cdk8s';
import { ReleaseService } from 'cdk8s-rollouts';
import { parseAllDocuments } from 'yaml';
import { Example } from './catalogue';

/** An object as it stands in a file. */
export interface WrittenObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  // The report looks into many kinds; it would need all of their shapes.
  readonly spec?: any;
}

/** A chart and what it became. */
export interface WrittenChart {
  /** Name of the file in the output directory. */
  readonly file: string;
  readonly objects: readonly WrittenObject[];
  readonly releases: readonly ReleaseService[];
}

/** Synthesizes an example into a directory and reads back what was written: a report should tell what is in the files. */
export function synthesize(example: Example, outdir: string): WrittenChart[] {
  const app = new App({ outdir });
  example.build(app);
  app.synth();
  return app.charts.map((chart) => {
    const file = `${Names.toDnsLabel(chart)}${app.outputFileExtension}`;
    const documents = parseAllDocuments(readFileSync(join(outdir, file), 'utf8'));
    return { file, objects: documents.map((document) => document.toJS()), releases: releasesOf(chart) };
  });
}

function releasesOf(chart: Chart): ReleaseService[] {
  return chart.node.findAll().filter((construct): construct is ReleaseService => construct instanceof ReleaseService);
}
