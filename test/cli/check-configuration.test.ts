import { readConfiguration } from '../../src/cli/check-configuration';
import { DEFAULT_THRESHOLDS } from '../../src/review/engine/thresholds';
import { InventoryObject } from '../../src/review/inventory/inventory-object';

const problemsOf = (text: string) => readConfiguration('check.yaml', text).problems;

const COMPLETE = `
closed: true
profile: ours
kubernetes: "1.34"
argoRollouts: "1.10"
hardening: true
thresholds:
  preStopSeconds: 20
acknowledgements:
- rule: ZD505
  reason: ' the shop is closed at night '
  until: 2027-01-31
  object: {kind: Rollout, name: orders, namespace: shop}
`;

test('every setting can be said, and each threshold by its name', () => {
  const { settings, problems } = readConfiguration('check.yaml', COMPLETE);
  expect(problems).toEqual([]);
  expect({ ...settings, kubernetes: String(settings.kubernetes), argoRollouts: String(settings.argoRollouts) }).toEqual({
    closed: true, profile: 'ours', kubernetes: '1.34', argoRollouts: '1.10', hardening: true, thresholds: { ...DEFAULT_THRESHOLDS, preStopSeconds: 20 },
  });
});

test('an acknowledgement is about the objects of its kind and name, in its namespace if it says one', () => {
  const { acknowledgements: [acknowledgement] } = readConfiguration('check.yaml', COMPLETE);
  expect(acknowledgement).toMatchObject({ rule: 'ZD505', reason: 'the shop is closed at night', until: '2027-01-31', from: 'check.yaml:10' });
  const covers = (kind: string, name: string, namespace: string) => acknowledgement.covers({ kind, name, namespace } as InventoryObject);
  expect([covers('Rollout', 'orders', 'shop'), covers('Rollout', 'orders', ''), covers('Rollout', 'carts', 'shop'), covers('Service', 'orders', 'shop')])
    .toEqual([true, false, false, false]);
  const { acknowledgements: [anywhere] } = readConfiguration('check.yaml', COMPLETE.replace(', namespace: shop', ''));
  expect(anywhere.covers({ kind: 'Rollout', name: 'orders', namespace: 'other' } as InventoryObject)).toBe(true);
});

test.each([['an empty file', ''], ['a file of comments', '# nothing\n'], ['an empty map', '{}']])('%s says nothing', (_, text) => {
  expect(readConfiguration('check.yaml', text)).toEqual({ settings: {}, acknowledgements: [], problems: [] });
});

test.each([
  ['an unknown field', 'closed: true\nclose: true\n', 'check.yaml:2: there is no field close; accepted: closed, profile, kubernetes, argoRollouts, hardening, thresholds, acknowledgements'],
  ['a field of every object of JavaScript', 'constructor: 1\n', /^check\.yaml:1: there is no field constructor; /],
  ['text for a switch', 'closed: "yes"\n', 'check.yaml:1: closed is "yes"; accepted: true or false'],
  ['a profile that is none', 'profile: strict\n', 'check.yaml:1: profile is "strict"; accepted: ours or foreign'],
  ['a version that YAML reads as the number 1.3', '\nkubernetes: 1.30\n', 'check.yaml:2: kubernetes is 1.3; accepted: a version in quotes, such as "1.30"'],
  ['a version that is none', 'argoRollouts: latest\n', 'check.yaml:1: argoRollouts is "latest"; accepted: a version in quotes, such as "1.30"'],
  ['an unknown threshold', 'thresholds:\n  preStop: 5\n', /^check\.yaml:2: there is no field thresholds\.preStop; accepted: preStopSeconds, .*drainSeconds, /],
  ['a threshold that is no number', 'thresholds:\n  preStopSeconds: 5s\n', 'check.yaml:2: thresholds.preStopSeconds is "5s"; accepted: a number that is not negative'],
  ['a negative threshold', 'thresholds: {drainSeconds: -1}\n', 'check.yaml:1: thresholds.drainSeconds is -1; accepted: a number that is not negative'],
  ['a list of thresholds', 'thresholds: [5]\n', 'check.yaml:1: thresholds is [5]; accepted: a map'],
  ['a list', '- closed\n', /^check\.yaml:1: the configuration is \["closed"\]; accepted: a map of closed, /],
  ['text', 'closed\n', /^check\.yaml:1: the configuration is "closed"; accepted: a map of closed, /],
  ['malformed YAML', 'closed: [\n', /^check\.yaml:\d+: malformed YAML: /],
  ['something that is not text', 'closed\0', 'check.yaml:1: this is not text'],
  ['two documents', 'closed: true\n---\nclosed: false\n', 'check.yaml:3: a second document begins here; one is read'],
  ['a long value', `profile: ${'x'.repeat(100)}\n`, `check.yaml:1: profile is "${'x'.repeat(59)}…; accepted: ours or foreign`],
])('%s is told of with its line', (_, text, message) => {
  const problems = problemsOf(text);
  expect(problems).toHaveLength(1);
  typeof message === 'string' ? expect(problems[0]).toBe(message) : expect(problems[0]).toMatch(message);
});

test('an acknowledgement must name its rule, reason and one object: no rule is switched off for all', () => {
  const text = 'acknowledgements:\n- rule: ZD505\n  reason: the shop is closed at night\n- object: {kind: Rollout}\n- ZD505\n- {rule: ZD505, reason: 1, object: {kind: A, name: b}, why: c}\n';
  const { problems, acknowledgements } = readConfiguration('check.yaml', text);
  expect(acknowledgements).toEqual([]);
  expect(problems).toEqual([
    'check.yaml:2: acknowledgements[0].object is missing',
    'check.yaml:4: acknowledgements[1].rule is missing',
    'check.yaml:4: acknowledgements[1].reason is missing',
    'check.yaml:4: acknowledgements[1].object.name is missing',
    'check.yaml:5: acknowledgements[2] is "ZD505"; accepted: a map of rule, reason, until, object',
    'check.yaml:6: acknowledgements[3].reason is 1; accepted: text',
    'check.yaml:6: there is no field acknowledgements[3].why; accepted: rule, reason, until, object',
  ]);
});

test('everything that is wrong is said at once', () => {
  expect(problemsOf('closed: 1\nprofile: 2\nthresholds: {a: 1, b: 2}\n')).toHaveLength(4);
});
