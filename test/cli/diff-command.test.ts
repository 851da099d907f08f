import { join } from 'path';
import { Folder, run } from './runs';

const ROLLOUT = (image: string, more = '') => `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: orders, namespace: shop }
spec:
  replicas: 4
  selector: { matchLabels: { app: orders } }
  strategy: { canary: { steps: [{ setWeight: 25 }, { pause: { duration: 5m } }] } }
  template:
    metadata: { labels: { app: orders } }
    spec: { containers: [{ name: orders, image: ${image} }] }
${more}`;
const BEFORE = ROLLOUT('orders:1');

let folder: Folder;
let before: string;
beforeEach(() => {
  folder = new Folder();
  before = folder.file('before.yaml', BEFORE);
});
afterEach(() => folder.remove());

const after = (text: string) => folder.file('after.yaml', text);

describe('it ends with the number of the worst change', () => {
  test.each<[string, number, string]>([
    ['nothing changes', 0, BEFORE],
    ['metadata', 0, BEFORE.replace('namespace: shop', 'namespace: shop, labels: { team: a }')],
    ['more replicas', 10, BEFORE.replace('replicas: 4', 'replicas: 5')],
    ['other steps', 11, BEFORE.replace('5m', '6m')],
    ['another image', 12, ROLLOUT('orders:2').replace('replicas: 4', 'replicas: 5')],
    ['another selector', 13, BEFORE.replaceAll('app: orders', 'app: shop')],
    ['no replicas', 14, ROLLOUT('orders:2').replace('replicas: 4', 'replicas: 0')],
  ])('%s: %d', (_, code, text) => {
    expect(run(['diff', before, after(text)])).toMatchObject({ code, errors: '' });
  });

  test('folders are read with what is below them', () => {
    folder.file('old/a/rollout.yaml', BEFORE);
    folder.file('new/b/rollout.yml', ROLLOUT('orders:2'));
    expect(run(['diff', join(folder.path, 'old'), join(folder.path, 'new')]).code).toBe(12);
  });

  test('2 where something could not be read; the rest is compared and reported all the same', () => {
    const { code, printed, errors } = run(['diff', before, after(`${ROLLOUT('orders:2')}---\na: [\n`)]);
    expect(code).toBe(2);
    expect(errors).toMatch(/after\.yaml:\d+: malformed YAML/);
    expect(printed).toMatch(/starts a release, spec\.template[\s\S]*1 change starts a release; 1 document could not be read\.\n$/);
  });

  test.each([['before', 'BEFORE'], ['after', 'AFTER']])('2 where there is nothing %s: a command before the pipe may have failed', (side) => {
    const empty = folder.file('empty.yaml', '');
    const { code, printed, errors } = run(['diff', ...side === 'before' ? [empty, before] : [before, empty]]);
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
    expect(errors).toMatch(/^there is nothing to compare in \S*empty\.yaml: no object of Kubernetes was read$/);
  });
});

describe('calls that are wrong end with 2, say what is wrong and where help is', () => {
  test.each<[string, (file: string) => string[], RegExp]>([
    ['no file', () => [], /^no files are given; accepted: two, BEFORE and AFTER/],
    ['one file', (file) => [file], /^1 file is given; accepted: two, BEFORE and AFTER/],
    ['three files', (file) => [file, file, file], /^3 files are given; accepted: two, BEFORE and AFTER/],
    ['standard input twice', () => ['-', '-'], /^BEFORE and AFTER are both -; only one of them can be standard input/],
    ['an unknown report', (file) => [file, file, '--output', 'xml'], /^--output is "xml"; accepted: text, json, markdown/],
    ['an unknown option', (file) => [file, file, '--closed'], /there is no option --closed; accepted: --output\n\ncdk8s-rollouts diff --help/],
    ['a file that is not there', (file) => [file, 'none.yaml'], /none\.yaml: there is no such file/],
  ])('%s', (_, args, message) => {
    const { code, printed, errors } = run(['diff', ...args(before)]);
    expect({ code, printed }).toEqual({ code: 2, printed: '' });
    expect(errors).toMatch(message);
  });
});

test('colours are used where the terminal shows them', () => {
  const file = after(ROLLOUT('orders:2'));
  expect(run(['diff', before, file]).printed).not.toContain('\u001b');
  expect(run(['diff', before, file], { colours: true }).printed).toContain('\u001b[33mstarts a release\u001b[0m');
});
