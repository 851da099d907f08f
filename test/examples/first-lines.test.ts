import { objectIn, synthesized } from './synthesized';

const example = synthesized('first-lines');

test('a dozen lines give a canary whose analysis starts with the first weight', () => {
  const { canary } = objectIn(example, 'shop', 'Rollout', 'orders')!.spec.strategy;
  expect(canary.steps.map(({ setWeight, pause }: any) => setWeight ?? pause.duration)).toEqual([5, '5m', 25, '5m', 50, '5m', 100, '2m']);
  expect(canary.analysis).toMatchObject({ startingStep: 1, templates: [{ templateName: 'orders-success-rate' }] });
});

test('a small change makes it a blue-green that waits for a person, and is measured after the switch', () => {
  const { blueGreen } = objectIn(example, 'shop-blue-green', 'Rollout', 'orders')!.spec.strategy;
  expect(blueGreen).toMatchObject({ activeService: 'orders', previewService: 'orders-preview', autoPromotionEnabled: false });
  expect(blueGreen.postPromotionAnalysis.templates).toEqual([{ templateName: 'orders-post-success-rate' }]);
});

test('callers find both under the same name and port', () => {
  const ports = (file: string) => objectIn(example, file, 'Service', 'orders')!.spec.ports;
  expect(ports('shop-blue-green')).toEqual(ports('shop'));
});
