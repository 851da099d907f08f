import { acknowledgement, finding, object, RULE } from './findings';
import { Finding } from '../../../src/review/engine/evaluate';
import { sarifReport } from '../../../src/review/report/sarif';

/** Whether the whole is SARIF, the conformance part `reports` asks the schema. */
const run = (findings: readonly Finding[], unread = 0) => JSON.parse(sarifReport({ findings, objects: 1, unread }, { colours: false, version: '1.2.3' })).runs[0];
const result = (said: Partial<Finding> = {}) => run([finding(said)]).results[0];
const uriOf = (file: string) => result({ object: object('orders', { file }) }).locations[0].physicalLocation.artifactLocation;

test('names the tool, its version, and each rule that was found once', () => {
  const other = { ...RULE, id: 'ZD101', severity: 'error' as const };
  const { driver } = run([finding(), finding({ rule: other }), finding()]).tool;
  expect(driver).toMatchObject({ name: 'cdk8s-rollouts', semanticVersion: '1.2.3' });
  expect(driver.rules.map(({ id, defaultConfiguration }: any) => [id, defaultConfiguration.level])).toEqual([['ZD101', 'error'], ['ZD505', 'warning']]);
  expect(driver.rules[1]).toMatchObject({ name: 'indefinite-pause', shortDescription: { text: RULE.title }, helpUri: expect.stringMatching(/ZD505\.md$/) });
});

test('a result points to its rule, level, line and object', () => {
  expect(result()).toEqual({
    ruleId: 'ZD505',
    ruleIndex: 0,
    level: 'warning',
    message: { text: 'It waits for a person. Set 5m.' },
    locations: [{
      physicalLocation: { artifactLocation: { uri: 'shop.yaml', uriBaseId: '%SRCROOT%' }, region: { startLine: 14 } },
      logicalLocations: [{ fullyQualifiedName: 'shop/Rollout/orders/spec.steps[0].pause', kind: 'resource' }],
    }],
    partialFingerprints: { 'ruleAndField/v1': 'ZD505 shop/Rollout/orders spec.steps[0].pause' },
  });
});

test('advice is a note; its own severity counts, not that of the rule', () => {
  expect([result({ severity: 'info' }).level, result({ severity: 'error' }).level]).toEqual(['note', 'error']);
});

test('an acknowledged finding is suppressed: in the source by an annotation, outside by a configuration file', () => {
  const suppression = (carrier?: ReturnType<typeof object>) => result({ acknowledged: acknowledgement({ carrier }) }).suppressions;
  expect(suppression(object('orders'))).toEqual([{ kind: 'inSource', status: 'accepted', justification: 'the shop is closed at night' }]);
  expect(suppression()).toEqual([{ kind: 'external', status: 'accepted', justification: 'the shop is closed at night' }]);
});

test('files are URIs, those of a repository relative to its root', () => {
  expect(uriOf('./a b/50%#1.yaml')).toEqual({ uri: 'a%20b/50%25%231.yaml', uriBaseId: '%SRCROOT%' });
  expect(uriOf('a\\b.yaml')).toEqual({ uri: 'a/b.yaml', uriBaseId: '%SRCROOT%' });
  expect(uriOf('/tmp/a.yaml')).toEqual({ uri: 'file:///tmp/a.yaml' });
  expect(uriOf('C:\\a.yaml')).toEqual({ uri: 'file:///C:/a.yaml' });
});

test('what was never in a file, or was piped in, has only its object', () => {
  expect(result({ object: object('orders', { file: 'standard input', lineOf: () => 1 }) }).locations).toEqual([{ logicalLocations: [expect.anything()] }]);
  expect(result({ path: '', object: object('orders', {}) }).locations).toEqual([{ logicalLocations: [{ fullyQualifiedName: 'shop/Rollout/orders', kind: 'resource' }] }]);
});

test('a run that could not read everything was not successful', () => {
  expect([run([]).invocations, run([], 1).invocations]).toEqual([[{ executionSuccessful: true }], [{ executionSuccessful: false }]]);
});
