import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * One measured process: `node check-process.js <check|rules|parse|yaml> <folder>` prints the CPU seconds (user and system, all threads) of the whole process as JSON;
 * for `rules` only those of the index and all rules on objects that are read already.
 * `check` is the command line with the settings of its process; `parse` and `yaml` only read the same files, with the line of every field, and keep what
 * they read, as anybody would who looks at it: with one pass of the parser that `check` uses, and with the package yaml.
 */
const [contender, folder] = process.argv.slice(2);
const load = createRequire(__filename);

function check(): string {
  const { optimiseForOneCommand } = load('../src/cli/optimisation') as typeof import('../src/cli/optimisation');
  optimiseForOneCommand();
  const { main } = load('../src/cli/main') as typeof import('../src/cli/main');
  let printed = '';
  const code = main(['check', folder, '--closed'], { print: (text) => { printed = text; }, error: (line) => process.stderr.write(`${line}\n`) });
  if (code === 2) {
    throw new Error('check could not read what the benchmark wrote');
  }
  return printed.trimEnd().split('\n').pop()!.replace(/\. .*|\.$/, '');
}

/** Returns how long it took, too: what is before it does not count. */
function rules(): { readonly outcome: string; readonly seconds: number } {
  const { optimiseForOneCommand } = load('../src/cli/optimisation') as typeof import('../src/cli/optimisation');
  optimiseForOneCommand();
  const { evaluate } = load('../src/review/engine/evaluate') as typeof import('../src/review/engine/evaluate');
  const { DEFAULT_SETTINGS } = load('../src/review/engine/settings') as typeof import('../src/review/engine/settings');
  const { Inventory } = load('../src/review/inventory/inventory') as typeof import('../src/review/inventory/inventory');
  const { RULES } = load('../src/review/rules/all-rules') as typeof import('../src/review/rules/all-rules');
  const { loadAll } = load('js-yaml') as typeof import('js-yaml');
  const objects = readdirSync(folder).flatMap((file) => loadAll(readFileSync(join(folder, file), 'utf8'))).map((object) => ({ object }));
  const before = cpuSeconds();
  const findings = evaluate(new Inventory(objects), RULES, { settings: { ...DEFAULT_SETTINGS, closed: true } });
  return { outcome: `${findings.length} findings in ${objects.length} objects`, seconds: cpuSeconds() - before };
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function parse(): string {
  const { placesOf } = load('../src/yaml/positions') as typeof import('../src/yaml/positions');
  const { splitDocuments } = load('../src/yaml/yaml-documents') as typeof import('../src/yaml/yaml-documents');
  const read = readdirSync(folder).flatMap((file) =>
    splitDocuments(readFileSync(join(folder, file), 'utf8')).map((document) => ({ document, places: placesOf(document.text) })));
  return `${read.length} objects`;
}

function parseWithYaml(): string {
  const { LineCounter, parseAllDocuments } = load('yaml') as typeof import('yaml');
  const read = readdirSync(folder).flatMap((file) => {
    const lineCounter = new LineCounter();
    return [...parseAllDocuments(readFileSync(join(folder, file), 'utf8'), { lineCounter })].map((document) => ({ document, value: document.toJS(), lineCounter }));
  });
  return `${read.length} objects`;
}

const result = { check, rules, parse, yaml: parseWithYaml }[contender]!();
process.stdout.write(JSON.stringify(typeof result === 'string' ? { seconds: cpuSeconds(), outcome: result } : result));
