import { existsSync, writeFileSync } from 'fs';
import { parseArgs } from 'util';
import { Command, ExitCode } from './command';
import { readAll } from './read-all';
import { importManifests, Import } from '../import/import-manifests';
import { printProgram } from '../import/program';

const USAGE = `cdk8s-rollouts import FILE... [--out app.ts] [--force]

Turns manifests into a TypeScript program on this library that synthesizes equal objects.

  FILE       a YAML or JSON file, a folder of them, or - for standard input
  --out      the file to write; without it the program goes to standard output
  --force    write over a file that exists

Ends with 0 if everything was imported, 1 if something could not be read (the rest is imported all the same), 2 if the call is wrong.`;

/** Manifests in, a program out. */
export const importCommand: Command = {
  summary: 'turns manifests into a TypeScript program on this library',
  usage: USAGE,
  run: (args, terminal) => {
    const { values: { out, force }, positionals } = parseArgs({
      args: [...args], allowPositionals: true, options: { out: { type: 'string' }, force: { type: 'boolean' } },
    });
    if (positionals.length === 0) {
      terminal.error(`no FILE is given\n\n${USAGE}`);
      return ExitCode.WRONG_CALL;
    }
    if (out !== undefined && existsSync(out) && !force) {
      terminal.error(`${out} exists: pass --force to write over it`);
      return ExitCode.WRONG_CALL;
    }
    const { manifests, unread } = readAll(positionals, terminal);
    if (manifests.length === 0) {
      terminal.error('there is nothing to import');
      return ExitCode.AMISS;
    }
    // The library is large: it is loaded only once there is something to try with it.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { LibraryTrial } = require('./library-trial') as typeof import('./library-trial');
    const result = importManifests(manifests, new LibraryTrial());
    const program = printProgram(result.charts);
    if (out === undefined) {
      terminal.print(program);
    } else {
      writeFileSync(out, program);
    }
    terminal.error(summarize(manifests.length, result));
    return unread > 0 ? ExitCode.AMISS : ExitCode.DONE;
  },
};

function summarize(objects: number, { kinds }: Import): string {
  const typed = kinds.filter((kind) => kind.typed).length;
  const reasons = kinds.filter((kind) => !kind.typed).map(({ manifest, reason }) => `  ${manifest.source}:${manifest.line}: ${manifest.object.kind}: ${reason}`);
  return [
    `imported ${objects} ${objects === 1 ? 'object' : 'objects'}; ${typed} of the ${kinds.length} that this library has a construct for became one`,
    ...(reasons.length > 0 ? ['the others stand as they are:', ...reasons] : []),
  ].join('\n');
}
