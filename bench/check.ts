import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const WORK = resolve('bench/.work/check');
const LIBRARY = resolve('bench/.work/lib');
const SERVICES = 1000;
const ROUNDS = Math.max(1, Number(process.argv[2] ?? 5));
const MOST = 1.5;
const MOST_SECONDS_OF_RULES = 0.3;

/** What belongs to a service besides the first lines of the README: an autoscaler and settings. */
const BESIDE = `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: orders, namespace: shop}
spec:
  minReplicas: 10
  maxReplicas: 30
  scaleTargetRef: {apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: orders}
  metrics: [{type: Pods, pods: {metric: {name: http_requests_per_second}, target: {type: AverageValue, averageValue: '100'}}}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: orders, namespace: shop}
data: {LOG_LEVEL: info}
---
apiVersion: v1
kind: Secret
metadata: {name: orders, namespace: shop}
data: {}
`;

/** Writes the services, a file each: as they are made, or each with the same faults. */
function writeServices(folder: string, change: (manifests: string) => string): void {
  mkdirSync(folder, { recursive: true });
  const service = change(readFileSync('docs/first-lines.yaml', 'utf8').replace(/^ {2}replicas: 10\n/m, '').trimEnd() + `\n${BESIDE}`);
  for (let i = 0; i < SERVICES; i++) {
    writeFileSync(join(folder, `orders-${i}.yaml`), service.replaceAll('orders', `orders-${i}`));
  }
}

interface Measurement {
  readonly seconds: number;
  readonly outcome: string;
}

const CONTENDERS = ['parse', 'yaml', 'rules', 'check'] as const;
type Contender = typeof CONTENDERS[number];

function measure(contender: Contender, folder: string): Measurement {
  const program = join(LIBRARY, 'bench/check-process.js');
  return JSON.parse(execFileSync(process.execPath, [program, contender, folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
}

/** The CPU seconds of all, the least of some rounds that are run in turn. */
function compare(name: string, folder: string): { readonly row: string; readonly ratio: number; readonly rules: number } {
  const rounds = Array.from({ length: ROUNDS }, () => CONTENDERS.map((contender) => measure(contender, folder)));
  const [parse, yaml, rules, check] = CONTENDERS.map((_, index) => Math.min(...rounds.map((round) => round[index].seconds)));
  const milliseconds = [parse, yaml, rules, check].map((seconds) => (seconds * 1000).toFixed(0)).join(' | ');
  return { ratio: check / parse, rules, row: `| ${name} | ${milliseconds} | **${(check / parse).toFixed(2)}** | ${(check / yaml).toFixed(2)} | ${rounds[0][3].outcome} |` };
}

function verdict([clean, faulty]: readonly boolean[]): string {
  return `${clean ? 'Met' : 'Missed'}; with faults: ${faulty ? 'met' : 'missed'}.`;
}

rmSync(WORK, { recursive: true, force: true });
mkdirSync(LIBRARY, { recursive: true });
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'bench/tsconfig.json'], { stdio: 'inherit' });
writeFileSync(join(LIBRARY, 'package.json'), '{"version": "0.0.0"}');
writeServices(join(WORK, 'clean'), (manifests) => manifests);
writeServices(join(WORK, 'faulty'), (manifests) =>
  manifests.replace(/^ +readinessProbe:\n(?: {12}.*\n)*/m, '').replace('progressDeadlineSeconds: 600', 'progressDeadlineSeconds: 5'));
const results = [compare('as our constructs make them', join(WORK, 'clean')), compare('each with faults', join(WORK, 'faulty'))];
const text = `# check, measured

Written by \`npm run bench:check\` on ${new Date().toISOString().slice(0, 10)} with Node ${process.versions.node}: CPU milliseconds (user and system) of whole processes, the least of ${ROUNDS} rounds
that were run in turn. ${SERVICES} services in a file each, ten objects in each file. *parse* and *yaml* only read the files, with the line of every field: with one pass of the parser that
*check* uses, and with the package yaml. *check* reads, evaluates all rules and writes the report; it looks for lines only where something is found. *rules*, a part of it, is the index and all rules on
objects that are read already, in a process of its own that has run nothing before.

| ${SERVICES} services | parse | yaml | rules | check | check / parse | check / yaml | what check says |
|---|--:|--:|--:|--:|--:|--:|---|
${results.map(({ row }) => row).join('\n')}

Target for *check / parse*: at most ${MOST}. ${verdict(results.map(({ ratio }) => ratio <= MOST))}
Target for *rules*: at most ${MOST_SECONDS_OF_RULES * 1000} ms. ${verdict(results.map(({ rules }) => rules <= MOST_SECONDS_OF_RULES))}
`;
writeFileSync('bench/CHECK.md', text);
process.stdout.write(text);
