import { canary, releases } from './releases';
import { jsonPlan } from '../../../../src/review/report/plan/json';

test('is the plan as it is, with the version of its schema', () => {
  const written = jsonPlan(releases, { colours: false });
  expect(JSON.parse(written)).toEqual({ schemaVersion: 1, releases });
  expect(written.endsWith('}\n')).toBe(true);
});

test('the keys that programs look for are those of the schema', () => {
  const [release] = JSON.parse(jsonPlan([canary], { colours: false })).releases;
  expect(Object.keys(release)).toEqual(expect.arrayContaining(['name', 'namespace', 'kind', 'strategy', 'images', 'peakReplicas', 'duration', 'abort', 'phases']));
  expect(release.duration).toMatchObject({ automatic: 4650, manualGates: [{ phase: 3 }] });
  expect(Object.keys(release.phases[1])).toEqual(expect.arrayContaining(['index', 'step', 'weight', 'stableReplicas', 'canaryReplicas', 'exposure', 'startsAt', 'gate']));
});
