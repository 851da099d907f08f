import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as yaml from 'js-yaml';
import * as ts from 'typescript';
import * as rollouts from '../src';

const ROOT = path.resolve(__dirname, '..');
// The code of that page is copied from test/traffic/example, where it is compiled and tested.
const COMPILED_ELSEWHERE = 'add-a-router.md';
const PAGES = [
  'README.md',
  ...fs.readdirSync(path.join(ROOT, 'docs')).filter((name) => name.endsWith('.md') && name !== COMPILED_ELSEWHERE).map((name) => `docs/${name}`),
];

/** A fenced block of a page. */
interface Block {
  readonly page: string;
  /** Line of the page that the text begins at, counted from 1. */
  readonly line: number;
  /** What stands behind the opening fence: `ts complete`. */
  readonly info: string;
  readonly text: string;
}

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: any;
}

function blocksOf(page: string, content = fs.readFileSync(path.join(ROOT, page), 'utf8')): Block[] {
  return [...content.matchAll(/^```(\w.*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    page, info: match[1], text: match[2], line: content.slice(0, match.index).split('\n').length + 1,
  }));
}

const blocks = PAGES.flatMap((page) => blocksOf(page));
const block = (info: string) => blocks.find((candidate) => candidate.info === info)!;

/** What fragments use without saying where it comes from. */
const GIVEN: Record<string, string> = { app: 'cdk8s.App', shop: 'cdk8s.Chart', orders: 'rollouts.CanaryService', props: 'rollouts.CanaryServiceProps' };
/** Interfaces that fragments name; they are no values, so the module does not list them. */
const INTERFACES = ['RouteProps'];

/** The fragment with the imports that an editor would add, in one line above it. */
function withContext(text: string): string {
  const uses = (name: string) => new RegExp(`\\b${name}\\b`).test(text) && !new RegExp(`\\bconst ${name}\\b`).test(text);
  const imported = (names: string[], from: string) => `import { ${names.filter(uses).join(', ')} } from '${from}';`;
  return [
    'import * as cdk8s from \'cdk8s\'; import * as kplus from \'cdk8s-plus-28\'; import * as rollouts from \'cdk8s-rollouts\';',
    imported(Object.keys(cdk8s), 'cdk8s'),
    imported([...Object.keys(rollouts), ...INTERFACES], 'cdk8s-rollouts'),
    ...Object.keys(GIVEN).filter(uses).map((name) => `declare const ${name}: ${GIVEN[name]};`),
    `\n${text}`,
  ].join(' ');
}

/** Those of the tests, which map the package's name to its sources; fragments declare what they do not use. */
function compilerOptions(): ts.CompilerOptions {
  const file = path.join(ROOT, 'test', 'tsconfig.json');
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  return ts.getParsedCommandLineOfConfigFile(file, { noUnusedLocals: false }, host)!.options;
}

/** The errors of the compiler in these programs, as `page:line: message`. One program for all: the sources are read once. */
function compilerErrors(programs: Block[]): string[] {
  const options = compilerOptions();
  const files = new Map(programs.map((program, index) => [path.join(ROOT, 'test', `snippet-${index}.ts`), program]));
  const source = (file: string) => {
    const program = files.get(path.normalize(file));
    return program && (program.info.startsWith('ts complete') ? `\n${program.text}` : withContext(program.text));
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => files.has(path.normalize(file)) || fileExists(file);
  host.readFile = (file) => source(file) ?? readFile(file);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([file, { page, line }]) => {
    const sourceFile = program.getSourceFile(file)!;
    const errors = [...program.getSyntacticDiagnostics(sourceFile), ...program.getSemanticDiagnostics(sourceFile)];
    return errors.map(({ start, messageText }) => {
      const below = sourceFile.getLineAndCharacterOfPosition(start!).line - 1;
      return `${page}:${line + below}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
  });
}

/** Runs a program as a user would, and returns the files that it writes. */
function run(text: string): Record<string, string> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'readme-'));
  const modules: Record<string, unknown> = { 'cdk8s': cdk8s, 'cdk8s-plus-28': kplus, 'cdk8s-rollouts': rollouts };
  const before = process.env.CDK8S_OUTDIR;
  process.env.CDK8S_OUTDIR = directory;
  try {
    const script = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } }).outputText;
    new Function('require', 'exports', script)((name: string) => modules[name], {});
    return Object.fromEntries(fs.readdirSync(directory).map((name) => [name, fs.readFileSync(path.join(directory, name), 'utf8')]));
  } finally {
    if (before === undefined) {
      delete process.env.CDK8S_OUTDIR;
    } else {
      process.env.CDK8S_OUTDIR = before;
    }
    fs.rmSync(directory, { recursive: true });
  }
}

const manifests = (text: string) => yaml.loadAll(run(text)['shop.k8s.yaml']) as Manifest[];
const kinds = (text: string) => manifests(text).map(({ kind, metadata }) => `${kind} ${metadata.name}`);

/** Applies lines with `+` and `-`; one without either says where the next is added. */
function applied(program: string, change: string[]): string {
  const lines = program.split('\n');
  let cursor = lines.length;
  for (const changed of change) {
    const text = changed.replace(/^[+-]/, '').trim();
    if (changed.startsWith('+')) {
      lines.splice(cursor, 0, text);
      cursor += 1;
      continue;
    }
    cursor = lines.findIndex((line) => line.trim() === text);
    if (cursor < 0) {
      throw new Error(`the program has no line: ${text}`);
    }
    if (changed.startsWith('-')) {
      lines.splice(cursor, 1);
    } else {
      cursor += 1;
    }
  }
  return lines.join('\n');
}

/** The first lines after the diff below them. */
function blueGreenProgram(): string {
  return applied(block('ts complete').text, block('diff').text.trimEnd().split('\n'));
}

/** The rows of the adoption path: name of the step, and its changes. */
function adoptionRows(): { name: string; change: string[] }[] {
  const readme = fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const [, table] = /^\| From the row above to .*\n\|[-|]+\n((?:\|.*\n)+)/m.exec(readme)!;
  return table.trim().split('\n').map((row) => row.split('|').slice(1, 3)).map(([name, cell]) => ({
    name: name.trim(), change: [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text),
  }));
}

/** The program of each row, with the imports that an editor would add. */
function adoptionPrograms(): Map<string, string> {
  const programs = new Map<string, string>();
  let body = block('ts complete adoption').text.replace(/^import .*\n/gm, '');
  for (const { name, change } of adoptionRows()) {
    body = applied(body, change);
    const steps = /First\b/.test(body) ? block('ts steps').text : '';
    programs.set(name, withContext(`${steps}${body}`));
  }
  return programs;
}

describe('TypeScript blocks', () => {
  const broken = 'new CanaryService(shop, \'orders\', {\n  ...props,\n  prot: 8080,\n});';
  const planted = blocksOf('broken.md', `Text.\n\n\`\`\`ts\n${broken}\n\`\`\`\n`);
  const snippets = blocks.filter(({ info }) => /^ts\b/.test(info));
  let errors: string[] = [];

  beforeAll(() => {
    const rows = [...adoptionPrograms()].map(([name, text]) => ({ page: `adoption path, ${name}`, line: 1, info: 'ts complete', text }));
    const blueGreen = { page: 'README.md, diff', line: 1, info: 'ts complete', text: blueGreenProgram() };
    errors = compilerErrors([...snippets, ...rows, blueGreen, ...planted]);
  }, 120_000);

  test('of all pages compile, and so do the diff and every row of the adoption path', () => {
    expect(snippets.length).toBeGreaterThan(4);
    expect(errors.filter((error) => !error.startsWith('broken.md'))).toEqual([]);
  });

  test('that do not compile are found, with page and line', () => {
    expect(errors.filter((error) => error.startsWith('broken.md'))).toEqual([expect.stringMatching(/^broken\.md:6: .*'prot' does not exist/)]);
  });
});

test('the first lines write exactly docs/first-lines.yaml', () => {
  expect(run(block('ts complete').text)).toEqual({ 'shop.k8s.yaml': fs.readFileSync(path.join(ROOT, 'docs', 'first-lines.yaml'), 'utf8') });
});

test('the manifests shown below the first lines leave out much, but say nothing that is not written', () => {
  const written = manifests(block('ts complete').text);

  for (const shown of yaml.loadAll(block('yaml excerpt').text) as Manifest[]) {
    expect(written.find(({ kind, metadata }) => kind === shown.kind && metadata.name === shown.metadata.name)).toMatchObject(shown);
  }
});

test('the diff turns the canary into a blue-green that waits for a person', () => {
  const rollout = manifests(blueGreenProgram()).find(({ kind }) => kind === 'Rollout')!;

  expect(rollout.spec.strategy.blueGreen).toMatchObject({ activeService: 'orders', previewService: 'orders-preview', autoPromotionEnabled: false });
});

test('the rows of the adoption path, applied one after the other, lead from a Deployment to a canary that mirrors', () => {
  const programs = adoptionPrograms();
  const strategy = (row: string) => manifests(programs.get(row)!).find(({ kind }) => kind === 'Rollout')!.spec.strategy;

  expect([...programs.keys()]).toEqual(['rolling', 'blue-green', 'manual gate', 'metrics', 'traffic provider', 'canary', 'header routing', 'mirroring']);
  expect(kinds(programs.get('rolling')!)).toContain('Deployment orders');
  expect(strategy('blue-green').blueGreen.autoPromotionEnabled).toBe(true);
  expect(strategy('manual gate').blueGreen.autoPromotionEnabled).toBe(false);
  expect(strategy('metrics').blueGreen.postPromotionAnalysis).toBeDefined();
  expect(kinds(programs.get('traffic provider')!)).toContain('HTTPRoute orders');
  expect(strategy('canary').canary.steps[0]).toEqual({ setWeight: 5 });
  expect(strategy('header routing').canary.steps[1]).toHaveProperty('setHeaderRoute.name', 'testers');
  expect(strategy('mirroring').canary.steps[1]).toHaveProperty('setMirrorRoute.name', 'shadow');
});

test('a change whose line is not in the program is refused', () => {
  expect(() => applied('a\nb\n', ['- c'])).toThrow('the program has no line: c');
});

test('every YAML block of the pages can be read', () => {
  for (const { page, line, text } of blocks.filter(({ info }) => /^ya?ml\b/.test(info))) {
    expect({ at: `${page}:${line}`, documents: yaml.loadAll(text).every((document) => document instanceof Object) }).toMatchObject({ documents: true });
  }
});

test('links to files of this repository lead somewhere', () => {
  const generated = ['API.md'];
  const broken = PAGES.flatMap((page) => [...fs.readFileSync(path.join(ROOT, page), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)]
    .map(([, target]) => path.normalize(path.join(path.dirname(page), target)))
    .filter((target) => !generated.includes(target) && !fs.existsSync(path.join(ROOT, target))));

  expect(broken).toEqual([]);
});

test('docs/defaults.md names only props and members that exist', () => {
  const sources = (fs.readdirSync(path.join(ROOT, 'src'), { recursive: true }) as string[]).filter((name) => name.endsWith('.ts'))
    .map((name) => fs.readFileSync(path.join(ROOT, 'src', name), 'utf8')).join('\n');
  const rows = [...fs.readFileSync(path.join(ROOT, 'docs', 'defaults.md'), 'utf8').matchAll(/^\|.*\|.*\|(.*)\|$/gm)];
  const names = rows.flatMap(([, props]) => [...props.matchAll(/`([^`]+)`/g)]).flatMap(([, code]) => code.match(/[A-Za-z]+/g)!);
  const unknown = names.filter((name) => !['path', 'ApiObject', 'service'].includes(name))
    .filter((name) => !new RegExp(`readonly ${name}\\b|class ${name}\\b|static ${name}\\(`).test(sources));

  expect(names.length).toBeGreaterThan(50);
  expect(unknown).toEqual([]);
});
