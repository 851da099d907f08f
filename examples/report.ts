import { clusterNeeds } from './cluster-needs';
import { columns, item } from './layout';
import { RELEASE_COLUMNS, releaseRow } from './release-row';
import { WrittenChart } from './synthesis';

/** An example and what was written for it. */
export interface WrittenExample {
  /** Where the files are, as people should read it. */
  readonly directory: string;
  readonly charts: readonly WrittenChart[];
}

/** One line for each release, and at the end what the cluster must have. */
export function report(examples: readonly WrittenExample[]): string[] {
  const releases = examples.flatMap(({ directory, charts }) => [
    directory,
    ...columns([RELEASE_COLUMNS, ...charts.flatMap((chart) => chart.releases.map((release) => releaseRow(release, chart)))]),
    '',
  ]);
  const needs = clusterNeeds(examples.flatMap(({ charts }) => charts));
  return [...releases, 'What the cluster must have:', ...needs.flatMap(item)];
}
