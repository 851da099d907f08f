import { defaultPullPolicy } from '../../../../src/semantics/controller/pod-template/image-tag';

test.each([
  ['shop', 'Always'],
  ['shop:latest', 'Always'],
  ['ghcr.io:443/acme/shop', 'Always'],
  [`shop:latest@sha256:${'a'.repeat(64)}`, 'Always'],
  ['shop:1.2', 'IfNotPresent'],
  [`shop@sha256:${'a'.repeat(64)}`, 'IfNotPresent'],
  ['Shop', 'IfNotPresent'],
])('%s is pulled %s', (image, policy) => {
  expect(defaultPullPolicy(image)).toBe(policy);
});
