import { canonicalQuantity, quantityValue } from '../../../../src/semantics/controller/pod-template/quantity';

test.each([
  ['1000m', '1'], ['0.5', '500m'], ['1000', '1k'], ['1024Mi', '1Gi'], ['1.5Gi', '1536Mi'], ['0.5Ki', '512'], ['0.1Gi', '107374182400m'],
  ['0Mi', '0'], ['-0.5', '-500m'], ['0.1n', '1n'], ['10e2', '1e3'], ['8Ei', '9223372036854775807'],
])('%s is written %s', (text, canonical) => {
  expect(canonicalQuantity(text)).toBe(canonical);
});

test.each(['1', '500m', '2049Mi', '1.500', '1E3', 'much', ''])('%s is kept as it is', (text) => {
  expect(canonicalQuantity(text)).toBe(text);
});

test('an amount equals itself in every unit', () => {
  expect(new Set(['1Gi', '1024Mi', '1073741824', '1073741824000m'].map(quantityValue)).size).toBe(1);
  expect(quantityValue('much')).toBe('much');
});
