import { importText } from './library';

describe('an object of another kind', () => {
  test('stands as it is', () => {
    expect(importText('{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {b: c}}, data: {d: e}}'))
      .toBe("new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', labels: { b: 'c' } }, data: { d: 'e' } });");
  });

  const patched: [string, string, string][] = [
    ['without metadata', '{apiVersion: v1, kind: A}', "JsonPatch.remove('/metadata')"],
    ['without a name', '{apiVersion: v1, kind: A, metadata: {generateName: a-}}', "JsonPatch.remove('/metadata/name')"],
    ['with a name that is no text', '{apiVersion: v1, kind: A, metadata: {name: 5}}', "JsonPatch.add('/metadata/name', 5)"],
    ['with metadata that is no map', '{apiVersion: v1, kind: A, metadata: null}', "JsonPatch.replace('/metadata', null)"],
    ['with labels that are no texts', '{apiVersion: v1, kind: A, metadata: {name: a, labels: {b: 1}}}', "JsonPatch.add('/metadata/labels', { b: 1 })"],
    ['with null', '{apiVersion: v1, kind: A, metadata: {name: a}, spec: {"b/c": null, d: [null]}}', "JsonPatch.add('/spec/b~1c', null), JsonPatch.replace('/spec/d/0', null)"],
    ['with empty owners', '{apiVersion: v1, kind: A, metadata: {name: a, ownerReferences: []}}', "JsonPatch.add('/metadata/ownerReferences', [])"],
  ];
  test.each(patched)('%s says it with a patch', (_, text, code) => {
    expect(importText(text)).toContain(`.addJsonPatch(${code}`);
  });

  test('has a constant only where a later line needs one', () => {
    expect(importText('{apiVersion: v1, kind: A, metadata: {name: a}}')).toMatch(/^new ApiObject/);
    expect(importText('{apiVersion: v1, kind: A, metadata: {name: default}, x: null}')).toMatch(/^const defaultA = new ApiObject/);
  });

  test('has an id of its own where names repeat', () => {
    const code = importText('{apiVersion: v1, kind: A, metadata: {name: a}}\n---\n{apiVersion: v1, kind: B, metadata: {name: a}}\n---\n{apiVersion: v1, kind: B, metadata: {name: a}}');
    expect(code.match(/ApiObject\(chart, '[^']+'/g)).toEqual(["ApiObject(chart, 'a'", "ApiObject(chart, 'a-b'", "ApiObject(chart, 'a-b-2'"]);
  });
});
