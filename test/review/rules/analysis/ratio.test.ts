import { readQuery } from '../../../../src/review/rules/analysis/promql';
import { ratioOf, vanishing } from '../../../../src/review/rules/analysis/ratio';

const vanishes = (query: string) => {
  const ratio = ratioOf(readQuery(query)!);
  return ratio && vanishing(ratio);
};

describe('the numerator of a ratio has no series', () => {
  test.each([
    'sum(rate(r{code!~"5.."}[1m])) / sum(rate(r[1m]))',
    'sum(rate(r{response_code=~"2.."}[1m])) / sum(rate(r[1m]))',
    'sum(rate(r{envoy_response_code_class!~"5.*"}[1m])) / sum(rate(r[1m]))',
    'sum(rate(r{status="2xx"}[1m])) / sum(rate(r[1m])) * 100',
    '100 * sum(rate(r{status!~"[4-5].*"}[1m])) / sum(rate(r[1m]))',
    'sum(rate(r{grpc_code="OK",app="x"}[1m])) / sum(rate(r{app="x"}[1m]))',
    '(sum(rate(r{result="success"}[1m])) / sum(rate(r[1m])))',
    'sum(rate(r{code!~"5.."}[1m])) / sum(rate(r[1m])) or vector(0)',
  ])('when all requests fail: %s', (query) => expect(vanishes(query)).toBe('when all fail'));

  test.each([
    'sum(rate(r{code=~"5.."}[1m])) / sum(rate(r[1m]))',
    '1 - sum(rate(r{code=~"5..|4.."}[1m])) / sum(rate(r[1m]))',
    '(sum(rate(r[1m])) - sum(rate(r{code=~"5.."}[1m]))) / sum(rate(r[1m]))',
    'sum(rate(r{grpc_code!="OK"}[1m])) / sum(rate(r[1m]))',
  ])('when none fails: %s', (query) => expect(vanishes(query)).toBe('when none fails'));

  test.each([
    ['has a fallback of its own', '(sum(rate(r{code!~"5.."}[1m])) or vector(0)) / sum(rate(r[1m]))'],
    ['is another metric', 'sum(rate(ok[1m])) / sum(rate(r[1m]))'],
    ['leaves out paths, which are no outcomes', 'sum(rate(r{path!~"/health"}[1m])) / sum(rate(r[1m]))'],
    ['leaves out what the denominator leaves out', 'sum(rate(r{code!~"5.."}[1m])) / sum(rate(r{code!~"404"}[1m]))'],
    ['lets some failures through', 'sum(rate(r{code!="500"}[1m])) / sum(rate(r[1m]))'],
    ['is filtered by its size', 'sum(rate(r{code!~"5.."}[1m])) / sum(rate(r[1m])) > 0.9'],
    ['is no ratio', 'sum(rate(r{code!~"5.."}[1m]))'],
    ['is divided by a number', 'sum(rate(r{code!~"5.."}[1m])) / 60'],
    ['has a matcher that is no regular expression here', 'sum(rate(r{code!~"(?i)5["}[1m])) / sum(rate(r[1m]))'],
  ])('or it is not certain: it %s', (_, query) => expect(vanishes(query)).toBeUndefined());

  test('a fallback is read where it is of the whole', () => {
    expect(ratioOf(readQuery('a / b or on() vector(1)')!)?.fallback).toBe(1);
    expect(ratioOf(readQuery('a / b or c')!)).toBeUndefined();
    expect(ratioOf(readQuery('(a / b or vector(1)) * 100')!)).toBeUndefined();
  });
});
