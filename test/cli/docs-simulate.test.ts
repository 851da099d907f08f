import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { run } from './runs';

const PAGE = join(__dirname, '../../docs/simulate.md');
const FIRST_LINES = join(__dirname, '../../docs/first-lines.yaml');
const FENCE = '```';
const EXAMPLE = /`npx cdk8s-rollouts (simulate docs\/first-lines\.yaml [^`]+)` prints(?:[^`]*):\n\n```text\n([\s\S]*?)^```$/gm;

test('docs/simulate.md shows exactly what the command prints (UPDATE_DOCS=1 writes it)', () => {
  const page = readFileSync(PAGE, 'utf8');
  const written = page.replace(EXAMPLE, (example, call: string, shown: string) => {
    const { code, printed, errors } = run(call.split(' ').map((word) => (word === 'docs/first-lines.yaml' ? FIRST_LINES : word)));
    expect([code, errors]).toEqual([0, '']);
    return `${example.slice(0, example.length - shown.length - FENCE.length)}${printed}${FENCE}`;
  });
  if (process.env.UPDATE_DOCS === '1' && written !== page) {
    writeFileSync(PAGE, written);
    throw new Error('docs/simulate.md was rewritten: review it, then run without UPDATE_DOCS');
  }
  expect(page).toBe(written);
  expect([...page.matchAll(EXAMPLE)]).toHaveLength(2);
});

test('docs/simulate.md and the help of the command name the same options', () => {
  const optionsIn = (text: string) => [...new Set(text.match(/--(?!help)[a-z][a-z-]+/g))].sort();
  const table = /^\| Option \|[\s\S]*?\n\n/m.exec(readFileSync(PAGE, 'utf8'))![0];
  expect(optionsIn(table)).toEqual(optionsIn(run(['simulate', '--help']).printed));
});

test('docs/simulate.md describes every key of the JSON', () => {
  const json = JSON.parse(run(['simulate', FIRST_LINES, '--rps', '20', '--error-rate', '1.5%', '--baseline', '0.5%', '--runs', '5', '--output', 'json']).printed);
  const described = new Set(readFileSync(PAGE, 'utf8').match(/`[^`\n]+`/g)!.flatMap((code) => code.match(/\w+/g) ?? []));
  const keysOf = (value: unknown): string[] => Array.isArray(value) ? value.flatMap(keysOf)
    : typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, field]) => [key, ...keysOf(field)]) : [];
  const keys = [...new Set(keysOf(json))];
  expect(keys.length).toBeGreaterThan(40);
  expect(keys.filter((key) => !described.has(key))).toEqual([]);
});
