import { Problem } from '../../src/semantics/validation/problem';
import { RULES, RuleId } from '../../src/semantics/validation/rule-table';
import { validateBundle } from '../../src/semantics/validation/validate-bundle';
import { OracleClient, printFinding } from '../client/oracle-client';
import { Finding } from '../client/oracle-protocol';
import { outcomesOf, randomCases } from '../client/random-cases';
import { AIMED, applyAimed } from './validation/aimed-mutations';
import { Dice } from './validation/dice';
import { LAYERS, ruleOf } from './validation/oracle-rules';
import { mutateAnywhere, mutateObjects } from './validation/random-mutations';
import { Json, validBundle } from './validation/valid-bundles';

const FULL = process.env.FULL === '1';
const { count: bundles, seed } = randomCases('VALIDATION_BUNDLES', 'VALIDATION_SEED');
const LEAST_HITS = 500;
const ids = Object.keys(RULES) as RuleId[];
/** The oracle has no schema for App Mesh, so that only we judge this rule. */
const NOT_JUDGED_THERE: RuleId[] = ['AR157'];

/** Of ten bundles seven have an aimed mutation, the next one in turn; two have mutations anywhere, and one has none: it is valid. */
function bundle(index: number): Json[] {
  const dice = new Dice(seed + index);
  const [ten, place] = [Math.floor(index / 10), index % 10];
  const aimed = place < 7 ? AIMED[(ten * 7 + place) % AIMED.length] : undefined;
  const { objects, rollout }: { objects: Json[]; rollout: Json } = JSON.parse(JSON.stringify(validBundle(dice, aimed?.demand ?? {})));
  const own = objects.find(({ kind, metadata }) => kind === 'Rollout' && metadata.name === rollout.metadata.name);
  if (aimed) {
    applyAimed(aimed, objects, own, dice);
  }
  const anywhere = place === 9 ? 0 : aimed ? (dice.chance(0.2) ? 1 : 0) : dice.integer(1, 4);
  for (let count = 0; count < anywhere; count++) {
    (dice.chance(0.9) ? mutateAnywhere : mutateObjects)(dice, objects);
  }
  return objects;
}

interface Outcome {
  readonly index: number;
  readonly theirs: Finding[];
  readonly ours: Problem[];
}

describe(`validation of ${bundles} bundles from seed ${seed}`, () => {
  const theirHits = new Map<RuleId, number>();
  const ourHits = new Map<RuleId, number>();
  const missed: string[] = [];
  const unknown: string[] = [];
  const validRefused: string[] = [];
  const alarms = new Map<RuleId, string>();
  let stricter = 0;
  let rejected = 0;

  function note({ index, theirs, ours }: Outcome): void {
    const judged = theirs.filter(({ layer }) => LAYERS.includes(layer));
    const known = judged.map((finding) => ({ finding, id: ruleOf(finding) }));
    known.filter(({ id }) => id === undefined).forEach(({ finding }) => unknown.push(`bundle ${index}: ${printFinding(finding)}`));
    const theirIds = new Set(known.flatMap(({ id }) => id ?? []));
    const errors = new Set(ours.filter(({ severity }) => severity === 'error').map(({ id }) => id));
    known.filter(({ id }) => id !== undefined && !errors.has(id)).forEach(({ finding, id }) => missed.push(`bundle ${index}: ${id} ${printFinding(finding)}`));
    theirIds.forEach((id) => theirHits.set(id, (theirHits.get(id) ?? 0) + 1));
    new Set(ours.map(({ id }) => id)).forEach((id) => ourHits.set(id, (ourHits.get(id) ?? 0) + 1));
    rejected += judged.length > 0 ? 1 : 0;
    if (index % 10 === 9 && judged.length + ours.length > 0) {
      validRefused.push(`bundle ${index}: ${[...judged.map(printFinding), ...ours.map(({ id, path, message }) => `${id} ${path}: ${message}`)].join('\n  ')}`);
    }
    if (judged.length === 0 && errors.size > 0) {
      stricter++;
      if (theirs.every(({ layer }) => layer !== 'decode')) {
        ours.filter(({ id }) => !RULES[id].stricterThanArgo && errors.size === 1)
          .forEach(({ id, path, message }) => alarms.set(id, `bundle ${index}: ${path}: ${message}`));
      }
    }
  }

  beforeAll(async () => {
    const oracle = new OracleClient();
    const judge = async (index: number): Promise<Outcome> => {
      const objects = bundle(index);
      const theirs = oracle.ask('validate', { objects });
      return { index, ours: validateBundle(objects, { complete: true }), theirs: await theirs };
    };
    for await (const outcome of outcomesOf(bundles, judge)) {
      note(outcome);
    }
    await oracle.close();
    const lines = ids.map((id) => `${id} ${String(theirHits.get(id) ?? 0).padStart(7)} ${String(ourHits.get(id) ?? 0).padStart(7)}  ${RULES[id].asks}`);
    process.stdout.write([
      'rule     Argo    ours', ...lines, `${bundles} bundles, ${rejected} rejected by Argo, ${stricter} more by us alone`,
      ...[...alarms].map(([id, example]) => `a rule of Argo's that we took further: ${id}, ${example}`), '',
    ].join('\n'));
  }, 3 * 3600 * 1000);

  test('every objection of the oracle is known to be one of our rules', () => {
    expect(unknown.slice(0, 10)).toEqual([]);
  });

  test('what Argo rejects, we reject by the same rule', () => {
    expect(missed.slice(0, 10)).toEqual([]);
  });

  test('valid bundles are accepted by both', () => {
    expect(validRefused.slice(0, 5)).toEqual([]);
  });

  // The bundles of push size are too few to hit every rule so often.
  (FULL ? test : test.skip)(`every rule is hit ${LEAST_HITS} times on each side`, () => {
    const enough = (hits: Map<RuleId, number>) => (id: RuleId) => (hits.get(id) ?? 0) >= LEAST_HITS;
    const argos = ids.filter((id) => !RULES[id].stricterThanArgo && !NOT_JUDGED_THERE.includes(id));
    expect(argos.filter((id) => !enough(theirHits)(id))).toEqual([]);
    expect(ids.filter((id) => !enough(ourHits)(id))).toEqual([]);
  });
});
