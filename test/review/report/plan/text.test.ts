import { autoscaled, blueGreen, canary, hostile, rolling } from './releases';
import { textPlan } from '../../../../src/review/report/plan/text';

const written = (...shown: Parameters<typeof textPlan>[0]) => textPlan(shown, { colours: false });

test('columns stand below each other, and numbers end below each other', () => {
  const table = written(canary).split('\n').slice(written(canary).split('\n').indexOf('How many pods there are at each moment')).slice(1, 4);
  const at = (row: string, text: string) => row.indexOf(text) + text.length;
  expect(table[0]).toMatch(/^ {2}Phase {2}What happens +Begins after {2}New gets at end {2}Stable pods {2}New pods {2}Most pods$/);
  expect(table[1]).toMatch(/^ {2}0–1 {4}setWeight: 5, pause: 5m +0 s +5 % +10 +2 +12$/);
  expect(table.slice(1).map((row) => at(row, '%'))).toEqual([at(table[0], 'at end'), at(table[0], 'at end')]);
  expect(table.map(({ length }) => length)).toEqual([table[0].length, table[0].length, table[0].length]);
});

test('lines are broken between words, and never within a command', () => {
  const lines = written(canary, blueGreen, rolling).split('\n');
  expect(lines.filter((line) => line.length > 120 && !/^  \d/.test(line))).toEqual([]);
  expect(lines.some((line) => line.includes('kubectl argo rollouts promote orders -n shop'))).toBe(true);
});

test('with an autoscaler the numbers are ranges, and it is named', () => {
  const text = written(autoscaled);
  expect(text).toMatch(/ {2}0–1 {4}setWeight: 50, pause: 10m +0 s +50 % +4–30 +2–15 +45\n/);
  expect(text).toContain('At rest: 4–30, as HorizontalPodAutoscaler search decides.');
});

test('says that the weight is another number where pods are what is shared', () => {
  expect(written({ ...canary, phases: [{ ...canary.phases[0], weight: 10, exposure: 0.2 }] })).toContain('20 % (weight 10)');
});

test('what is not requested, not known or not there is said to be so', () => {
  const text = written(blueGreen, rolling);
  expect(text).toMatch(/At rest\s+4\s+not by all\s+not by all\n/);
  expect(text).toContain('No ResourceQuota is among the manifests, and no capacity was given, to compare it with.');
  expect(text).toMatch(/preStop\)\s+cannot be read\n/);
  expect(text).toContain('are reported, and nothing is aborted.');
  const unbroken = text.replace(/\s+/g, ' ');
  expect(unbroken).toContain('no user meets the new version before it is judged');
  expect(unbroken).toContain('rolling update; takes at least 2 min 40 s; at most 5 pods, 4 at rest; nobody sends it requests');
});

test('uses colours only where it may', () => {
  const coloured = textPlan([canary], { colours: true });
  expect(coloured).toContain('\u001b[1mRollout orders in namespace shop\u001b[0m');
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(written(canary));
});

test('nothing in a manifest can move the cursor, end a line or turn the direction of the text', () => {
  expect(written(hostile())).not.toMatch(/[\u001b\u202e]/);
});
