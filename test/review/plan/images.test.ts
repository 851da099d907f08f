import { deployment, found } from './shop';
import { plannedImages } from '../../../src/review/plan/images';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const imagesOf = (podSpec: object) => plannedImages(found(deployment(podSpec))[1]);

test.each([
  ['orders', {}],
  ['orders:1.4.2', { tag: '1.4.2' }],
  ['registry.example.com:5000/shop/orders', {}],
  ['registry.example.com:5000/shop/orders:1.4.2', { tag: '1.4.2' }],
  [`ghcr.io/acme/orders@${DIGEST}`, { digest: DIGEST }],
  [`localhost:5000/orders:1.4.2@${DIGEST}`, { tag: '1.4.2', digest: DIGEST }],
])('an image is taken apart: %s', (image, parts) => {
  expect(imagesOf({ containers: [{ name: 'app', image }] })).toEqual([{ container: 'app', image, initial: false, ...parts }]);
});

test('every container is listed, what runs before the others first and as such', () => {
  const images = imagesOf({
    initContainers: [{ name: 'migrate', image: 'migrate:7' }, { name: 'proxy', image: 'proxy:2', restartPolicy: 'Always' }],
    containers: [{ name: 'app', image: 'orders:1' }, { name: 'agent', image: 'agent:3' }],
  });
  expect(images.map(({ container, initial }) => [container, initial])).toEqual([['migrate', true], ['proxy', false], ['app', false], ['agent', false]]);
});

test('a container without an image is left out', () => {
  expect(imagesOf({ containers: [{ name: 'app' }, { name: 'agent', image: '' }] })).toEqual([]);
});
