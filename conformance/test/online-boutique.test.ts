import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { loadAll } from 'js-yaml';
import { EXAMPLES } from '../../examples/catalogue';
import { Difference, DIFFERENCES } from '../../examples/online-boutique/differences';
import { ServiceFacts, serviceFacts } from '../../examples/online-boutique/service-facts';
import { synthesize } from '../../examples/synthesis';
import { conformanceData, describeWith } from '../client/conformance-data';
import { yamlFiles } from '../client/manifest-files';

/** What Kubernetes fills in: saying it is the same as leaving it out. */
const DEFAULTS: readonly (readonly [RegExp, unknown])[] = [
  [/^workload\.replicas$/, 1],
  [/\.restartPolicy$/, 'Always'],
  [/\.terminationGracePeriodSeconds$/, 30],
  [/\.ports\[\d+\]\.protocol$/, 'TCP'],
  [/Probe\.timeoutSeconds$/, 1],
  [/Probe\.periodSeconds$/, 10],
  [/Probe\.failureThreshold$/, 3],
];

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const same = (left: unknown, right: unknown) => JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
const show = (value: unknown) => value === undefined ? 'nothing' : JSON.stringify(value);

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return isTree(value) ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])])) : value;
}

/** Everything in which a service differs and that no row of the table allows; rows that apply are taken off. Lists are compared in their order. */
function unexpected(service: string, original: unknown, ours: unknown, rows: Map<string, Difference>, path = ''): string[] {
  const row = rows.get(path);
  if (row && isAsSaid(original, row.original) && same(ours, row.ours)) {
    rows.delete(path);
    return [];
  }
  if (isTree(original) && isTree(ours) && Array.isArray(original) === Array.isArray(ours)) {
    const keys = [...new Set([...Object.keys(original), ...Object.keys(ours)])];
    return keys.flatMap((key) => unexpected(service, original[key], ours[key], rows, below(path, key, Array.isArray(original))));
  }
  const filled = DEFAULTS.find(([pattern]) => pattern.test(path))?.[1];
  return same(original ?? filled, ours ?? filled) ? [] : [`${service} ${path}: ${show(original)} became ${show(ours)}`];
}

function below(path: string, key: string, inList: boolean): string {
  return inList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
}

function isAsSaid(original: unknown, said: unknown): boolean {
  return typeof said === 'string' && said.endsWith('…') ? String(original).startsWith(said.slice(0, -1)) : same(original, said);
}

function compare(service: string, original: ServiceFacts | undefined, ours: ServiceFacts | undefined, differences: readonly Difference[]): string[] {
  const rows = new Map(differences.filter((row) => row.service === service).map((row) => [row.path, row]));
  const found = unexpected(service, original, ours, rows);
  return [...found, ...[...rows.keys()].map((path) => `${service} ${path}: the table names a difference that is none`)];
}

const corpus = conformanceData('corpus/online-boutique');

describeWith(corpus)('the example online-boutique, beside the manifests that the project publishes', () => {
  const originals = serviceFacts(!corpus ? [] : yamlFiles(corpus).filter((file) => !file.includes('istio'))
    .flatMap((file) => loadAll(readFileSync(join(corpus, file), 'utf8'))));
  const directory = mkdtempSync(join(tmpdir(), 'online-boutique-'));
  const boutique = EXAMPLES.find(({ name }) => name === 'online-boutique')!;
  const ours = serviceFacts(synthesize(boutique, directory).flatMap(({ objects }) => objects));
  afterAll(() => rmSync(directory, { recursive: true }));

  test('has the same services', () => {
    expect([...ours.keys()].sort()).toEqual([...originals.keys()].sort());
  });

  test.each([...originals.keys()])('%s differs only in what the table of differences says', (service) => {
    expect(compare(service, originals.get(service), ours.get(service), DIFFERENCES)).toEqual([]);
  });

  test('an unlisted difference and an unused row are found', () => {
    const facts = (image: string): ServiceFacts => ({ workload: { selector: {}, template: { spec: { containers: [{ image }] } } }, services: {} });
    const unused = { service: 'shop', path: 'workload.replicas', original: undefined, ours: 2, reason: 'none' };
    expect(compare('shop', facts('a'), facts('b'), [])).toEqual(['shop workload.template.spec.containers[0].image: "a" became "b"']);
    expect(compare('shop', facts('a'), facts('a'), [unused])).toEqual(['shop workload.replicas: the table names a difference that is none']);
  });
});
