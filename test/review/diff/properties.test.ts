import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { inventoryOf, Manifest, manifestsIn, shop } from './shop';
import { compare } from '../../../src/review/diff/compare';
import { diffJson } from '../../../src/review/report/diff/diff-json';
import { diffMarkdown } from '../../../src/review/report/diff/diff-markdown';
import { diffText } from '../../../src/review/report/diff/diff-text';
import { changesPodTemplate } from '../../../src/semantics/controller/pod-template/changes-pod-template';
import { spoilt } from '../spoilt';

/** Every object of the shop, and odd ones: any JSON in the place of any of their fields. */
const odd = fc.tuple(fc.constantFrom(...Object.keys(shop())), fc.nat(200), fc.jsonValue({ maxDepth: 3 }))
  .map(([key, place, value]) => spoilt(shop()[key], place, value));

/** The same value with the fields of every map in another order. */
function reordered(value: any): any {
  if (Array.isArray(value)) {
    return value.map(reordered);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).reverse().map(([key, item]) => [key, reordered(item)])) : value;
}

/** What an object is found again by: of several without a name, nobody knows which was which. */
function nameOf({ kind, metadata }: Manifest): string {
  return JSON.stringify([kind, [metadata?.namespace, metadata?.name].map((part) => typeof part === 'string' ? part : '')]);
}

const GOLDEN = join(__dirname, '../../golden');

describe('what is compared with itself has no effect', () => {
  test('odd objects, in another order of objects and fields', () => {
    const named = fc.uniqueArray(odd, { selector: nameOf, maxLength: 6 });
    fc.assert(fc.property(named, (objects) => {
      const copy = JSON.parse(JSON.stringify(objects)) as unknown[];
      expect(compare(inventoryOf(objects), inventoryOf(reordered(copy.reverse())))).toEqual([]);
    }));
  });

  test.each(readdirSync(GOLDEN).filter((file) => file.endsWith('.yaml')))('%s, in another order of objects and fields', (file) => {
    const manifests = manifestsIn(readFileSync(join(GOLDEN, file), 'utf8'));
    expect(compare(inventoryOf(manifests), inventoryOf(reordered([...manifests].reverse())))).toEqual([]);
  });
});

test('whatever is compared, nothing is thrown, and every report says it', () => {
  fc.assert(fc.property(fc.array(odd, { maxLength: 5 }), fc.array(odd, { maxLength: 5 }), (before, after) => {
    const changes = compare(inventoryOf([...Object.values(shop()), ...before]), inventoryOf([...after, ...Object.values(shop())]));
    const comparing = { changes, objects: 1, unread: 0 };
    changes.forEach(({ message }) => expect(message).toMatch(/\S/));
    expect(JSON.parse(diffJson(comparing, { colours: false })).changes).toHaveLength(changes.length);
    expect([diffText, diffMarkdown].every((report) => report(comparing, { colours: true }).endsWith('\n'))).toBe(true);
  }));
});

describe('a release starts where, and only where, the controller takes the pod template for another one', () => {
  const starts = (before: Manifest, after: Manifest) => compare(inventoryOf([before]), inventoryOf([after]));
  const rollout = () => shop()['Rollout/basket'];

  const edits: readonly ((template: Manifest, value: number) => void)[] = [
    (template, value) => { template.spec.containers[0].image = `ghcr.io/acme/basket:2.${value % 2}.0`; },
    (template, value) => { template.spec.containers[0].imagePullPolicy = ['IfNotPresent', 'Always', ''][value % 3]; },
    (template, value) => { template.spec.containers[0].resources = { requests: { cpu: ['1', '1000m', '1.0', '2'][value % 4] } }; },
    (template, value) => { template.spec.containers[0].env = [[], [{ name: 'A' }], [{ name: 'A', value: '' }], [{ name: 'A', value: '1' }]][value % 4]; },
    (template, value) => { template.spec.containers[0].ports[0].protocol = ['TCP', 'UDP'][value % 2]; },
    (template, value) => { template.spec.terminationGracePeriodSeconds = [30, 60, null][value % 3]; },
    (template, value) => { template.spec.restartPolicy = ['Always', ''][value % 2]; },
    (template, value) => { template.spec.securityContext = [{}, null, { runAsNonRoot: true }][value % 3]; },
    (template, value) => { template.metadata.annotations = [{}, null, { checksum: 'a' }][value % 3]; },
    (template, value) => { template.metadata.creationTimestamp = [null, '2026-11-21T12:00:00Z'][value % 2]; },
    (template, value) => { template.spec.containers[0].readinessProbe = { httpGet: { port: 8080, ...value % 2 && { path: '/' } }, ...value % 3 && { periodSeconds: 10 } }; },
  ];
  const edited = fc.array(fc.tuple(fc.constantFrom(...edits), fc.nat(11)), { maxLength: 4 }).map((chosen) => {
    const object = rollout();
    chosen.forEach(([edit, value]) => edit(object.spec.template, value));
    return object;
  });

  test('edits that are valid', () => {
    const seen = new Set<boolean>();
    fc.assert(fc.property(edited, edited, (before, after) => {
      const predicted = changesPodTemplate(before.spec.template, after.spec.template);
      seen.add(predicted);
      expect(starts(before, after).some((change) => change.class === 'release')).toBe(predicted);
    }), { numRuns: 500 });
    expect(seen).toEqual(new Set([true, false]));
  });

  test('anything in the place of any field, as long as it is not refused', () => {
    fc.assert(fc.property(fc.nat(40), fc.jsonValue({ maxDepth: 2 }), (place, value) => {
      const after = rollout();
      after.spec.template = spoilt(after.spec.template, place, value);
      const changes = starts(rollout(), after);
      if (!changes.some((change) => change.class === 'fails')) {
        expect(changes.some((change) => change.class === 'release')).toBe(changesPodTemplate(rollout().spec.template, after.spec.template));
      }
    }), { numRuns: 500 });
  });
});

test('each object has one answer: what is refused does nothing else, and nothing is said twice', () => {
  fc.assert(fc.property(fc.array(odd, { maxLength: 3 }), (objects) => {
    const after = { ...shop(), ...Object.fromEntries(objects.map((object) => [`${object.kind}/${object.metadata?.name}`, object])) };
    const changes = compare(inventoryOf(Object.values(shop())), inventoryOf(Object.values(after)));
    const refused = changes.filter((change) => change.class === 'fails').map(({ object }) => object);
    expect(changes.filter(({ object, class: one }) => refused.includes(object) && one !== 'fails' && one !== 'outage')).toEqual([]);
    const lines = changes.map(({ object, ...change }) => JSON.stringify([object.index, object.kind, change]));
    expect(new Set(lines).size).toBe(lines.length);
  }));
});
