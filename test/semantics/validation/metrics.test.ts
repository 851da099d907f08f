import { metric } from './rule-specification';
import { ends, metricProblems } from '../../../src/semantics/validation/metrics';

const ids = (fields: object) => metricProblems(metric(fields) as never).map(({ id, path }) => `${id} ${path}`);
const range = (fields: object) => ({ provider: { prometheus: { rangeQuery: { start: 'now() - duration("10m")', end: 'now()', step: '1m', ...fields } } } });

describe('a metric', () => {
  test.each([
    ['AR203 .consecutiveSuccessLimit', { consecutiveSuccessLimit: -1 }, { consecutiveSuccessLimit: 0 }],
    ['AR204 .failureLimit', { failureLimit: -2 }, { failureLimit: -1, consecutiveSuccessLimit: 1 }],
    ['AR205 .failureLimit', { failureLimit: '-1' }, { failureLimit: '-1', consecutiveSuccessLimit: '2' }],
    ['AR206 .inconclusiveLimit', { inconclusiveLimit: -1 }, { inconclusiveLimit: 0 }],
    ['AR207 .consecutiveErrorLimit', { consecutiveErrorLimit: -1 }, { consecutiveErrorLimit: 0 }],
    ['AR208 .count', { count: 2, interval: '1m', failureLimit: 2, consecutiveSuccessLimit: 1 }, { count: 3, interval: '1m', failureLimit: 2, consecutiveSuccessLimit: 1 }],
    ['AR209 .count', { count: 1, inconclusiveLimit: 2 }, { count: 1, inconclusiveLimit: 1 }],
    ['AR210 .interval', { count: 2 }, { count: 2, interval: '1m' }],
    ['AR211 .interval', { interval: '1d' }, { interval: '24h' }],
    ['AR212 .initialDelay', { initialDelay: '5' }, { initialDelay: '5s' }],
    ['AR213 .provider', { provider: {} }, { provider: { plugin: { a: {} } } }],
    ['AR213 .provider', { provider: { plugin: { a: {}, b: {} } } }, { provider: { web: {} } }],
    ['AR217 .successCondition', { successCondition: 'result > 1 &&' }, { successCondition: 'result > 1' }],
    ['AR217 .failureCondition', { failureCondition: 'result[0] > "a"' }, { failureCondition: 'result[0] > 1' }],
    ['AR217 .successCondition', { successCondition: 'result.', provider: { web: {} } }, { successCondition: 'result.anything > 1', provider: { web: {} } }],
    ['AR218 .provider.prometheus.rangeQuery.start', range({ start: '"yesterday"' }), range({})],
    ['AR218 .provider.prometheus.rangeQuery.step', range({ step: '' }), range({})],
    ['AR422 .successCondition', { successCondition: 'reduce(result, #acc + #) > 1' }, { successCondition: 'sum(result) > 1' }],
  ])('%s', (problem, bad, good) => {
    expect(ids(bad)).toEqual([problem]);
    expect(ids(good)).toEqual([]);
  });

  test('both conditions must fit the same shape of result', () => {
    expect(ids({ successCondition: 'result > 1', failureCondition: 'result[0] < 1' })).toEqual(['AR217 .successCondition']);
  });

  test('ends if it has a count, or is measured once', () => {
    expect([{}, { count: 3, interval: '1m' }, { count: '3', interval: '1m' }].map(ends)).toEqual([true, true, true]);
    expect([{ interval: '1m' }, { count: 0, interval: '1m' }, { count: 'many', interval: '1m' }].map(ends)).toEqual([false, false, false]);
  });
});
