import { readManifests } from '../../src/yaml/read-manifests';

const objects = (text: string) => readManifests('a.yaml', text).manifests.map(({ object }) => object);
const problems = (text: string) => readManifests('a.yaml', text).problems.map(({ line, message }) => `${line}: ${message}`);
const data = (text: string) => objects(`{apiVersion: v1, kind: A, data: ${text}}`)[0].data;

describe('YAML is read as the tools of Kubernetes do', () => {
  test.each([
    ['yes', true], ['off', false], ['"yes"', 'yes'], ['0644', 420], ['0o17', 15], ['0x1F', 31], ['-0b11', -3], ['1_000', 1000], ['1e3', 1000], ['.5', 0.5], ['+1', 1],
    ['12:30', '12:30'], ['2026-01-31', '2026-01-31'], ['~', null], ['089', 89], ['1.2.3', '1.2.3'], ['!!str 5', '5'], ['!!binary aGk=', 'hi'], ['_1', '_1'], ['.nan', '.nan'],
  ])('%s', (text, value) => {
    expect(data(text)).toEqual(value);
  });

  test('with anchors and merged maps', () => {
    expect(data('{a: &x {b: 1}, c: {<<: *x, d: 2}}')).toEqual({ a: { b: 1 }, c: { b: 1, d: 2 } });
  });

  test('items of a List are objects', () => {
    expect(objects('{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: A}, {apiVersion: v1, kind: B}]}').map(({ kind }) => kind)).toEqual(['A', 'B']);
  });

  test('JSON is YAML', () => {
    expect(objects('{"apiVersion":"v1","kind":"A"}')).toEqual([{ apiVersion: 'v1', kind: 'A' }]);
  });
});

describe('what cannot be read names its line, and the rest is read', () => {
  const good = 'apiVersion: v1\nkind: A\n';
  const cases: [string, string, string[], number][] = [
    ['nothing', '', [], 0],
    ['comments alone', '# a\n---\n# b\n', [], 0],
    ['an object after an empty document', `---\n---\n${good}`, [], 1],
    ['malformed YAML', `${good}---\na: [\nb: }\n---\n${good}`, ['5: malformed YAML'], 2],
    ['a key twice', `${good}kind: B\n`, ['3: malformed YAML: duplicated mapping key'], 0],
    ['a template as value', `${good}---\n${good}name: {{ .Values.name }}\n`, ['6: "{{ .Values.name }}" is a template'], 1],
    ['a template as line', `{{- if .Values.on }}\n${good}{{- end }}\n---\n${good}`, ['1: "{{- if .Values.on }}" is a template'], 1],
    ['a template as item of a list in a line', `${good}list: [a, {{ .Values.a }}}\n`, ['3: malformed YAML'], 0],
    ['brackets that nobody closes', '['.repeat(200_000), ['1: malformed YAML'], 0],
    ['a template as item', `${good}list:\n- {{ .Values.a }}\n`, ['4: "{{ .Values.a }}" is a template'], 0],
    ['text', 'just text\n', ['1: this is no Kubernetes object: a map'], 0],
    ['a map of values', 'replicas: 3\n', ['1: this is no Kubernetes object: apiVersion or kind is missing'], 0],
    ['a strange apiVersion', 'apiVersion: a/b/c\nkind: A\n', ['1: apiVersion is "a/b/c"'], 0],
    ['bytes', 'a\0b', ['1: this is not text'], 0],
    ['aliases that multiply', `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.split('').map((key, i) => `${key}: &${key} [${Array(10).fill(`*${'abcdefg'[i]}`).join(',')}]`).join('\n')}`, ['1: more than 2000000 values'], 0],
  ];
  test.each(cases)('%s', (_, text, expected, read) => {
    expect(problems(text)).toEqual(expected.map((message) => expect.stringContaining(message)));
    expect(objects(text)).toHaveLength(read);
  });

  test('arguments of Argo in quotes are text', () => {
    expect(data('"{{args.x}}"')).toBe('{{args.x}}');
    expect(objects(`${good}query: up{pod="{{args.x}}"}\nscript: |\n  {{args.x}}\n`)[0]).toMatchObject({ query: 'up{pod="{{args.x}}"}', script: '{{args.x}}\n' });
  });

  test('lines of Windows and documents that begin behind their marker', () => {
    expect(objects('--- {apiVersion: v1, kind: A}\r\n...\r\n--- # b\r\napiVersion: v1\r\nkind: B\r\n')).toHaveLength(2);
  });
});

describe('a field is found on its line', () => {
  const text = [
    '# shop', '---', 'apiVersion: v1', 'kind: List', 'items:', '- apiVersion: v1', '  kind: Service', '  metadata: {name: orders,', '    labels: {team: shop}}',
    '  spec:', '    ports:', '    - port: 80', '      targetPort: http', '    -', '      port: 81', '    selector:', '      app: orders',
  ].join('\n');
  const [service] = readManifests('a.yaml', text).manifests;

  test.each([
    [[], 6], [['kind'], 7], [['metadata', 'labels', 'team'], 9], [['spec', 'ports', 0, 'targetPort'], 13], [['spec', 'ports', 1, 'port'], 15], [['spec', 'selector', 'app'], 17],
  ])('%j', (path, line) => {
    expect(service.lineOf(path)).toBe(line);
  });

  test('what is not there is looked for as far as it is', () => {
    expect(service.lineOf(['spec', 'ports', 7, 'name'])).toBe(11);
    expect(service.lineOf(['status'])).toBe(6);
  });
});
