import { acknowledgement, finding, object } from './findings';
import { textReport } from '../../../src/review/report/text';

const plain = { colours: false, version: '1.2.3' };
const report = (findings: Parameters<typeof textReport>[0]['findings'], unread = 0) => textReport({ findings, objects: 12, unread }, plain);

test('groups findings by object, and says of each its severity, rule, place, message and mend', () => {
  const [orders, carts] = [object('orders'), object('carts')];
  expect(report([
    finding({ object: orders, severity: 'error' }), finding({ object: carts, path: '' }), finding({ object: orders, severity: 'info', message: 'it is slow' }),
  ])).toBe(`\
Rollout orders in namespace shop
  error ZD505 indefinite-pause, shop.yaml:14, spec.steps[0].pause
    it waits for a person
    mend: set 5m
  info ZD505 indefinite-pause, shop.yaml:14, spec.steps[0].pause
    it is slow
    mend: set 5m

Rollout carts in namespace shop
  warning ZD505 indefinite-pause, shop.yaml:10
    it waits for a person
    mend: set 5m

1 error, 1 warning and 1 piece of advice in 12 objects. "cdk8s-rollouts explain ZD505" says why ZD505 matters.
`);
});

test('shows acknowledged findings with their reason, and counts them by themselves', () => {
  const text = report([finding({ acknowledged: acknowledgement({ until: '2027-01-31' }) })]);
  expect(text).toContain('    acknowledged until 2027-01-31: the shop is closed at night\n');
  expect(text).not.toContain('mend:');
  expect(text).toMatch(/\nnothing found in 12 objects; 1 is acknowledged\.\n$/);
  expect(report([finding(), finding(), finding({ acknowledged: acknowledgement() })])).toContain('\n2 warnings in 12 objects; 1 more is acknowledged. "cdk8s-rollouts explain');
});

test('offers the page of the worst that was found', () => {
  const rule = (id: string) => ({ ...finding().rule, id });
  const offered = (...findings: Parameters<typeof report>[0]) => /explain (\w+)"/.exec(report(findings))?.[1];
  const [advice, warning, error] = [finding({ rule: rule('ZD1'), severity: 'info' }), finding({ rule: rule('ZD2') }), finding({ rule: rule('ZD3'), severity: 'error' })];
  expect([offered(advice, warning, error), offered(advice, warning), offered(advice), offered({ ...error, acknowledged: acknowledgement() }, advice)])
    .toEqual(['ZD3', 'ZD2', 'ZD1', 'ZD1']);
});

test('says how much could not be read', () => {
  expect(report([], 1)).toBe('nothing found in 12 objects; 1 document could not be read.\n');
  expect(report([], 2)).toBe('nothing found in 12 objects; 2 documents could not be read.\n');
});

test('names the construct of an object that was never in a file', () => {
  expect(report([finding({ object: object('orders', { construct: 'shop/orders/Rollout' }) })])).toContain('  warning ZD505 indefinite-pause, shop/orders/Rollout, spec.steps[0].pause\n');
  expect(report([finding({ path: '', object: object('orders', {}) })])).toContain('  warning ZD505 indefinite-pause\n');
});

test('uses colours only where it may', () => {
  const findings = [finding({ severity: 'error' }), finding({ acknowledged: acknowledgement() })];
  const coloured = textReport({ findings, objects: 1, unread: 0 }, { ...plain, colours: true });
  expect(coloured).toContain('\u001b[31merror\u001b[0m ZD505');
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(textReport({ findings, objects: 1, unread: 0 }, plain));
  expect(textReport({ findings, objects: 1, unread: 0 }, plain)).not.toContain('\u001b');
});

test('nothing in a manifest can move the cursor, end a line or turn the direction of the text', () => {
  const name = 'a\u001b[2J\nb\u202ec';
  const acknowledged = acknowledgement({ reason: name });
  const text = report([finding({ object: object(name), path: name, message: name, mend: name }), finding({ acknowledged })]);
  expect(text).not.toMatch(/[\u001b\u202e]/);
  expect(text).toContain('Rollout a\\u001b[2J\\u000ab\\u202ec in namespace shop\n');
});
