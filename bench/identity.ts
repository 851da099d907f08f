import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const SURROUNDINGS = [{ TZ: 'UTC' }, { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8' }, { TZ: 'America/St_Johns', LC_ALL: 'C' }];
const ORDERS = ['forwards', 'backwards'];

/** Hash over names and contents of all files of a directory. */
export function contentHash(directory: string): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(directory).sort()) {
    hash.update(`${file}\n`).update(readFileSync(join(directory, file)));
  }
  return hash.digest('hex');
}

/**
 * Throws unless every kind of service gives the same bytes in each run, process, time zone, language and order of props.
 *
 * @returns how many outputs were compared
 */
export function requireIdenticalOutput(work: string, modules: string): number {
  const hashes = new Map<string, string[]>();
  let outputs = 0;
  for (const surroundings of SURROUNDINGS) {
    for (const order of ORDERS) {
      const directories = ['first', 'second'].map((run) => mkdtempSync(join(work, `identity-${run}-`)));
      const program = `const { constructEveryKind } = require(${JSON.stringify(join(modules, 'ours.js'))});`
        + directories.map((directory) => `constructEveryKind(${JSON.stringify(directory)}, '${order}').synth();`).join('');
      execFileSync(process.execPath, ['-e', program], { env: { ...process.env, ...surroundings }, stdio: ['ignore', 'ignore', 'inherit'] });
      for (const directory of directories) {
        const hash = contentHash(directory);
        hashes.set(hash, [...hashes.get(hash) ?? [], `${JSON.stringify(surroundings)}, props ${order}`]);
        rmSync(directory, { recursive: true });
        outputs++;
      }
    }
  }
  if (hashes.size !== 1) {
    throw new Error(`The same program gave ${hashes.size} outputs: ${JSON.stringify(Object.fromEntries(hashes), undefined, 2)}`);
  }
  return outputs;
}
