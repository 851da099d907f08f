import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { run } from './runs';

const ROOT = join(__dirname, '../..');
const PAGE = join(ROOT, 'docs/plan.md');
const PICTURE = join(ROOT, 'docs/first-lines.svg');
const OUTPUT = /^```text plan\n([\s\S]*?)^```$/m;
const KEYS = /^\| Key \|.*\n\|[-|]+\n(?:\|.*\n)*/m;

/** Where the structs are in the output. */
const PLACES: Readonly<Record<string, string>> = {
  PlannedRelease: '',
  PlannedImage: 'images[].',
  PlannedPods: 'pods.',
  PlannedNeeds: 'pods.steady., pods.peak.',
  PlannedDuration: 'duration.',
  PlannedManualGate: 'duration.manualGates[].',
  PlannedTraffic: 'traffic.',
  PlannedPhase: 'phases[].',
  PlannedGate: 'phases[].gate.',
  PlannedAnalysis: 'analyses[].',
  PlannedMetric: 'analyses[].metrics[].',
  PlannedAbort: 'abort.',
  PlannedCommand: 'abort.during., abort.afterwards.',
  PlannedDraining: 'draining.',
};

/** The table of the keys, with what the source says of each. */
function keys(): string {
  const sources = ['planned-release', 'planned-pods', 'planned-traffic', 'planned-phase', 'planned-abort']
    .map((name) => readFileSync(join(ROOT, `src/review/plan/${name}.ts`), 'utf8')).join('\n');
  const rows = Object.entries(PLACES).flatMap(([name, places]) => {
    const body = new RegExp(`^export interface ${name} \\{\\n([\\s\\S]*?)^\\}`, 'm').exec(sources)![1];
    return [...body.matchAll(/(?:\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s*)?readonly (\w+)(\??): ([^;]+);/g)].map(([, text = '', key, optional, type]) => {
      const paths = places.split(', ').map((place) => `\`${place}${key}\``).join(', ');
      const meaning = text.replace(/\s*\n\s*\*?\s*/g, ' ').trim().replaceAll('|', '\\|');
      return `| ${paths} | ${type.startsWith('Planned') ? (type.endsWith('[]') ? 'list' : 'object') : type.replace('string[]', 'list of texts').replace('string', 'text')}${optional && ', may be absent'} | ${meaning} |`;
    });
  });
  return ['| Key | Type | Meaning |', '|---|---|---|', ...rows, ''].join('\n');
}

/** Compares what is written with what it should be, and writes it where that is asked for. */
function expectWritten(file: string, written: string, wanted: string): void {
  if (process.env.UPDATE_DOCS === '1' && written !== wanted) {
    writeFileSync(file, wanted);
    throw new Error(`${file} was rewritten: review it, then run without UPDATE_DOCS`);
  }
  expect(written).toBe(wanted);
}

test('docs/plan.md shows exactly what the command prints about the first lines of the README (UPDATE_DOCS=1 writes it)', () => {
  const page = readFileSync(PAGE, 'utf8');
  const result = run(['plan', join(ROOT, 'docs/first-lines.yaml')]);
  expect(result).toMatchObject({ code: 0, errors: '' });
  expectWritten(PAGE, page, page.replace(OUTPUT, () => `\`\`\`text plan\n${result.printed}\`\`\``));
  expect(OUTPUT.exec(page)![1]).toBe(result.printed);
});

test('docs/plan.md lists every key of the JSON with what the source says of it (UPDATE_DOCS=1 writes them)', () => {
  const page = readFileSync(PAGE, 'utf8');
  expectWritten(PAGE, page, page.replace(KEYS, () => keys()));
  expect(KEYS.exec(page)![0].split('\n').length).toBeGreaterThan(60);
});

test('docs/plan.md and the help of the command name the same options', () => {
  const optionsIn = (text: string) => [...new Set(text.match(/--(?!help)[a-z][a-z-]+/g))].sort();
  const table = /^\| Option \|[\s\S]*?\n\n/m.exec(readFileSync(PAGE, 'utf8'))![0];
  expect(optionsIn(table)).toEqual(optionsIn(run(['plan', '--help']).printed));
});

test('the picture in the README is the plan of its first lines (UPDATE_DOCS=1 draws it)', () => {
  const { code, printed } = run(['plan', join(ROOT, 'docs/first-lines.yaml'), '--output', 'svg']);
  expect(code).toBe(0);
  expectWritten(PICTURE, existsSync(PICTURE) ? readFileSync(PICTURE, 'utf8') : '', printed);
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain('](docs/first-lines.svg)');
});
