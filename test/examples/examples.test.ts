import { synthesized } from './synthesized';
import { EXAMPLES } from '../../examples/catalogue';

describe.each(EXAMPLES.map(({ name }) => name))('the example %s', (name) => {
  const example = synthesized(name);

  test('has a file for each chart, and a release in each', () => {
    expect(Object.keys(example.files)).toEqual(example.charts.map(({ file }) => file).sort());
    expect(example.charts.filter(({ releases }) => releases.length === 0)).toEqual([]);
  });

  test('has each object once, so that its files can be applied together', () => {
    const keys = example.charts.flatMap(({ objects }) => objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`));
    expect(keys).toEqual([...new Set(keys)]);
  });

  test('is the same byte for byte when it is synthesized again', () => {
    expect(synthesized(name).files).toEqual(example.files);
  });
});
