import { deployment, found, ROUTED, rollout } from './shop';
import { firstDeployment } from '../../../src/review/plan/first-deployment';

const first = (...objects: object[]) => firstDeployment(found(...objects)[1]);
const TEMPLATES = { templates: [{ templateName: 'success' }] };

test.each([
  ['steps', { steps: [{ setWeight: 10 }, { pause: {} }] }, ', and all 2 steps are skipped'],
  ['one step', { steps: [{ setWeight: 10 }] }, ', and the step is skipped'],
  ['steps and a background analysis', { steps: [{ setWeight: 10 }, { pause: {} }], analysis: TEMPLATES }, ', and all 2 steps and every analysis are skipped'],
  ['an analysis step', { steps: [{ setWeight: 10 }, { analysis: TEMPLATES }] }, ', and all 2 steps and every analysis are skipped'],
  ['a background analysis alone', { analysis: TEMPLATES }, ', and every analysis is skipped'],
  ['one step that analyses', { steps: [{ analysis: TEMPLATES }] }, ', and the step and every analysis are skipped'],
  ['nothing', {}, ''],
])('a canary with %s starts with all pods at once', (_, canary, skipped) => {
  expect(first(rollout({ canary: { ...ROUTED, ...canary } })))
    .toEqual([`The first version has no stable one to be compared with: it starts with all pods at once${skipped}`]);
});

test.each([
  [{}, ': there is nothing to switch from'],
  [{ prePromotionAnalysis: TEMPLATES }, ': the analysis before the switch is skipped'],
  [{ postPromotionAnalysis: TEMPLATES, autoPromotionEnabled: false, autoPromotionSeconds: 60 }, ': the analysis after the switch and the wait for a person are skipped'],
  [{ autoPromotionSeconds: 60 }, ': the wait of 60 s is skipped'],
])('a blue-green release gets its Service as soon as pods are ready: %j', (blueGreen, skipped) => {
  expect(first(rollout({ blueGreen: { activeService: 'orders', ...blueGreen } })))
    .toEqual([`The first version gets Service orders as soon as its pods are ready${skipped}`]);
});

test.each([
  [undefined, /keeps its pods beside those of the Rollout until somebody sets its spec.replicas to 0/],
  ['never', /keeps its pods beside those of the Rollout until somebody/],
  ['onsuccess', /is scaled to 0 then.*first revision only/],
  ['progressively', /is scaled down as pods of the Rollout get ready; .*first revision only/],
  ['OnSuccess', /keeps its pods: scaleDown OnSuccess means nothing/],
])('a Deployment that a Rollout takes its pods from, with scaleDown %s', (scaleDown, saying) => {
  const taken = rollout({ canary: {} }, undefined, { template: undefined, workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop', scaleDown } });
  const [, said] = first(taken, deployment(undefined, {}, 'shop'));
  expect(said).toMatch(/^Deployment shop /);
  expect(said).toMatch(saying);
});

test('nothing is said where there is nothing to take over, and of a rolling Deployment', () => {
  expect(first(rollout({ canary: {} }))).toHaveLength(1);
  expect(first(rollout({ canary: {} }, undefined, { workloadRef: { kind: 'PodTemplate', name: 'shop' } }))).toHaveLength(1);
  expect(first(deployment())).toEqual([]);
});
