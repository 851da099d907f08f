import { followPlan, pods, traffic } from '../foresight/followed-plan';
import { plannedKey, plannedStory } from '../foresight/planned-story';
import { RecordedRelease, recordedReleases } from '../foresight/recorded-release';
import { recordedRolling } from '../foresight/recorded-waves';
import { abortingSamples, abortTime } from '../foresight/release-aborts';
import { releaseTimes } from '../foresight/release-times';
import { foretoldStories, readRecord, readStory, StoryRecord } from '../foresight/story';

interface Case {
  readonly title: string;
  readonly name: string;
  readonly record: StoryRecord;
  readonly release: RecordedRelease;
}

const all = foretoldStories().flatMap((name): Case[] => {
  const record = readRecord(name);
  const releases = record?.observations ? recordedReleases(readStory(name), record) : [];
  return releases.map((release) => ({ title: `${name} ${release.version}`, name, record: record!, release }));
});
/** Back to a version of the rollback window: not what the plan tells phase by phase. */
const returns = all.filter(({ release }) => release.returns);
const cases = all.filter(({ release }) => !release.returns);
const followed = new Map(cases.map(({ title, name, record, release }) => [title, followPlan(name, record, release)]));

/** What the plan leaves out where it takes no time. */
const PASSING = ['the new version starts', 'pause', 'the active Service is switched', 'last pods'];
/** What the controller may take longer than the plan, in seconds. */
const allowed = (planned: number) => Math.max(2, 0.05 * planned);

const lines: Record<string, string[]> = { phases: [], durations: [], pods: [], samples: [], aborts: [] };
/** Releases that were quicker than planned, by fractions of a second that the API server cuts off. */
const below: string[] = [];
afterAll(() => {
  process.stdout.write(`${Object.entries(lines).flatMap(([about, told]) => [`-- ${about}`, ...[...told].sort()]).join('\n')}\n`);
  const ends = [...followed.values()].reduce((sum, { planned }) => sum + planned.length, 0);
  process.stdout.write(`${cases.length} releases, ${ends} ends of phases; ${below.length} were quicker than planned, by fractions that are cut off ${below.join(', ')}\n`);
});

const fixed = (seconds: number) => seconds.toFixed(2);

test('releases were recorded, of each kind', () => {
  const kinds = [...followed.values()].map(({ plan: { strategy } }) => strategy);
  expect(kinds).toContain('canary');
  expect(kinds).toContain('blue-green');
  expect(cases.some(({ release }) => release.disturbed === undefined)).toBe(true);
  expect(cases.some(({ release }) => release.disturbed?.by === 'aborted by the controller')).toBe(true);
});

test.each(cases)('$title: steps, weights and pods of both versions are as planned at the end of each phase', ({ title, release }) => {
  const { planned, recorded, plan, pairs, missing, passed } = followed.get(title)!;
  lines.phases.push(`${title}: ${planned.length} of ${plan.phases.length} phases, ${release.disturbed ? `until ${release.disturbed.by}` : 'to the end'}`);
  expect(recorded).toEqual(planned);
  // Only what comes after the disturbance may be missing.
  expect(missing).toEqual(plan.phases.slice(pairs[pairs.length - 1].planned.index + 1).map(plannedKey));
  expect(release.disturbed === undefined ? missing : []).toEqual([]);
  expect(passed.filter(({ key, seconds }) => !PASSING.includes(key) || seconds > allowed(0))).toEqual([]);
});

test.each(cases)('$title: requests go where the plan says', ({ title, release }) => {
  const { planned, recorded } = traffic(followed.get(title)!, release);
  expect(recorded).toEqual(planned);
});

test.each(cases)('$title: there are never more pods than planned, and in the end as many', ({ title, release }) => {
  const { excess, recorded, planned } = pods(followed.get(title)!);
  lines.pods.push(`${title}: ${recorded} at most, planned ${planned}${release.overlaps ? ', beside those of a third version' : ''}`);
  if (!release.overlaps) {
    expect(excess).toEqual([]);
    expect(release.disturbed === undefined ? recorded : planned).toBe(planned);
  }
});

test.each(cases)('$title: takes as long as planned', ({ title, record, release }) => {
  const { planAt, pairs } = followed.get(title)!;
  const { phase, recorded, people, jobs, planned, least, roundings, most } = releaseTimes(planAt, pairs, record.observations!, release);
  const more = recorded - planned;
  const within = more <= allowed(planned) ? '' : `, pods waited to be created for up to ${fixed(most - planned)} s`;
  lines.durations.push(`${title}: ${phase} after ${fixed(recorded)} s, planned ${fixed(planned)} (${more < 0 ? '' : '+'}${fixed(more)}${within});`
    + ` people ${fixed(people)} s, Jobs ${fixed(jobs)} s, with the pods of each phase ${fixed(least)} to ${fixed(most)}`);
  below.push(...(recorded < least ? [title] : []));
  expect(recorded).toBeGreaterThanOrEqual(least - roundings);
  expect(recorded).toBeLessThanOrEqual(most + allowed(most));
});

const aborted = cases.filter(({ release }) => release.disturbed?.by.includes('abort'));
test.each(aborted)('$title: is aborted by the sample that the plan names, and goes back as fast', ({ title, record, release }) => {
  const { plan, pairs } = followed.get(title)!;
  const samples = release.disturbed?.by === 'aborted by the controller' ? abortingSamples(plan, record) : [];
  for (const { metric, recorded, planned, after, earliest, job } of samples) {
    lines.samples.push(`${title}: ${metric} sample ${recorded}, planned ${planned}; after ${fixed(after)} s, planned ${earliest}${job ? ' and the Job' : ''}`);
    expect(recorded).toBe(planned);
    expect(after).toBeGreaterThanOrEqual(earliest! - 1);
    expect(job ? 0 : after).toBeLessThanOrEqual(earliest! + allowed(earliest!));
  }
  const back = abortTime(plan, pairs, release, record)!;
  lines.aborts.push(`${title}: back after ${fixed(back.recorded)} s from ${back.phase}, planned ${fixed(back.planned)}`);
  expect(back.recorded).toBeLessThanOrEqual(back.planned + allowed(back.planned));
});

test('the way back to a version of the rollback window has no steps, as the plan says', () => {
  expect(returns.map(({ name }) => name)).toContain('rollback-in-window');
  for (const { name, record, release } of returns) {
    const { plan, missing } = followPlan(name, record, release);
    expect(plan.abort.afterwards.effect).toContain('without steps and analyses');
    expect(missing).toEqual(plan.phases.flatMap(({ stepIndex }) => stepIndex === undefined ? [] : [`step ${stepIndex}`]));
  }
});

test('once blue-green is promoted, undo gives the requests back at once, as the plan says while the old pods are there', () => {
  const promoted = cases.filter(({ title, release }) => followed.get(title)!.plan.strategy === 'blue-green' && release.disturbed === undefined);
  expect(promoted.length).toBeGreaterThan(0);
  for (const { title, name, record, release } of promoted) {
    const { abort, traffic: { stableService = '' } } = followed.get(title)!.plan;
    expect(abort.afterwards.effect).toContain('its pods are still there and get the requests at once');
    const index = readStory(name).do.findIndex(({ rollouts }) => rollouts === 'undo orders');
    if (index >= 0) {
      const { at: since } = record.actions[index];
      const back = record.observations!.find(({ at, services = {} }) => at > since && services[stableService] === release.before)!.at;
      const seconds = Math.max(0, back - record.actions[index + 1].at);
      lines.aborts.push(`${title}: undone after its promotion, back after ${fixed(seconds)} s, planned at once`);
      expect(seconds).toBeLessThanOrEqual(allowed(0));
    }
  }
});

test('a Deployment is rolled in the waves that the plan names', () => {
  const rolled = recordedRolling(readStory('deployment-rolled'), readRecord('deployment-rolled')!);
  const plan = plannedStory('deployment-rolled', rolled.apply, { readySeconds: rolled.ready });
  const { phases, peakReplicas, duration } = plan;
  const waves = phases.slice(0, -1).map(({ stableReplicas, canaryReplicas }) => ({ stableReplicas, canaryReplicas }));
  const most = plannedStory('deployment-rolled', rolled.apply, { readySeconds: rolled.asked }).duration.automatic;
  lines.durations.push(`deployment-rolled: ${waves.length} waves in ${fixed(rolled.seconds)} s, planned ${fixed(duration.automatic)} to ${fixed(most)}`);
  lines.pods.push(`deployment-rolled: ${rolled.most} at most, planned ${peakReplicas}`);
  expect(rolled.waves).toEqual(waves);
  expect(rolled.most).toBe(peakReplicas);
  // Each wave waits for minReadySeconds, which are counted in whole seconds.
  expect(rolled.seconds).toBeGreaterThanOrEqual(duration.automatic - waves.length);
  expect(rolled.seconds).toBeLessThanOrEqual(most + allowed(most));
});

describe('A plan of other manifests than those that were applied does not agree', () => {
  const { name, record, release } = cases.find((one) => one.name === 'canary-promoted')!;
  const changed = (from: string, to: string) => followPlan(name, record, release, (manifests) => {
    expect(manifests).toContain(from);
    return manifests.split(from).join(to);
  });

  test('with the very manifests it does', () => {
    const { planned, recorded } = changed('replicas: 4', 'replicas: 4');
    expect(recorded).toEqual(planned);
  });

  test.each([['setWeight: 25', 'setWeight: 30'], ['replicas: 4', 'replicas: 8'], ['- setWeight: 50', '- setCanaryScale: {weight: 75}\n        - setWeight: 50']])(
    '%s became %s', (from, to) => {
      const { planned, recorded } = changed(from, to);
      expect(recorded).not.toEqual(planned);
    });

  test('pauses became longer: it takes longer than it was recorded', () => {
    const { planAt, pairs } = changed('duration: 3s', 'duration: 30s');
    const { recorded, least, roundings } = releaseTimes(planAt, pairs, record.observations!, release);
    expect(recorded).toBeLessThan(least - roundings);
  });

  test('pauses became shorter: it takes less than it was recorded', () => {
    const { planAt, pairs } = changed('duration: 3s', 'duration: 100ms');
    const { recorded, most } = releaseTimes(planAt, pairs, record.observations!, release);
    expect(recorded).toBeGreaterThan(most + allowed(most));
  });

  test('a limit of failures became another: another sample aborts', () => {
    const { name: story, record: seen, release: judged } = cases.find((one) => one.name === 'canary-aborted-by-metric')!;
    const { plan } = followPlan(story, seen, judged, (manifests) => manifests.replace(/failureLimit: \d+/g, 'failureLimit: 7'));
    expect(abortingSamples(plan, seen).map(({ recorded, planned }) => recorded === planned)).toEqual([false]);
  });
});
