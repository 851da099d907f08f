import { readFileSync } from 'fs';
import { join } from 'path';
import { Folder, run } from './runs';

const FIRST_LINES = join(__dirname, '../../docs/first-lines.yaml');
const ASKED = ['--rps', '200', '--error-rate', '5%'];
const simulate = (...args: string[]) => run(['simulate', ...args, '--runs', '5']);
const folder = new Folder();
afterAll(() => folder.remove());

describe('cdk8s-rollouts simulate', () => {
  test('says how a release ends, what it costs, and whether its gates can see it', () => {
    const { code, printed, errors } = simulate(FIRST_LINES, ...ASKED);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(printed).toContain('Rollout orders in namespace shop: canary, 10 replicas, 8 steps');
    expect(printed).toContain('It is aborted in 5 of 5 releases');
    expect(printed).toMatch(/a rise from 0\.1 % to 5 % errors is caught with probability/);
    expect(printed).toMatch(/A healthy release is aborted with probability/);
    expect(printed).toContain('Assumed');
  });

  test('writes JSON of which every key is always there', () => {
    const { code, printed } = simulate(FIRST_LINES, ...ASKED, '--output', 'json');
    expect(code).toBe(0);
    const { schemaVersion, simulations: [one], notSimulated } = JSON.parse(printed);
    expect([schemaVersion, notSimulated]).toEqual([1, []]);
    expect(one).toMatchObject({
      name: 'orders',
      namespace: 'shop',
      strategy: 'canary',
      replicas: 10,
      limit: 3600,
      releases: { runs: 5, aborted: 5 },
      example: { seed: 1, caughtBy: { metric: 'success-rate' } },
      withoutGate: { outcome: 'promoted' },
      unseen: [],
    });
    expect(one.gates[0]).toMatchObject({ run: 'background', step: null, tolerated: 0.01 });
    const healthy = JSON.parse(simulate(FIRST_LINES, '--rps', '200', '--error-rate', '0.1%', '--output', 'json').printed).simulations[0];
    expect(Object.keys(healthy.releases)).toEqual(Object.keys(one.releases));
    expect(Object.keys(healthy.example)).toEqual(Object.keys(one.example));
    expect(Object.keys(healthy.gates[0])).toEqual(Object.keys(one.gates[0]));
  });

  test.each<[string[], string]>([
    [[], '--rps is not given; accepted: the requests a second of all users'],
    [['--rps', '20'], '--error-rate is not given; accepted: the share of its requests'],
    [['--rps', 'many', '--error-rate', '2%'], '--rps is "many"; accepted: a number that is not negative'],
    [['--rps', '20', '--error-rate', '2'], '--error-rate is "2"; accepted: a share such as 2% or 0.02, at most 100%'],
    [['--rps', '20', '--error-rate', '101%'], '--error-rate is "101%"; accepted: a share'],
    [[...ASKED, '--ready', 'soon'], '--ready is "soon"; accepted: seconds, or a duration such as 90s, 5m or 1h30m'],
    [[...ASKED, '--baseline', '50%'], '--baseline is "50%", more than --error-rate; accepted: at most as much'],
    [[...ASKED, '--abort-at', '8'], '--abort-at is "8"; accepted: 0 to 7'],
    [[...ASKED, '--rps', '-5'], '--rps is followed by -5, which looks like an option; accepted: --rps=-5 if it is its value'],
    [[...ASKED, '--error-series', '1.5'], '--error-series is "1.5"; accepted: a whole number, at least 0'],
    [[...ASKED, '--limit', '0'], '--limit is "0"; accepted: a duration above 0'],
    [[...ASKED, '--burst', '0.5'], '--burst is "0.5"; accepted: a number, at least 1'],
    [[...ASKED, '--scale-out', '10m'], '--scale-out is "10m"; accepted: AT:REPLICAS, such as 10m:8'],
    [[...ASKED, '--drain', '10m:0'], '--drain is "0"; accepted: a whole number, at least 1'],
    [[...ASKED, '--abort-at', 'x'], '--abort-at is "x"; accepted: a whole number, at least 0'],
    [[...ASKED, '--output', 'svg'], '--output is "svg"; accepted: text, json'],
    [[...ASKED, '--rollout', 'carts'], '--rollout is "carts"; accepted: orders'],
  ])('refuses %j', (args, message) => {
    const { code, printed, errors } = simulate(FIRST_LINES, ...args);
    expect([code, printed]).toEqual([2, '']);
    expect(errors).toContain(message);
  });

  test.each([['0.02', '2%'], ['2.5 %', '0.025']])('takes %s for the same as %s', (one, other) => {
    const printed = (rate: string) => simulate(FIRST_LINES, '--rps', '20', '--error-rate', rate).printed;
    expect(printed(one)).toBe(printed(other));
  });

  test('takes durations with and without a unit', () => {
    expect(simulate(FIRST_LINES, ...ASKED, '--ready', '90').printed).toBe(simulate(FIRST_LINES, ...ASKED, '--ready', '1m30s').printed);
  });

  test('needs no requests a second where there is no traffic', () => {
    const { code, printed } = simulate(FIRST_LINES, '--error-rate', '5%', '--no-traffic');
    expect(code).toBe(0);
    expect(printed).toContain('It does not end in 5 of 5 releases: Paused, InconclusiveAnalysisRun.');
    expect(printed).toContain('No request reaches the new version while it measures.');
  });

  test('simulates the Rollout that is chosen', () => {
    const two = folder.file('two.yaml', ['orders', 'carts'].map((name) => readFileSync(FIRST_LINES, 'utf8').replaceAll('orders', name)).join('---\n'));
    expect(simulate(two, ...ASKED).printed.match(/^Rollout \w+/gm)).toEqual(['Rollout orders', 'Rollout carts']);
    expect(simulate(two, ...ASKED, '--rollout', 'shop/carts').printed.match(/^Rollout \w+/gm)).toEqual(['Rollout carts']);
  });

  test('ends with 2 where there is no Rollout, or one that is not simulated', () => {
    const map = folder.file('map.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: map }\n');
    expect(simulate(map, ...ASKED)).toMatchObject({ code: 2, printed: '', errors: expect.stringContaining('no Rollout was read') });
    const none = folder.file('none.yaml', 'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: { name: none }\nspec: {}\n');
    const { code, printed } = simulate(none, FIRST_LINES, ...ASKED);
    expect(code).toBe(2);
    expect(printed).toContain('Not simulated: Argo Rollouts refuses it');
    expect(printed).toContain('Rollout orders');
  });
});
