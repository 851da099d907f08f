import { execFileSync } from 'child_process';
import { join } from 'path';
import { LibraryTrial } from '../../src/cli/library-trial';
import { readSources } from '../../src/cli/sources';
import { Import, importManifests, ImportOptions } from '../../src/import/import-manifests';
import { printProgram } from '../../src/import/program';
import { Reading, readManifests } from '../../src/import/yaml/read-manifests';
import { conformanceData, repository } from '../client/conformance-data';

/** A file of a corpus, what was read of it and the program that came out. */
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
  return importFolders(roots, options);
}

/** The manifests that the library wrote for each reviewed scenario. */
export function importGoldens(options: ImportOptions = {}): ImportedFile[] {
  return importFolders([join(repository, 'test', 'golden')], options);
}

function importFolders(roots: readonly string[], options: ImportOptions): ImportedFile[] {
  return roots.flatMap((root) => readSources([root]).sources.map(({ name, text }) => {
    const reading = readManifests(name, text);
    const result = importManifests(reading.manifests, new LibraryTrial(), options);
    return { file: name, reading, result, program: printProgram(result.charts) };
  }));
}
