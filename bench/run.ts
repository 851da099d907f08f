import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { contentHash, requireIdenticalOutput } from './identity';

const WORK = resolve('bench/.work');
const MODULES = join(WORK, 'lib/bench');
const CONTENDERS = ['raw', 'plus', 'ours'] as const;
const COUNTS = [1, 10, 100, 1000];
const ROUNDS = Math.max(1, Number(process.argv[2] ?? 5));
const PARTS = ['start', 'load', 'construct', 'synth', 'total'] as const;

type Contender = typeof CONTENDERS[number];
/** CPU seconds of the parts of one process. */
type Measurement = Record<typeof PARTS[number], number>;

function outputOf(contender: Contender): string {
  return join(WORK, 'output', contender);
}

function measure(contender: Contender, count: number): Measurement {
  const printed = execFileSync(process.execPath, [join(MODULES, 'process.js'), contender, String(count), outputOf(contender)], { encoding: 'utf8' });
  return JSON.parse(printed);
}

/** The objects of one service of ours as a function of the service's name, in the way one would write them by hand. */
function writeRawObjects(): void {
  const name = 'orders-0';
  measure('ours', 1);
  const [file] = readdirSync(outputOf('ours'));
  const objects = parseAllDocuments(readFileSync(join(outputOf('ours'), file), 'utf8'), { version: '1.1' }).map((document) => document.toJS());
  const literal = JSON.stringify(objects, undefined, 2).replace(/"(?:[^"\\]|\\.)*"/g, (text) =>
    (text.includes(name) ? `\`${text.slice(1, -1).replace(/[`$]/g, '\\$&').replaceAll(name, '${name}')}\`` : text));
  writeFileSync(join(WORK, 'objects.js'), `module.exports = (name) => ${literal};\n`);
}

function fastest(rounds: Measurement[]): Measurement {
  return Object.fromEntries(PARTS.map((part) => [part, Math.min(...rounds.map((round) => round[part]))])) as Measurement;
}

function measureAll(count: number): Record<Contender, Measurement> {
  const rounds: Record<Contender, Measurement[]> = { raw: [], plus: [], ours: [] };
  for (let round = 0; round < ROUNDS; round++) {
    // In turn, so that all see the same weather on the machine.
    CONTENDERS.forEach((contender) => rounds[contender].push(measure(contender, count)));
  }
  if (contentHash(outputOf('raw')) !== contentHash(outputOf('ours'))) {
    throw new Error(`N = ${count}: raw and ours differ, so that their times cannot be compared: diff -r ${outputOf('raw')} ${outputOf('ours')}`);
  }
  return { raw: fastest(rounds.raw), plus: fastest(rounds.plus), ours: fastest(rounds.ours) };
}

function versionOf(name: string): string {
  return `${name} ${JSON.parse(readFileSync(resolve('node_modules', name, 'package.json'), 'utf8')).version}`;
}

function row(count: number, contender: Contender, results: Record<Contender, Measurement>): string {
  const own = results[contender];
  const milliseconds = (part: keyof Measurement) => (own[part] * 1000).toFixed(0);
  return `| ${[
    count, contender, ...PARTS.map(milliseconds),
    (own.total / results.raw.total).toFixed(2), (own.construct / results.plus.construct).toFixed(2),
  ].join(' | ')} |`;
}

function verdict(name: string, ratio: number, most: number): string {
  return `- ${name}: **${ratio.toFixed(2)}** (target: at most ${most}) ${ratio <= most ? 'met' : 'MISSED'}`;
}

function report(results: Map<number, Record<Contender, Measurement>>, outputs: number): string {
  const largest = COUNTS[COUNTS.length - 1];
  const { raw, plus, ours } = results.get(largest)!;
  return `# Synthesis, measured

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: Node ${process.versions.node}, ${['cdk8s', 'cdk8s-plus-28', 'constructs', 'yaml'].map(versionOf).join(', ')}, \
${cpus().length} processors. CPU time (user and system) of compiled programs in milliseconds, the least of ${ROUNDS} rounds that were run in turn. \
Compare the ratios, not the milliseconds.

- *ours*: N \`CanaryService\`s in one chart, those of the first lines of the README with an autoscaler: Rollout, two Services, HTTPRoute, AnalysisTemplate, PodDisruptionBudget, \
HorizontalPodAutoscaler and ServiceAccount each.
- *raw*: the same objects as literals in plain \`ApiObject\`s. Its output is the same byte for byte; the run fails otherwise.
- *plus*: what cdk8s-plus has for the same, for the cost of construction: Deployment, two Services, Ingress, HorizontalPodAutoscaler and ServiceAccount, \
a generated PodDisruptionBudget and an \`ApiObject\`. Its output is another, so its total says little.

| N | contender | start of Node | load | construct | synth | process | process / raw | construct / plus |
|--:|---|--:|--:|--:|--:|--:|--:|--:|
${COUNTS.flatMap((count) => CONTENDERS.map((contender) => row(count, contender, results.get(count)!))).join('\n')}

At N = ${largest}:

${verdict('process, ours / raw', ours.total / raw.total, 1.25)}
${verdict('construct, ours / plus', ours.construct / plus.construct, 2)}

${outputs} outputs of a program with every kind of service are the same byte for byte: two runs in one process, several processes, time zones and languages, \
and the props of every struct written forwards and backwards.
`;
}

rmSync(WORK, { recursive: true, force: true });
mkdirSync(WORK, { recursive: true });
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'bench/tsconfig.json'], { stdio: 'inherit' });
const outputs = requireIdenticalOutput(WORK, MODULES);
writeRawObjects();
const text = report(new Map(COUNTS.map((count) => [count, measureAll(count)])), outputs);
writeFileSync('bench/RESULTS.md', text);
process.stdout.write(text);
