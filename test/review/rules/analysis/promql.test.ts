import { readQuery, seriesOf } from '../../../../src/review/rules/analysis/promql';

describe('a query of PromQL', () => {
  test('is read with its matchers and ranges, whatever quotes and comments it has', () => {
    expect(readQuery('sum by (pod) (\n  rate(http_requests_total{code!~"5..", path=\'/a"b\', job=`x`,}[5m])  # per second\n)')).toEqual({
      kind: 'call',
      name: 'sum',
      args: [{
        kind: 'call',
        name: 'rate',
        args: [{
          kind: 'series',
          metric: 'http_requests_total',
          matchers: [
            { label: 'code', operator: '!~', value: '5..' }, { label: 'path', operator: '=', value: '/a"b' }, { label: 'job', operator: '=', value: 'x' },
          ],
          range: '5m',
        }],
      }],
    });
  });

  test.each([
    ['a or b / c', 'or'], ['a / b or c', 'or'], ['a + b * c', '+'], ['a and b > 1', 'and'], ['(a or b) / c', '/'], ['a > bool 1', '>'],
    ['a / on (x) group_left (y) b', '/'], ['a unless ignoring(x) b', 'unless'], ['2 ^ 3 ^ 4', '^'], ['sum(a) by (x) / sum without (y) (b)', '/'],
  ])('binds as Prometheus does: %s', (query, operator) => {
    expect(readQuery(query)).toMatchObject({ kind: 'binary', operator });
  });

  test.each([
    'rate(a[5m] offset 1h)', 'a @ end()', 'a @ 1609746000', 'max_over_time(rate(a[1m])[1h:5m])', '-a', '+Inf', 'NaN', '1e3', '0x1f', '{__name__="a"}', '{"http.requests"}',
    'topk(3, a)', 'label_replace(a, "x", "$1", "y", "(.*)")', 'time()', 'count_values("v", a)', 'a:b:rate5m', 'a offset -5m', 'sum(a)',
  ])('is read: %s', (query) => {
    expect(readQuery(query)).toBeDefined();
  });

  test.each([
    '', 'sum(', 'a b', 'a{', 'a{x}y', 'a{x=1}', 'ts("a", b="c" and d="e")', 'avg:requests{service:x}', 'a[5m', '"open', 'a ! b', 'or', 'a +', 'SELECT count(*) FROM t',
    '('.repeat(500), `a${'+a'.repeat(2000)}`, 'a'.repeat(30_000),
  ])('is left alone where that is not certain: %.30s', (query) => {
    expect(readQuery(query)).toBeUndefined();
  });

  test('says which series it selects', () => {
    expect(seriesOf(readQuery('sum(rate(a[5m])) / (b + 1)')!).map(({ metric }) => metric)).toEqual(['a', 'b']);
  });
});
