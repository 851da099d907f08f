import * as fc from 'fast-check';
import { acceptedReleases, build } from './arbitraries';
import { Enforcement } from '../../src/preflight/enforcement';
import { objectsByChart } from '../../src/preflight/read-tree';
import { evaluate, Finding } from '../../src/review/engine/evaluate';
import { DEFAULT_SETTINGS, Profile, Settings } from '../../src/review/engine/settings';
import { Inventory } from '../../src/review/inventory/inventory';
import { RULES } from '../../src/review/rules/all-rules';
import { SCENARIOS } from '../golden/scenarios';

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 150) };

type Manifest = Record<string, any>;

function findings(objects: readonly unknown[], settings: Partial<Settings> = {}): Finding[] {
  return evaluate(new Inventory(objects.map((object) => ({ object }))), RULES, { settings: { ...DEFAULT_SETTINGS, ...settings } });
}

const described = (found: readonly Finding[]) => found.map(({ rule, severity, object, path, message }) => `${severity} ${rule.id} ${object.kind} ${path}: ${message}`).sort();
const profiles = fc.constantFrom<Profile>('ours', 'foreign');

describe('props that are accepted', () => {
  test('give no error, unless a prop that says so accepts it', () => {
    fc.assert(fc.property(acceptedReleases, (release) => {
      const errors = Enforcement.of(build(release)).findings().filter(({ severity, acknowledged }) => severity === 'error' && !acknowledged);
      expect(described(errors)).toEqual([]);
    }), RUNS);
  });
});

const workloadOf = (objects: readonly Manifest[]) => objects.find(({ kind, spec }) => (kind === 'Rollout' || kind === 'Deployment') && spec?.template);
const podOf = (objects: readonly Manifest[]) => workloadOf(objects)?.spec.template.spec ?? {};
const containerOf = (objects: readonly Manifest[]) => podOf(objects).containers?.[0] ?? {};

/** What keeps requests safe, and where it is: the object that holds it, and its name there. */
const SAFETIES: { readonly [safety: string]: (objects: readonly Manifest[]) => Manifest } = {
  readinessProbe: containerOf,
  startupProbe: containerOf,
  lifecycle: containerOf,
  terminationGracePeriodSeconds: podOf,
  topologySpreadConstraints: podOf,
  minReadySeconds: (objects) => workloadOf(objects)?.spec ?? {},
  progressDeadlineAbort: (objects) => workloadOf(objects)?.spec ?? {},
  unhealthyPodEvictionPolicy: (objects) => objects.find(({ kind }) => kind === 'PodDisruptionBudget')?.spec ?? {},
  analysis: (objects) => workloadOf(objects)?.spec.strategy?.canary ?? {},
};

/** Seconds that a pod gets where nothing is said: less than that is no safety. */
const DEFAULT_GRACE = 30;

/** Takes a safety away; false where there is none. */
function remove(objects: Manifest[], safety: string): boolean {
  if (safety === 'PodDisruptionBudget') {
    const budget = objects.findIndex(({ kind }) => kind === safety);
    return budget >= 0 && objects.splice(budget, 1).length > 0;
  }
  const holder = SAFETIES[safety](objects);
  const isSafety = safety === 'terminationGracePeriodSeconds' ? holder[safety] >= DEFAULT_GRACE : safety in holder;
  return isSafety && delete holder[safety];
}

/** What is faulty may have several faults, and they all go with it: only what nobody objects to is a safety. */
function isFaulty(safety: string, found: readonly Finding[]): boolean {
  const about = safety === 'lifecycle' ? ['lifecycle', 'terminationGracePeriodSeconds'] : [safety];
  return found.some(({ path, object }) => object.kind === safety || about.some((field) => path.includes(field)));
}

test('a safety that is taken from a release never lowers the number of its errors and warnings', () => {
  const counts = Object.fromEntries([...Object.keys(SAFETIES), 'PodDisruptionBudget'].map((safety) => [safety, { removed: 0, noticed: 0 }]));
  fc.assert(fc.property(acceptedReleases, profiles, (release, profile) => {
    const made = JSON.stringify(objectsByChart(build(release)).flat().map(({ object }) => object));
    const bad = (objects: readonly Manifest[]) => findings(objects, { profile }).filter(({ severity }) => severity !== 'info');
    const before = bad(JSON.parse(made));
    for (const [safety, count] of Object.entries(counts)) {
      const objects: Manifest[] = JSON.parse(made);
      if (isFaulty(safety, before) || !remove(objects, safety)) {
        continue;
      }
      const after = bad(objects);
      count.removed++;
      count.noticed += after.length > before.length ? 1 : 0;
      if (after.length < before.length) {
        throw new Error(`without ${safety}, before:\n${described(before).join('\n')}\nafter:\n${described(after).join('\n')}`);
      }
    }
  }), RUNS);
  const said = Object.entries(counts).map(([safety, { removed, noticed }]) => `${safety} ${noticed} of ${removed}`);
  process.stdout.write(`safeties removed from random releases, none lowered the number of errors and warnings; raised it: ${said.join(', ')}\n`);
  expect(Object.values(counts).some(({ noticed }) => noticed > 0)).toBe(true);
});

const goldens = Object.values(SCENARIOS).map((scenario) => JSON.stringify(scenario().toJson()));
const settings = fc.record({ profile: profiles, closed: fc.boolean(), hardening: fc.boolean() });
/** Any JSON, of a kind and version that rules look at or of none. */
const oddities = fc.oneof(
  fc.jsonValue(),
  fc.object(),
  fc.record({
    apiVersion: fc.oneof(fc.constantFrom('v1', 'apps/v1', 'argoproj.io/v1alpha1', 'networking.k8s.io/v1', 'gateway.networking.k8s.io/v1'), fc.jsonValue()),
    kind: fc.oneof(fc.constantFrom('Service', 'Rollout', 'Deployment', 'AnalysisTemplate', 'Ingress', 'HTTPRoute', 'List'), fc.jsonValue()),
    metadata: fc.oneof(fc.constant({ name: 'orders' }), fc.jsonValue()),
    spec: fc.jsonValue(),
  }, { requiredKeys: [] }),
);

/** Every place in manifests: what holds it, and its key there. */
function placesIn(holder: any): { readonly holder: any; readonly key: string }[] {
  return Object.keys(holder).flatMap((key) => {
    const value = holder[key];
    return [{ holder, key }, ...(typeof value === 'object' && value !== null ? placesIn(value) : [])];
  });
}

describe('an evaluation returns', () => {
  test('whatever JSON it is given', () => {
    fc.assert(fc.property(fc.array(oddities, { maxLength: 5 }), settings, (objects, some) => {
      expect(Array.isArray(findings(objects, some))).toBe(true);
    }), { numRuns: RUNS.numRuns * 10 });
  });

  test('whatever any places of a golden release hold', () => {
    const damage = fc.record({ at: fc.double({ min: 0, max: 0.999999, noNaN: true }), put: fc.oneof(fc.jsonValue(), fc.constant(undefined)) });
    const places = fc.array(damage, { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(fc.constantFrom(...goldens), places, settings, (golden, damages, some) => {
      const objects = JSON.parse(golden);
      for (const { at, put } of damages) {
        const all = placesIn(objects);
        if (all.length > 0) {
          const { holder, key } = all[Math.floor(at * all.length)];
          holder[key] = put;
        }
      }
      expect(Array.isArray(findings(objects, some))).toBe(true);
    }), { numRuns: RUNS.numRuns * 10 });
  });
});
