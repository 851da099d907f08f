import { existsSync, readdirSync } from 'fs';
import { join, relative } from 'path';
import { repository } from './conformance-data';

/** The YAML files below a directory, sorted, relative to it; empty where there is no such directory. */
export function yamlFiles(directory: string): string[] {
  if (!existsSync(directory)) {
    return [];
  }
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => relative(directory, join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

/** The golden files, relative to the repository. */
export function goldenFiles(): string[] {
  return yamlFiles(join(repository, 'test', 'golden')).map((file) => join('test', 'golden', file));
}

/** The manifests of the examples, written by `npm run example`, relative to the repository. */
export function exampleFiles(): string[] {
  return yamlFiles(join(repository, 'dist')).filter((file) => file.endsWith('.k8s.yaml')).map((file) => join('dist', file));
}
