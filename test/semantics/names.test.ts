import {
  requireAnnotations, requireDnsLabel, requireDnsSubdomain, requireHostname, requireLabels, requirePortName, requireServiceName,
} from '../../src/semantics/names';

type Check = (where: string, prop: string, value: string) => void;

describe.each<[string, Check, string[], string[]]>([
  ['a DNS label', requireDnsLabel, ['a', '1', 'orders-2', 'a'.repeat(63)], ['', 'A', '-a', 'a-', 'a.b', 'a_b', 'a'.repeat(64)]],
  ['the name of a Service', requireServiceName, ['a', 'orders-2', 'a'.repeat(63)], ['', '1a', 'a.b', 'Orders', 'a'.repeat(64)]],
  ['a DNS subdomain', requireDnsSubdomain, ['a', 'a.b', '1.2', 'a'.repeat(253)], ['', '.a', 'a..b', 'a-.b', 'A', 'a'.repeat(254)]],
  ['a host name', requireHostname, ['example.com', '*.example.com'], ['*', '*.', 'a.*.com', '*.*.com', 'exa mple.com', 'http://example.com']],
  ['the name of a port', requirePortName, ['http', 'h2', '2h', 'a-b'], ['', '80', 'HTTP', 'a--b', '-a', 'sixteen-letters-']],
])('%s', (_title, check, good, bad) => {
  test.each(good.map((value) => [value]))('can be %j', (value) => {
    expect(() => check('shop', 'name', value)).not.toThrow();
  });

  test.each(bad.map((value) => [value]))('cannot be %j', (value) => {
    expect(() => check('shop', 'name', value)).toThrow(/^shop: name is ".*; accepted: .+ Mend: .+\.$/);
  });
});

test('a name to which something is appended is shorter by that, and the error says so', () => {
  expect(() => requireDnsLabel('shop', 'name', 'a'.repeat(46), 17)).not.toThrow();
  expect(() => requireDnsLabel('shop', 'name', 'a'.repeat(47), 17)).toThrow('at most 46 characters (63 less the 17 that are appended). Mend: choose a shorter name.');
});

describe('labels', () => {
  test.each<object>([{}, { team: '' }, { 'example.com/team': 'a.B_c-1' }, { toString: 'x' }])('can be %j', (labels) => {
    expect(() => requireLabels('shop', 'labels', labels as Record<string, string>)).not.toThrow();
  });

  test.each([
    [{ '': 'x' }, 'labels key is ""'],
    [{ 'a/b/c': 'x' }, 'labels key is "a/b/c"'],
    [{ 'Example.com/a': 'x' }, 'labels key is "Example.com/a"'],
    [{ constructor: 'x' }, 'labels key is "constructor"'],
    [{ a: 'b c' }, 'labels["a"] is "b c"'],
    [{ a: 'b'.repeat(64) }, 'labels["a"] is "bbb'],
    [{ a: '0o17' }, 'labels["a"] is "0o17"'],
    [{ a: 1 as unknown as string }, 'labels["a"] is 1'],
  ])('cannot be %j', (labels, message) => {
    expect(() => requireLabels('shop', 'labels', labels as Record<string, string>)).toThrow(`shop: ${message}`);
  });
});

describe('annotations', () => {
  test('can be any text', () => {
    expect(() => requireAnnotations('shop', 'annotations', { 'example.com/a': 'two\nlines: "{{x}}"' })).not.toThrow();
  });

  test.each([
    [{ 'a b': '' }, 'annotations key is "a b"'],
    [{ a: true as unknown as string }, 'annotations["a"] is true; accepted: text. Mend: put the value in quotes.'],
    [{ a: 'x\u0085y' }, 'annotations["a"] is "x\\u0085y"; accepted: text without U+0085'],
  ])('cannot be %j', (annotations, message) => {
    expect(() => requireAnnotations('shop', 'annotations', annotations)).toThrow(`shop: ${message}`);
  });
});
