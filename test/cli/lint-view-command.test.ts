import { Folder, run } from './runs';

let folder: Folder;
beforeEach(() => { folder = new Folder(); });
afterEach(() => folder.remove());

const ROLLOUT = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: {name: orders}
spec:
  replicas: 2
  strategy: {blueGreen: {activeService: orders}}
  template: {spec: {containers: [{name: orders, image: 'orders:1.4.2'}]}}
---
apiVersion: v1
kind: Service
metadata: {name: orders}
`;
const REFERENCE = 'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: carts}\nspec: {workloadRef: {kind: Deployment, name: carts}}\n';

test('writes the objects for linters, each with the place that it comes from', () => {
  const { code, printed, errors } = run(['lint-view', folder.file('a.yaml', ROLLOUT)]);
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(printed.replaceAll(`${folder.path}/`, '')).toBe(`\
# from a.yaml:1
apiVersion: apps/v1
kind: Deployment
metadata:
  name: orders
spec:
  replicas: 2
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 100%
      maxUnavailable: 0
  template:
    spec:
      containers:
        - name: orders
          image: orders:1.4.2
---
# from a.yaml:9
apiVersion: v1
kind: Service
metadata:
  name: orders
`);
});

test('a Rollout whose pods are not there is left out, and named', () => {
  const { code, printed, errors } = run(['lint-view', folder.file('a.yaml', REFERENCE), folder.file('b.yaml', ROLLOUT)]);
  expect(code).toBe(0);
  expect(printed).not.toContain('carts');
  expect(errors).toMatch(/a\.yaml:1: left out, because the pods of this Rollout are not defined in what was read$/);
});

test.each([
  ['no file', () => [], /^no FILE is given; - is standard input/],
  ['an unknown option', () => ['--as-deployment'], /there is no option --as-deployment; accepted: none/],
  ['an empty file', () => [folder.file('a.yaml', '')], /^there is nothing to show: no object of Kubernetes was read$/],
])('ends with 2 where there is %s', (_, args, message) => {
  expect(run(['lint-view', ...args()])).toMatchObject({ code: 2, printed: '', errors: expect.stringMatching(message) });
});

test('writes the rest where something cannot be read, and ends with 2', () => {
  const { code, printed, errors } = run(['lint-view', folder.file('a.yaml', 'a: ['), folder.file('b.yaml', ROLLOUT)]);
  expect(code).toBe(2);
  expect(printed).toContain('kind: Deployment');
  expect(errors).toContain('malformed YAML');
});
