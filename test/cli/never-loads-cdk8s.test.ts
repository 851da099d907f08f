import { Folder, run } from './runs';

/** The names of the packages that were asked for. */
const mockLoaded: string[] = [];
const mockLoading = (name: string) => {
  mockLoaded.push(name);
  return jest.requireActual(name);
};
jest.mock('cdk8s', () => mockLoading('cdk8s'));
jest.mock('cdk8s-plus-28', () => mockLoading('cdk8s-plus-28'));
jest.mock('constructs', () => mockLoading('constructs'));

let folder: Folder;
let file: string;
beforeEach(() => {
  folder = new Folder();
  file = folder.file('a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n');
});
afterEach(() => folder.remove());

test.each([
  ['check', () => ['check', file]],
  ['diff', () => ['diff', file, file]],
  ['explain', () => ['explain', 'ZD101']],
  ['lint-view', () => ['lint-view', file]],
  ['plan', () => ['plan', folder.file('b.yaml', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: b}\nspec: {template: {spec: {containers: []}}}\n')]],
  ['the overview', () => ['--help']],
])('%s reads without loading cdk8s', (_, args) => {
  expect(run(args()).code).toBe(0);
  expect(mockLoaded).toEqual([]);
});

test('import, which tries what it writes, does load it: the test above would notice', () => {
  expect(run(['import', file]).code).toBe(0);
  expect(mockLoaded).toContain('cdk8s');
});
