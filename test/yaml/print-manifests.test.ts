import * as fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { printManifests } from '../../src/yaml/print-manifests';
import { readManifests } from '../../src/yaml/read-manifests';

const object = (data: unknown) => ({ apiVersion: 'v1', kind: 'ConfigMap', data });

test('prints objects one after the other, each below its comment', () => {
  const text = printManifests([{ object: { apiVersion: 'v1', kind: 'A' }, comment: 'one' }, { object: { apiVersion: 'v1', kind: 'B' }, comment: 'two' }]);
  expect(text).toBe('# one\napiVersion: v1\nkind: A\n---\n# two\napiVersion: v1\nkind: B\n');
});

test('a template that is used twice is written twice: not every linter knows aliases', () => {
  const labels = { app: 'orders' };
  expect(printManifests([{ object: object({ labels, same: labels }), comment: '' }])).not.toMatch(/[&*]/);
});

test('text reads as the same text for the tools of Kubernetes and for readers of YAML 1.1', () => {
  const tricky = fc.constantFrom('on', 'y', 'No', '0644', '08', '1e3', '1_000', '1:30', '0x1F', '0b1', '0o17', '.inf', '~', 'null', '', '<<', '2001-01-01', '---', '# a', 'a: b', '- a',
    'a\n---\nb', '\u0085', '\u2028', '\ufeff', '\u0000', ' a', 'a ', '\ta', '1.', '.5', '.', '-.', '._', '+1', '*a', '&a', '!a', '%a', '@a', '`a', '"', '\'', '{{ a }}', '[', '{');
  fc.assert(fc.property(fc.array(fc.oneof(tricky, fc.string({ unit: 'grapheme' }))), fc.dictionary(tricky, fc.integer()), (values, map) => {
    const given = object({ values, map });
    const text = printManifests([{ object: given, comment: 'a' }]);
    expect(readManifests('a', text).manifests.map((one) => one.object)).toEqual([given]);
    expect(parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS())).toEqual([given]);
  }), { numRuns: 300 });
});
