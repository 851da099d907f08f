import { readFileSync } from 'fs';
import { join } from 'path';
import { load } from 'js-yaml';
import { repository } from '../client/conformance-data';
import { caughtReleases, foreseenFailures, foreseenSums, holds, Interval } from '../foresight/caught-by-chance';
import { Table } from '../traffic/table';

const table = load(readFileSync(join(repository, 'conformance', 'traffic', 'scenarios.yaml'), 'utf8')) as Table;
const foreseen = table.scenarios.filter((scenario) => scenario.foreseen);

test('there are versions that are caught by chance', () => {
  expect(foreseen.length).toBeGreaterThanOrEqual(2);
});

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const print = ({ least, greatest }: Interval) => `${Math.ceil(least)} to ${Math.floor(greatest)}`;

test.each(foreseen.map((scenario) => [scenario.name, scenario] as const))('%s: what the gate saw under load is what the simulation foresees', (name, { bad, releases }) => {
  const rate = Number(/^error(\d+)$/.exec(bad!)![1]) / 100;
  const caught = caughtReleases(name);
  expect(caught).toHaveLength(releases!);
  const of = (key: 'sample' | 'met' | 'failed') => sum(caught.map((release) => release[key]));
  const [samples, met, failed] = [of('sample'), of('met'), of('failed')];
  const scenario = { name, requestsPerSecond: table.fixed.rate.push, errorRate: rate };
  const expected = { ...foreseenSums(scenario, caught.length), failed: foreseenFailures(met, rate) };
  const inside = { samples: holds(expected.samples, samples), met: holds(expected.met, met), failed: holds(expected.failed, failed) };
  process.stdout.write(`${name}: ${caught.length} releases, aborted by samples ${caught.map(({ sample }) => sample).join(', ')}, in all ${samples} (${print(expected.samples)}); `
    + `${met} requests met them (${print(expected.met)}), ${failed} failed (${print(expected.failed)}): ${Object.values(inside).filter(Boolean).length} of 3 inside the 99.9 % interval\n`);
  expect(inside).toEqual({ samples: true, met: true, failed: true });
});
