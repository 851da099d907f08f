import { Terminal } from './command';
import { readSources } from './sources';
import { printable } from '../review/report/printable';
import { LocatedManifest, readManifests, ReadingProblem } from '../yaml/read-manifests';

/** The objects of all files, and how many files and documents could not be read. */
export interface ReadObjects {
  readonly manifests: readonly LocatedManifest[];
  readonly unread: number;
}

/** Reads files, folders and standard input; says on standard error what cannot be read. */
export function readAll(paths: readonly string[], terminal: Terminal): ReadObjects {
  const { sources, problems } = readSources(paths);
  const manifests: LocatedManifest[] = [];
  const lines = problems.map(({ name, message }) => `${name}: ${message}`);
  const passedOver = new Set<string>();
  sources.forEach(({ name, text, found }, index) => {
    terminal.progress?.(`reading ${index + 1} of ${sources.length}: ${name}`);
    const reading = readManifests(name, text);
    for (const manifest of reading.manifests) {
      manifests.push(manifest);
    }
    // A folder holds values and settings beside manifests. Whoever names a file means it.
    const other = (problem: ReadingProblem) => found && problem.somethingElse === true;
    lines.push(...reading.problems.filter((problem) => !other(problem)).map(({ source, line, message }) => `${source}:${line}: ${message}`));
    reading.problems.filter(other).forEach(({ source }) => passedOver.add(source));
  });
  lines.forEach((line) => terminal.error(printable(line)));
  if (passedOver.size > 0) {
    terminal.error(`passed over, because no objects of Kubernetes are in it: ${[...passedOver].map(printable).join(', ')}`);
  }
  return { manifests, unread: lines.length };
}
