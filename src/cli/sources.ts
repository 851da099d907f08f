import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';

/** A text to read manifests from. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** A file that cannot be read, and why. */
export interface SourceProblem {
  readonly name: string;
  readonly message: string;
}

export interface Sources {
  readonly sources: Source[];
  readonly problems: SourceProblem[];
}

/** Larger files are data, not manifests. */
const LARGEST_BYTES = 32 * 1024 * 1024;
const STANDARD_INPUT = 0;

/** Reads files, the YAML and JSON files below folders, and `-` for standard input. What cannot be read is a problem, not an end. */
export function readSources(paths: readonly string[]): Sources {
  const sources: Source[] = [];
  const problems: SourceProblem[] = [];
  for (const path of paths.flatMap(filesOf)) {
    try {
      sources.push({ name: path === '-' ? 'standard input' : path, text: readText(path) });
    } catch (error) {
      problems.push({ name: path, message: (error as Error).message });
    }
  }
  return { sources, problems };
}

function filesOf(path: string): string[] {
  if (path === '-' || !existsSync(path) || !statSync(path).isDirectory()) {
    return [path];
  }
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() ? entry.name !== 'node_modules' && !entry.name.startsWith('.') : /\.(ya?ml|json)$/.test(entry.name))
    .sort((one, other) => one.name < other.name ? -1 : 1)
    .flatMap((entry) => entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)]);
}

function readText(path: string): string {
  if (path === '-') {
    return readFileSync(STANDARD_INPUT, 'utf8');
  }
  if (!existsSync(path)) {
    throw new Error('there is no such file');
  }
  const { size } = statSync(path);
  if (size > LARGEST_BYTES) {
    throw new Error(`${Math.ceil(size / 1024 / 1024)} MiB are too large for manifests; at most ${LARGEST_BYTES / 1024 / 1024} MiB are read`);
  }
  return readFileSync(path, 'utf8');
}
