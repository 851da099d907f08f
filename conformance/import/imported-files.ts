import { execFileSync } from 'child_process';
import { join } from 'path';
import { LibraryTrial } from '../../src/cli/library-trial';
import { readSources } from '../../src/cli/sources';
import { Import, importManifests } from '../../src/import/import-manifests';
import { printProgram } from '../../src/import/program';
import { Reading, readManifests } from '../../src/yaml/read-manifests';
import { conformanceData, repository } from '../client/conformance-data';

/** A file of a corpus, what was read of it and the program that came out. */
export interface ImportedFile {
  readonly file: string;
  readonly reading: Reading;
  readonly result: Import;
  readonly program: string;
}

/** The manifests of the corpora, and of the examples and tests of the Argo Rollouts module: each file by itself. */
export function importCorpora(): ImportedFile[] {
  const module = execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', 'github.com/argoproj/argo-rollouts'], {
    cwd: join(repository, 'conformance', 'oracle'), encoding: 'utf8',
  }).trim();
  const roots = [conformanceData('corpus')!, join(module, 'examples'), join(module, 'test')];
  return roots.flatMap((root) => readSources([root]).sources.map(({ name, text }) => {
    const reading = readManifests(name, text);
    const result = importManifests(reading.manifests, new LibraryTrial());
    return { file: name, reading, result, program: printProgram(result.charts) };
  }));
}
