import { call, create, imported, list, member, object, ours, parts, variable, verbatim } from '../../src/import/code/code';
import { evaluateCode } from '../../src/import/code/evaluate-code';
import { printCode, printText } from '../../src/import/code/print-code';
import { camelCase, UniqueNames } from '../../src/import/unique-names';

describe('printed code', () => {
  test.each([
    ["it's", "'it\\'s'"], ['a\\b', "'a\\\\b'"], ['a\tb\r', "'a\\tb\\r'"], ['line\n', "'line\\n'"], ['\u0000\u2028', "'\\u0000\\u2028'"], ['🚀', "'🚀'"], ['\ud83d', "'\\ud83d'"],
    ['a\n`${b}`\n', '`a\n\\`\\${b}\\`\n`'],
  ])('reads back as the text: %#', (text, code) => {
    expect(printText(text)).toBe(code);
    // eslint-disable-next-line no-new-func -- what TypeScript makes of it is the point
    expect(new Function(`return ${code}`)()).toBe(text);
  });

  test('quotes keys where it must', () => {
    expect(printCode(verbatim({ 'a': 1, 'b-c': 2, 'd\ne': 3, '5': 4 }))).toBe("{ '5': 4, a: 1, 'b-c': 2, 'd\\ne': 3 }");
    expect(printCode(verbatim(JSON.parse('{"__proto__": 1}')))).toBe('{ ["__proto__"]: 1 }');
  });

  test('breaks long lines, one item a line', () => {
    const long = 'x'.repeat(60);
    expect(printCode(call(ours('f'), verbatim('a'), object({ b: list([verbatim(long), verbatim(long), verbatim(long)]) }))))
      .toBe(`f('a', {\n  b: [\n    '${long}',\n    '${long}',\n    '${long}',\n  ],\n})`);
  });
});

describe('evaluated code', () => {
  class Box {
    public static of(n: number) { return new this(n); }
    constructor(public readonly n: number) {}
  }
  const environment = { variable: () => ({ twice: (n: number) => n * 2 }), package: () => ({ Box }) };

  test('does what the printed code says', () => {
    expect(evaluateCode(call(member(variable('v'), 'twice'), verbatim(4)), environment)).toBe(8);
    expect(evaluateCode(member(call(imported('cdk8s', 'Box.of'), verbatim(4)), 'n'), environment)).toBe(4);
    expect(evaluateCode(object({ a: list([verbatim(null)]), b: undefined }), environment)).toEqual({ a: [null] });
    expect(evaluateCode(member(create(imported('cdk8s', 'Box'), verbatim(3)), 'n'), environment)).toBe(3);
  });

  test('has all its parts', () => {
    expect(parts(create(imported('cdk8s', 'A'), list([variable('v')]), member(variable('w'), 'm'))).filter(({ is }) => is === 'variable')).toHaveLength(2);
  });
});

describe('names', () => {
  test.each([['success-rate', 'successRate'], ['9-lives', 'the9Lives'], ['A.b/c', 'aBC'], ['---', 'the']])('%s is %s', (text, name) => {
    expect(camelCase(text)).toBe(name);
  });

  test('are chosen once', () => {
    const names = new UniqueNames('-', ['a']);
    expect([names.choose('a', 'b'), names.choose('a', 'b'), names.choose('b')]).toEqual(['b', 'b-2', 'b-3']);
  });
});
