import { mkdirSync, existsSync, writeFileSync } from 'fs';
import { dirname } from 'path';
import { readArguments } from './arguments';
import { Command, ExitCode } from './command';
import { readAll } from './read-all';
import { SourceRefusal } from '../import/acknowledgements';
import { textAt } from '../import/code/json';
import { importManifests, Import } from '../import/import-manifests';
import { printProgram } from '../import/program';
import { Manifest } from '../yaml/read-manifests';

const USAGE = `cdk8s-rollouts import FILE... [--construct] [--out app.ts] [--force]

Turns manifests into a TypeScript program on this library that synthesizes equal objects.

  FILE         a YAML or JSON file, a folder of them, or - for standard input
  --construct  make one CanaryService or BlueGreenService of a Rollout with its Services, route, budget and the like. Names, namespaces and
               selectors stay; every other difference is listed in a comment of the program
  --out        the file to write; without it the program goes to standard output
  --force      write over a file that exists

Errors that preflight finds in the manifests are acknowledged in the program, each with its mend in a comment: cdk8s synth takes it as it is.

Ends with 0 if everything was imported, 1 if something could not be read (the rest is imported all the same) or must be mended before
cdk8s synth takes the program, 2 if the call is wrong.`;

/** Manifests in, a program out. */
export const importCommand: Command = {
  summary: 'turns manifests into a TypeScript program on this library',
  usage: USAGE,
  run: (args, terminal) => {
    const { values: { construct, out, force }, positionals } = readArguments(args, { construct: { type: 'boolean' }, out: { type: 'string' }, force: { type: 'boolean' } });
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
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the library is large: it is loaded only once there is something to try with it
    const { LibraryTrial } = require('./library-trial') as typeof import('./library-trial');
    const result = importManifests(manifests, new LibraryTrial(), { construct });
    const program = printProgram(result.charts);
    if (out === undefined) {
      terminal.print(program);
    } else {
      mkdirSync(dirname(out), { recursive: true });
      writeFileSync(out, program);
    }
    terminal.error(summarize(manifests.length, result));
    if (out !== undefined) {
      terminal.error(`wrote ${out}: npx cdk8s synth --app "npx ts-node ${out}" runs it`);
    }
    return unread > 0 || result.refused.length > 0 || result.error !== undefined ? ExitCode.AMISS : ExitCode.DONE;
  },
};

function summarize(objects: number, { kinds, releases, acknowledged, refused, error }: Import): string {
  const typed = kinds.filter((kind) => kind.typed).length;
  const absorbed = releases.reduce((sum, { recognised }) => sum + (recognised?.absorbed.length ?? 0), 0);
  const rest = kinds.length > 0 ? `; ${typed} of the ${kinds.length} that this library has a construct for became one`
    : absorbed > 0 ? '' : '; this library has a construct for none of them, so that all stand as they are';
  return [
    `imported ${count(objects, 'object')}${absorbed > 0 ? `; ${count(absorbed, 'object')} became ${count(recognisedOf(releases).length, 'service')}` : ''}${rest}`,
    ...list('differences are listed in the program:', recognisedOf(releases).filter(({ recognised }) => recognised!.differences.length > 0).map((release) => (
      `${placeOf(release)}: ${count(release.recognised!.differences.length, 'difference')}`
    ))),
    ...list('no service constructs:', releases.filter(({ reason }) => reason !== undefined).map((release) => `${placeOf(release)}: ${release.reason}`)),
    ...list('the others stand as they are:', kinds.filter((kind) => !kind.typed).map((kind) => `${placeOf(kind)}: ${kind.reason}`)),
    ...list(`the program acknowledges ${count(acknowledged.length, 'error')} of the manifests, with ${acknowledged.length === 1 ? 'its mend in a comment' : 'their mends in comments'}:`, acknowledged.map(describeRefusal)),
    ...list('cdk8s synth refuses the program until this is mended:', refused.map(describeRefusal)),
    ...list('the program does not run as it is:', error === undefined ? [] : [error]),
  ].join('\n');
}

function describeRefusal({ source, rule, object, message }: SourceRefusal): string {
  return `${source}: ${object}: ${rule}: ${message}`;
}

function recognisedOf(releases: Import['releases']): Import['releases'] {
  return releases.filter(({ recognised }) => recognised !== undefined);
}

function placeOf({ manifest: { source, line, object } }: { readonly manifest: Manifest }): string {
  return [`${source}:${line}: ${object.kind}`, textAt(object, 'metadata', 'name')].filter((text) => text !== undefined).join(' ');
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
