import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { loadAll, dump } from 'js-yaml';
import { lintView } from '../../src/review/report/lint-view';
import { repository, workDirectory } from '../client/conformance-data';

/** The form of a release that linters understand: what `lint-view` writes. */
export function asDeployment(objects: readonly any[]): any[] {
  return lintView(objects).shown.map(({ object }) => object);
}

/** Writes the Deployment form of each file to a directory of its own and gives the paths. */
export function writeAsDeployments(files: readonly string[]): string[] {
  const directory = join(workDirectory, 'lint');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  return files.map((file) => {
    const objects = loadAll(readFileSync(join(repository, file), 'utf8')).filter((object) => object);
    const path = join(directory, file.replaceAll('/', '_'));
    writeFileSync(path, asDeployment(objects).map((object) => dump(object, { skipInvalid: true })).join('---\n'));
    return path;
  });
}
