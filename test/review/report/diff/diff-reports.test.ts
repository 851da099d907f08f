import { Change } from '../../../../src/review/diff/change';
import { diffJson } from '../../../../src/review/report/diff/diff-json';
import { diffMarkdown } from '../../../../src/review/report/diff/diff-markdown';
import { Comparing } from '../../../../src/review/report/diff/diff-report';
import { diffText } from '../../../../src/review/report/diff/diff-text';
import { object } from '../findings';
import { canary } from '../plan/releases';

const ORDERS = object('orders');

const change = (said: Partial<Change> = {}): Change => ({
  class: 'at-once', object: ORDERS, path: 'spec.replicas', before: 4, after: 6, message: 'scales at once', ...said,
});
const release = change({
  class: 'release',
  path: 'spec.template',
  before: undefined,
  after: undefined,
  message: 'starts a canary release',
  fields: [{ path: 'spec.template.spec.containers[0].image', before: 'a:1', after: 'a:2' }],
});
const outage = change({ class: 'outage', path: '', message: 'its pods are deleted', mend: 'keep it' });

function written(report: typeof diffText, changes: readonly Change[], more: Partial<Comparing> = {}): string {
  return report({ changes, objects: 1, unread: 0, ...more }, { colours: false });
}

describe('text', () => {
  test('says of each object what each change does, with its fields and its mend, and counts', () => {
    expect(written(diffText, [outage, release, change()])).toBe(`Rollout orders in namespace shop
  causes an outage
    its pods are deleted
    mend: keep it
  starts a release, spec.template
    starts a canary release
      spec.template.spec.containers[0].image: a:1 → a:2
  takes effect at once, spec.replicas
    scales at once

1 change causes an outage, 1 starts a release and 1 takes effect at once.
`);
  });

  test('names fields of which nothing comes in one line for each reason', () => {
    const none = (path: string, message: string) => change({ class: 'none', path, message });
    expect(written(diffText, [none('spec.a', 'a default'), none('spec.b', 'a default'), none('metadata.labels', 'metadata only')])).toBe(`Rollout orders in namespace shop
  has no effect, spec.a and spec.b: a default
  has no effect, metadata.labels: metadata only

3 changes have no effect.
`);
  });

  test('says so where nothing changes, and how much was not read', () => {
    expect(written(diffText, [])).toBe('nothing changes.\n');
    expect(written(diffText, [], { unread: 2 })).toBe('nothing changes; 2 documents could not be read.\n');
  });

  test('nothing in a name or value can move the cursor', () => {
    expect(written(diffText, [change({ object: object('a\u001b[2J'), message: 'b\u202e' })])).toContain('Rollout a\\u001b[2J');
  });
});

describe('the plan of a release follows the change that starts it', () => {
  const planOf = (one: Change) => one === release ? canary : undefined;

  test('in text', () => {
    expect(written(diffText, [release, change()], { planOf })).toMatch(/a:1 → a:2\n {4}canary by Gateway API; takes at least [^]*\n {4}How many pods [^]*\n {4}What must pass [^]*\n {2}takes effect at once/);
  });

  test('in Markdown', () => {
    expect(written(diffMarkdown, [release, change()], { planOf })).toMatch(/`a:2`\n\n<details>\n<summary>Its plan<\/summary>\n\ncanary by Gateway API; [^]*\n\| 0[^]*<\/details>\n\n- \*\*takes effect at once\*\*/);
  });

  test('in JSON, and nothing where there is none', () => {
    const { changes } = JSON.parse(written(diffJson, [release, change()], { planOf })) as { changes: { plan: { name: string } | null }[] };
    expect(changes.map(({ plan }) => plan?.name ?? null)).toEqual([canary.name, null]);
  });
});

test('JSON has every key always', () => {
  expect(JSON.parse(written(diffJson, [release, outage]))).toEqual({
    schemaVersion: 1,
    class: 'outage',
    changes: [
      {
        class: 'release',
        object: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', namespace: 'shop', name: 'orders' },
        path: 'spec.template',
        before: null,
        after: null,
        message: 'starts a canary release',
        mend: null,
        fields: [{ path: 'spec.template.spec.containers[0].image', before: 'a:1', after: 'a:2' }],
        plan: null,
      },
      {
        class: 'outage',
        object: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', namespace: 'shop', name: 'orders' },
        path: '',
        before: 4,
        after: 6,
        message: 'its pods are deleted',
        mend: 'keep it',
        fields: [],
        plan: null,
      },
    ],
  });
  expect(JSON.parse(written(diffJson, []))).toEqual({ schemaVersion: 1, class: 'none', changes: [] });
});

describe('Markdown', () => {
  test('has the worst in its heading, and what comes of nothing only in the count', () => {
    expect(written(diffMarkdown, [release, change({ class: 'none', message: 'metadata only' })])).toBe(`### Applying this starts a release

1 change starts a release and 1 has no effect.

#### Rollout orders in namespace shop

- **starts a release** (\`spec.template\`): starts a canary release
  - \`spec.template.spec.containers[0].image\`: \`a:1\` → \`a:2\`
`);
    expect(written(diffMarkdown, [])).toBe('### Applying this has no effect\n\nnothing changes.\n');
    expect(written(diffMarkdown, [change({ class: 'fails' })])).toMatch(/^### Applying this fails: something is refused\n/);
  });

  test('nothing that a name or value says is read as Markdown', () => {
    const text = written(diffMarkdown, [change({ message: '<img> [a](b) **c**', fields: [{ path: 'a', before: '``', after: '`x`' }] })]);
    expect(text).toContain('\\<img\\> \\[a\\](b) \\*\\*c\\*\\*');
    expect(text).toContain('``` "``" ``` → `` "`x`" ``');
  });
});
