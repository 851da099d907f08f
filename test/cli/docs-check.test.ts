import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { run } from './runs';
import { DEFAULT_THRESHOLDS } from '../../src/review/engine/thresholds';

const PAGE = join(__dirname, '../../docs/check.md');
const TABLE = /^\| Threshold \|.*\n\|[-|]+\n(?:\|.*\n)*/m;

/** The table of the thresholds, with what the source says of each. */
function thresholds(): string {
  const source = readFileSync(join(__dirname, '../../src/review/engine/thresholds.ts'), 'utf8');
  const meanings = new Map([...source.matchAll(/\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s*readonly (\w+)/g)]
    .map(([, text, name]) => [name, text.replace(/\s*\n\s*\*?\s*/g, ' ').trim().replaceAll('|', '\\|')]));
  const rows = Object.entries(DEFAULT_THRESHOLDS).map(([name, value]) => `| \`${name}\` | ${value} | ${meanings.get(name)} |`);
  return ['| Threshold | Default | Meaning |', '|---|---|---|', ...rows, ''].join('\n');
}

test('docs/check.md lists every threshold with its default and meaning (UPDATE_DOCS=1 writes them)', () => {
  const page = readFileSync(PAGE, 'utf8');
  const table = thresholds();
  if (process.env.UPDATE_DOCS === '1' && TABLE.exec(page)![0] !== table) {
    writeFileSync(PAGE, page.replace(TABLE, () => table));
    throw new Error('docs/check.md was rewritten: review it, then run without UPDATE_DOCS');
  }
  expect(TABLE.exec(page)![0]).toBe(table);
  expect(table).not.toContain('undefined');
});

test('docs/check.md and the help of the command name the same options', () => {
  const optionsIn = (text: string) => [...new Set(text.match(/--(?!help)[a-z][a-z-]+/g))].sort();
  const table = /^\| Option \|[\s\S]*?\n\n/m.exec(readFileSync(PAGE, 'utf8'))![0];
  expect(optionsIn(table)).toEqual(optionsIn(run(['check', '--help']).printed));
});
