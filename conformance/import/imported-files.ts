import { execFileSync } from 'child_process';
import { dirname, join } from 'path';
import { LibraryTrial } from '../../src/cli/library-trial';
import { readSources, Source } from '../../src/cli/sources';
import { Import, importManifests, ImportOptions } from '../../src/import/import-manifests';
import { printProgram } from '../../src/import/program';
import { Reading, readManifests } from '../../src/yaml/read-manifests';
import { conformanceData, repository } from '../client/conformance-data';

/** A file of a corpus, or a folder, what was read of it and the program that came out. */
export interface ImportedFile {
  readonly file: string;
  readonly reading: Reading;
  readonly result: Import;
  readonly program: string;
}

/** The manifests of the corpora, and of the examples and tests of the Argo Rollouts module: each file by itself. */
export function importCorpora(options: ImportOptions = {}): ImportedFile[] {
  const module = execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', 'github.com/argoproj/argo-rollouts'], {
    cwd: join(repository, 'conformance', 'oracle'), encoding: 'utf8',
  }).trim();
  const roots = [conformanceData('corpus')!, join(module, 'examples'), join(module, 'test')];
  // A construct may have its objects in several files of a folder, which is then imported as one.
  return importGroups(roots, options, options.construct ? dirname : (file) => file);
}

/** The manifests that the library wrote for each reviewed scenario. */
export function importGoldens(options: ImportOptions = {}): ImportedFile[] {
  return importGroups([join(repository, 'test', 'golden')], options, (file) => file);
}

function importGroups(roots: readonly string[], options: ImportOptions, groupOf: (file: string) => string): ImportedFile[] {
  const sources = roots.flatMap((root) => readSources([root]).sources);
  const groups = new Map<string, Source[]>();
  for (const source of sources) {
    const group = groupOf(source.name);
    groups.set(group, [...groups.get(group) ?? [], source]);
  }
  return [...groups].map(([file, members]) => {
    const readings = members.map(({ name, text }) => readManifests(name, text));
    const reading = { manifests: readings.flatMap(({ manifests }) => manifests), problems: readings.flatMap(({ problems }) => problems) };
    const result = importManifests(reading.manifests, new LibraryTrial(), options);
    return { file, reading, result, program: printProgram(result.charts) };
  });
}
