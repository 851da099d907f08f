import { changesPodTemplate } from '../../src/semantics/controller/pod-template/changes-pod-template';
import { podTemplateHash } from '../../src/semantics/controller/pod-template/pod-template-hash';
import { OracleClient } from '../client/oracle-client';
import { StartsReleaseAnswer } from '../client/oracle-protocol';
import { outcomesOf, randomCases } from '../client/random-cases';
import { edited } from './pod-templates/random-edits';
import { randomTemplate, SHAPES, Tree } from './pod-templates/random-templates';
import { Dice } from './validation/dice';

const { count, seed: firstSeed } = randomCases('POD_TEMPLATE_EDITS', 'POD_TEMPLATE_SEED');

interface Compared {
  readonly ours: StartsReleaseAnswer;
  readonly theirs: StartsReleaseAnswer;
  readonly before: Tree;
  readonly after: Tree;
}

const oracle = new OracleClient();
afterAll(() => oracle.close());

/** The template as the controller gets it: the API server has stored the Rollout first. */
async function stored(template: Tree): Promise<object> {
  const rollout = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'shop' }, spec: { template } };
  const { spec } = await oracle.ask('stored', { object: rollout }) as { spec: { template: object } };
  return spec.template;
}

async function compare(seed: number): Promise<Compared> {
  const dice = new Dice(seed);
  const before = randomTemplate(dice);
  const after = Array.from({ length: dice.pick([1, 1, 1, 2]) }).reduce((template: Tree) => edited(dice, template), before);
  const [storedBefore, storedAfter] = await Promise.all([stored(before), stored(after)]);
  return {
    before,
    after,
    theirs: await oracle.ask('startsRelease', { before: storedBefore, after: storedAfter }),
    ours: { hashBefore: podTemplateHash(before), hashAfter: podTemplateHash(after), starts: changesPodTemplate(before, after) },
  };
}

test('the types of a pod template are those that the controller was built with', async () => {
  const theirs = await oracle.ask('podTemplateShape', {});
  const ours = Object.fromEntries(Array.from(SHAPES, ([type, fields]) =>
    [type, fields.map(({ name, kind, always }) => `${name}${always ? '!' : ''}:${kind}`)]));
  expect(ours).toEqual(theirs);
});

test(`${count} edits from seed ${firstSeed}: the same hash, and a release where the controller starts one`, async () => {
  const different: Compared[] = [];
  const counts = { sameHash: 0, otherHashNoRelease: 0, release: 0 };
  for await (const compared of outcomesOf(count, (index) => compare(firstSeed + index))) {
    const { ours, theirs } = compared;
    counts[theirs.starts ? 'release' : theirs.hashBefore === theirs.hashAfter ? 'sameHash' : 'otherHashNoRelease']++;
    if (ours.hashBefore !== theirs.hashBefore || ours.hashAfter !== theirs.hashAfter || ours.starts !== theirs.starts) {
      different.push(compared);
    }
  }
  const wrong = (field: keyof StartsReleaseAnswer) => different.filter(({ ours, theirs }) => ours[field] !== theirs[field]).length;
  process.stdout.write(`${count} edits: ${counts.sameHash} leave the hash, ${counts.otherHashNoRelease} change it without a release, `
    + `${counts.release} start one; predicted otherwise: ${wrong('hashBefore') + wrong('hashAfter')} hashes, ${wrong('starts')} releases\n`);
  expect(different.slice(0, 3)).toEqual([]);
}, 3600 * 1000);
