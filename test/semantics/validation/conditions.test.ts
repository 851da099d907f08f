import { goRegularExpression } from '../../../src/semantics/go-regular-expression';
import { judgeMoment, judgePrometheusConditions, judgeSyntax } from '../../../src/semantics/validation/conditions';

const kind = (condition: string) => judgePrometheusConditions([condition]).kind;

test.each([
  'result[0] >= 0.99', 'result > 1', 'isNaN(result[0]) || result[0] < 5', 'len(result) == 0 ? true : result[0] > 1', 'default(result, 0)[0] < 3', 'not (result[0] in [1, 2])',
  'all(result, # > 0) and any(result, {# > 0}) and none(result, # < 0)', '0.1 < result[0] <= 2.5', 'let x = result[0]; x * 2 > 1', 'if len(result) > 0 { true } else { false }', 'result[3] > 0',
  'count(result, # > 0) == len(filter(result, # > 0))', 'sum(map(result, # * 2)) + max(result) - min(1, 2) > mean(result) / median(result)', '"abc" matches "^a" && "abc" contains "b"',
  'asInt("3") % 2 == 1', 'asFloat(result[0]) ** 2 > -1', 'abs(-1) == 1 && ceil(0.5) == 1 && floor(1.5) == 1 && round(1.4) == 1', 'isNaN(1) == false', 'result[-1] == 1', 'isNil(result) != true',
  '(result[0] ?? 1) > 0', 'first(result) == last(result)', 'result | len() > 0', '1 in 0..3', '"a" not in ["b"]', 'int("5") + float("0.5") > 5', 'string(1) == "1"', '0x1F == 31', 'result == nil || true',
  '// nothing to see\nresult[0] > 1', '\'it\\\'s\' == "it\'s" and `a` == "\\x61"', 'duration("1m") * 2 > duration("1m") - duration("1s")', 'now() - now() < duration("1h")',
])('%s can be evaluated', (condition) => {
  expect(judgePrometheusConditions([condition])).toEqual({ kind: 'good' });
});

test.each([
  'result >', 'result[0', 'result[0] > "a"', 'result[0]', 'result[9] > 1', 'rseult[0] > 1', 'result[0] = 1', 'isNaN("a")', 'result.x > 1', 'len(result[0]) > 1', '1 + true > 2', 'nobody(result)',
  'asInt("x") > 1', 'isNaN(len(result))', '"a" matches "("', '1 % 0 == 1', 'result ? true : false', '!result[0]', '-"a" == 1', 'result[0] && true', 'all(1, true)', 'all(result, 1)', 'all(result)',
  '# > 1', 'true true', '{', '"open', '\'\\q\' == 1', '1.2.3 > 1', '12a > 1', '99999999999999999999 > 1', 'a ?? b or c', 'not', 'result not 1', 'let result = 1; true', 'let = 1', 'result[0] > 1 }', 'isNil()',
  'default(1)', 'result(1)', 'len == 1', 'if true { 1 }', '1..9999999 == 1', '[1,,2] == 1', 'result[0] @ 1', '/* open', 'max() > 1', 'max("a") > 1', 'first(1) > 1', 'result["a"] > 1', '"a" in "abc"', 'result[0].x > 1',
  'duration("1d") > duration("1s")', 'now() + now() == 1', '1 ~ 2',
])('%s cannot be evaluated', (condition) => {
  expect(kind(condition)).toBe('bad');
});

test.each(['reduce(result, #acc + #) > 1', '{"a": 1}.a == 1', 'result[0:1] == [1]', 'upper("a") == "A"', '$env == 1', 'now().Year() > 1', 'findIndex(result, # > 1) == 0'])('%s is left to the controller', (condition) => {
  expect(kind(condition)).toBe('unjudged');
});

test('of other providers only the syntax is judged', () => {
  expect(judgeSyntax('result.anything[0].name startsWith "a" and result?.["x"]?.y == nil').kind).toBe('good');
  expect(judgeSyntax('result.items | filter(.ok) | len() > 0').kind).toBe('good');
  expect(judgeSyntax('result. > 1').kind).toBe('bad');
});

test('a moment is reckoned from now', () => {
  expect(['now()', 'now() - duration("1h")', 'duration("1m") + now()'].map((text) => judgeMoment(text).kind)).toEqual(['good', 'good', 'good']);
  expect(['', 'now', '1', 'duration("1h")', 'now() - 5', 'isNil(1)'].map((text) => judgeMoment(text).kind)).toEqual(['bad', 'bad', 'bad', 'bad', 'bad', 'bad']);
});

test('an expression that is nested without end is refused', () => {
  expect(kind(`${'('.repeat(50000)}1`)).toBe('bad');
});

test('a regular expression is read as Go reads it', () => {
  expect(['rate', '^r.*e$', '(?i)RATE', '[[:alpha:]]+', '(?P<name>r)', '\\Arate\\z', 'a{2,5}?', '[a-z]+\\d+', 'a*\\.*', '[*+]+', 'a+\\\\+', '\\[]'].map((source) => goRegularExpression(source) !== undefined)).not.toContain(false);
  expect(['*', '(', 'a**', '(?=a)', '(?<!a)', '(a)\\1', 'a{1001}', '[]', '\\y'].map(goRegularExpression)).toEqual(Array(9).fill(undefined));
  expect(goRegularExpression('(?i)^RA')!.test('rate')).toBe(true);
});
