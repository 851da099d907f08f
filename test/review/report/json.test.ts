import { acknowledgement, finding, object } from './findings';
import { jsonReport } from '../../../src/review/report/json';

const report = (...findings: Parameters<typeof jsonReport>[0]['findings']) =>
  JSON.parse(jsonReport({ findings, objects: 1, unread: 0 }, { colours: true, version: '1.2.3' }));

test('says of each finding exactly what the schema has', () => {
  expect(report(finding())).toEqual({
    schemaVersion: 1,
    findings: [{
      rule: 'ZD505',
      severity: 'warning',
      object: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', namespace: 'shop', name: 'orders' },
      path: 'spec.steps[0].pause',
      file: 'shop.yaml',
      line: 14,
      message: 'it waits for a person',
      mend: 'set 5m',
      acknowledged: null,
    }],
  });
});

test('says the reason of what is acknowledged', () => {
  expect(report(finding({ acknowledged: acknowledgement() })).findings[0].acknowledged).toBe('the shop is closed at night');
});

test('has every key always: null stands for what is not there', () => {
  const nameless = { ...object('', {}), namespace: '', apiVersion: '' };
  expect(report(finding({ object: nameless })).findings[0]).toMatchObject({
    object: { apiVersion: null, kind: 'Rollout', namespace: null, name: null }, file: null, line: null,
  });
});

test('is a list without findings where there is none', () => {
  expect(report()).toEqual({ schemaVersion: 1, findings: [] });
});
