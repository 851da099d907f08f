import { proposals, resolvePlaceholders } from '../../../src/semantics/validation/metric-placeholders';

const resolve = (text: string, ...args: { name: string; value?: string; secret?: boolean }[]) => {
  const { metric, problems } = resolvePlaceholders({ name: text }, args);
  return { name: metric.name, problems };
};
const service = { name: 'service', value: 'orders' };

test('placeholders are replaced anywhere, keys of maps included', () => {
  const { metric, problems } = resolvePlaceholders({ provider: { plugin: { '{{args.service}}': [{ query: 'x{{ args.service }}y' }], 'n': 1 } } }, [service]);
  expect(metric).toEqual({ provider: { plugin: { orders: [{ query: 'xordersy' }], n: 1 } } });
  expect(problems).toEqual([]);
});

test.each([
  ['{{args.other}}', '{{args.other}} names no argument of the analysis'],
  ['{{args."service"}}', '{{args."service"}} names no argument of the analysis'],
  ['{{args.service', '{{ is never closed by }}'],
])('%s cannot be replaced', (text, problem) => {
  expect(resolve(text, service).problems).toEqual([problem]);
});

test('a value with control characters cannot be put in; line breaks and accents can', () => {
  expect(resolve('{{args.service}}', { name: 'service', value: 'a\u0007' }).problems).toHaveLength(1);
  expect(resolve('{{args.service}}', { name: 'service', value: 'é\n"\u{1f600}' })).toEqual({ name: 'é\n"\u{1f600}', problems: [] });
});

test('a secret is stood in for, as the controller does', () => {
  expect(resolve('{{args.service}}', { name: 'service', secret: true }).name).toBe('temp-for-secret');
});

test('an unknown value is proposed by the place that asks for it', () => {
  const place = (field: string) => proposals([{ [field]: '{{args.x}}' }], ['x']).map((values) => values.get('x'));
  expect(place('count')).toEqual(['1000', '1000', '1', '1']);
  expect(place('consecutiveSuccessLimit')).toEqual(['0', '1', '0', '1']);
  expect([place('failureLimit')[0], place('interval')[0], place('successCondition')[0], place('name')[0]]).toEqual(['0', '1m', '1', 'placeholder']);
  expect(proposals([], [])).toEqual([new Map()]);
});
