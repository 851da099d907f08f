import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import { join, resolve } from 'path';
import { STANDARD_INPUT } from '../review/inventory/inventory-object';

/** A text to read manifests from. */
export interface Source {
  readonly name: string;
  readonly text: string;
  /** Whether it was found in a folder, and not named. */
  readonly found: boolean;
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
const STANDARD_INPUT_DESCRIPTOR = 0;

/** Reads files, the YAML and JSON files below folders, and `-` for standard input; each once. What cannot be read is a problem, not an end. */
export function readSources(paths: readonly string[]): Sources {
  const sources: Source[] = [];
  const problems: SourceProblem[] = [];
  const seen = new Set<string>();
  const read = (path: string, found: boolean) => {
    if (seen.has(resolve(path))) {
      return;
    }
    seen.add(resolve(path));
    try {
      sources.push({ name: path === '-' ? STANDARD_INPUT : path, text: readText(path), found });
    } catch (error) {
      problems.push({ name: path === '-' ? STANDARD_INPUT : path, message: reasonOf(error as NodeJS.ErrnoException) });
    }
  };
  for (const path of paths) {
    if (!isFolder(path)) {
      read(path, false);
      continue;
    }
    try {
      const files = filesBelow(path);
      files.forEach((file) => read(file, true));
      if (files.length === 0) {
        problems.push({ name: path, message: 'there is no YAML or JSON file in this folder' });
      }
    } catch (error) {
      problems.push({ name: path, message: reasonOf(error as NodeJS.ErrnoException) });
    }
  }
  return { sources, problems };
}

function isFolder(path: string): boolean {
  return path !== '-' && existsSync(path) && statSync(path).isDirectory();
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  return code === 'EACCES' || code === 'EPERM' ? 'reading it is not permitted' : message;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() ? entry.name !== 'node_modules' && !entry.name.startsWith('.') : /\.(ya?ml|json)$/.test(entry.name))
    .sort((one, other) => one.name < other.name ? -1 : 1)
    .flatMap((entry) => entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)])
    .filter(mayBeRead);
}

/** A pipe in a folder would be waited for without an end; whoever names one means it. */
function mayBeRead(path: string): boolean {
  return !existsSync(path) || statSync(path).isFile();
}

function readText(path: string): string {
  if (path === '-') {
    return readFileSync(STANDARD_INPUT_DESCRIPTOR, 'utf8');
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
