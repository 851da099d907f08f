import { Folder, run } from './runs';
import { releases } from '../review/report/plan/releases';

const SERVICE = (name: string) => `
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: shop}
spec: {selector: {app: ${name}}, ports: [{port: 80}]}
`;
const ROLLOUT = (name: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: ${name}, namespace: shop}
spec:
  replicas: 4
  selector: {matchLabels: {app: ${name}}}
  strategy: {canary: {maxUnavailable: 0, maxSurge: 1, steps: [{setWeight: 25}, {pause: {duration: 5m}}, {pause: {}}]}}
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: ${name}, image: 'ghcr.io/acme/${name}:1.0', resources: {requests: {cpu: 500m, memory: 1Gi}}}]}
`;

let folder: Folder;
let file: string;
beforeEach(() => {
  folder = new Folder();
  file = folder.file('shop.yaml', [SERVICE('orders'), ROLLOUT('orders'), SERVICE('carts'), ROLLOUT('carts')].join('---'));
});
afterEach(() => folder.remove());

test('plans the releases of a file, a folder or standard input, and ends with 0', () => {
  const result = run(['plan', file]);
  expect(result).toMatchObject({ code: 0, errors: '' });
  expect(result.printed.match(/^Rollout .*$/gm)).toEqual(['Rollout orders in namespace shop', 'Rollout carts in namespace shop']);
  expect(run(['plan', folder.path]).printed).toBe(result.printed);
});

test.each([
  ['json', /^\{\n {2}"schemaVersion": 1,/], ['markdown', /^\*\*2 releases\*\*[^]*\n## Rollout `orders`/], ['svg', /^<svg /], ['html', /^<!DOCTYPE html>/], ['text', /^2 releases\n[^]*\nRollout orders/],
])('--output %s', (output, beginning) => {
  expect(run(['plan', file, '--output', output])).toMatchObject({ code: 0, printed: expect.stringMatching(beginning) });
});

test('--release shows only what is named, with or without its namespace, and says which there are if it is not there', () => {
  const headings = (...args: string[]) => run(['plan', file, '--output', 'markdown', ...args]).printed.match(/^## .*$/gm);
  expect(headings('--release', 'carts')).toEqual(['## Rollout `carts` in namespace `shop`']);
  expect(headings('--release', 'carts', '--release', 'shop/orders')).toHaveLength(2);
  expect(run(['plan', file, '--release', 'cart'])).toMatchObject({
    code: 2, printed: '', errors: expect.stringContaining('there is no release cart; there are: shop/orders, shop/carts'),
  });
});

test('--ready says how long pods take', () => {
  const automatic = (...args: string[]) => JSON.parse(run(['plan', file, '--output', 'json', ...args]).printed).releases[0].duration.automatic;
  expect(automatic('--ready', '60')).toBeGreaterThan(automatic('--ready', '10'));
  expect(automatic()).toBe(automatic('--ready', '30'));
});

test('--capacity says whether the peak fits', () => {
  const pods = (capacity: string) => JSON.parse(run(['plan', file, '--output', 'json', '--release', 'orders', '--capacity', capacity]).printed).releases[0].pods;
  expect(pods('cpu=2').fits).toBe(false);
  expect(pods('cpu=2500m, memory=5Gi').fits).toBe(true);
  expect(pods('memory=4Gi')).toMatchObject({ fits: false, limits: [expect.any(String)] });
});

test('--replicas is the number of pods where an autoscaler decides', () => {
  const scaled = folder.file('scaled/orders.yaml', `${SERVICE('orders')}---${ROLLOUT('orders').replace('  replicas: 4\n', '')}---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: orders, namespace: shop}
spec: {minReplicas: 4, maxReplicas: 20, scaleTargetRef: {apiVersion: argoproj.io/v1alpha1, kind: Rollout, name: orders}}
`);
  const pods = (...args: string[]) => JSON.parse(run(['plan', scaled, '--output', 'json', ...args]).printed).releases[0].pods;
  expect(pods()).toMatchObject({ least: 4, most: 20 });
  expect(pods('--replicas', '8')).toMatchObject({ least: 8, most: 8 });
});

test.each([
  [['plan'], 'no FILE is given'],
  [['plan', 'a.yaml', '--output', 'pdf'], '--output is "pdf"; accepted: text, json, markdown, svg, html'],
  [['plan', 'a.yaml', '--output', 'toString'], '--output is "toString"'],
  [['plan', 'a.yaml', '--ready', '30s'], '--ready is "30s"; accepted: seconds such as 30'],
  [['plan', 'a.yaml', '--replicas', 'many'], '--replicas is "many"; accepted: a number of pods such as 10'],
  [['plan', 'a.yaml', '--capacity', 'cpu=much'], '--capacity is "cpu=much"; accepted: cpu=64,memory=256Gi, or one of both'],
  [['plan', 'a.yaml', '--capacity', 'cpu=1,cpu=2'], '--capacity is "cpu=1,cpu=2", which says one of them twice'],
  [['plan', 'a.yaml', '--capacity', 'gpu=1'], '--capacity is "gpu=1"'],
  [['plan', 'a.yaml', '--capacity', 'constructor=1'], '--capacity is "constructor=1"'],
  [['plan', 'a.yaml', '--fast'], '--fast'],
])('%j is a wrong call', (args, message) => {
  expect(run(args)).toMatchObject({ code: 2, printed: '', errors: expect.stringContaining(message) });
});

test('what cannot be read makes it end with 2, and the rest is planned all the same', () => {
  const result = run(['plan', file, folder.file('broken.yaml', 'kind: [')]);
  expect(result).toMatchObject({ code: 2, printed: expect.stringMatching(/^2 releases\n[^]*\nRollout orders/), errors: expect.stringContaining('broken.yaml:2: malformed YAML') });
});

test('without a release it ends with 2', () => {
  expect(run(['plan', folder.file('service.yaml', SERVICE('orders'))])).toMatchObject({ code: 2, printed: '', errors: expect.stringContaining('there is nothing to plan') });
});

test('every key of the structs that the reports are tested with is one that plans really have', () => {
  const [release] = JSON.parse(run(['plan', file, '--output', 'json']).printed).releases;
  expect(Object.keys(release).sort()).toEqual(Object.keys(releases[0]).sort());
});

test('what cannot be planned is said, the others are planned, and the command ends with 2', () => {
  const both = folder.file('both.yaml', [SERVICE('orders'), ROLLOUT('orders').replace('maxSurge: 1', 'maxSurge: abc%'), SERVICE('cart'), ROLLOUT('cart')].join('---'));
  const { code, printed, errors } = run(['plan', both, '--output', 'json']);
  expect(code).toBe(2);
  expect(JSON.parse(printed).releases.map(({ name }: { name: string }) => name)).toEqual(['cart']);
  expect(errors).toMatch(/^Rollout orders is not planned: .*maxSurge is "abc%"/);
});
