import { isDeepStrictEqual } from 'util';
import { compareBoundaries, unforeseenPods } from '../foresight/boundaries';
import { simulateStory } from '../foresight/simulated-story';
import { foretoldStories, readRecord, readStory } from '../foresight/story';
import { storyVersion } from '../foresight/story-versions';
import { recordedSwitches, simulatedSwitches } from '../foresight/switches';

// A Deployment alone is Kubernetes' own to roll: the plan is compared with it, the simulation is of Rollouts.
const recorded = foretoldStories().filter((name) => (readRecord(name)?.observations ?? []).length > 0)
  .filter((name) => Object.keys(readStory(name).versions).some((version) => storyVersion(name, version)));

const outcomes: string[] = [];
afterAll(() => {
  const agreed = outcomes.filter((line) => line.startsWith('as foreseen'));
  process.stdout.write(`${[...outcomes].sort().join('\n')}\n${agreed.length} of ${recorded.length} recorded stories went as foreseen\n`);
});

// There must be something to compare with: an empty list of stories would pass.
test('stories were recorded', () => {
  expect(recorded).toContain('canary-promoted');
  expect(recorded).toContain('canary-aborted-by-metric');
});

test.each(recorded)('%s goes as foreseen', (name) => {
  const record = readRecord(name)!;
  const { states, missed } = simulateStory(readStory(name), record);
  const { seen: theirs, foreseen: ours } = compareBoundaries(record.observations!, states);
  const { phase } = record.observations![record.observations!.length - 1];
  const seen = { missed: [], boundaries: theirs, switches: recordedSwitches(record.observations!, states), phase };
  const foreseen = { missed, boundaries: ours, switches: simulatedSwitches(states), phase: states[states.length - 1].phase };
  outcomes.push(`${isDeepStrictEqual(foreseen, seen) ? 'as foreseen' : 'OTHERWISE  '}  ${name}: ${theirs.length} boundaries, ${phase}`);
  expect(foreseen).toEqual(seen);
  expect(unforeseenPods(record.observations!, states)).toEqual([]);
});
