import { existsSync } from 'fs';
import { join, resolve } from 'path';

/** The root of the repository. */
export const repository = resolve(__dirname, '..', '..');

/** Everything that is downloaded or built for the conformance suite. */
export const workDirectory = join(repository, 'conformance', '.work');

/** A directory of the conformance data (`corpus`, `crds`), or undefined where it is not there: the data is not part of the repository. */
export function conformanceData(name: string): string | undefined {
  const directory = join(resolve(repository, process.env.CONFORMANCE_DATA ?? '../shared'), name);
  return existsSync(directory) ? directory : undefined;
}

/**
 * `describe` for tests that need data from outside of the project. Without it they are skipped by name, and the part that runs them says "not run",
 * which counts as failed in CI.
 */
export function describeWith(...data: readonly (string | undefined)[]): jest.Describe {
  return data.every((one) => one !== undefined) ? describe : describe.skip;
}
