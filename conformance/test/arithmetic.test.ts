import { blueGreenReplicas, readyForPause } from '../../src/semantics/controller/blue-green-replicas';
import { atDesiredReplicas, canaryReplicas } from '../../src/semantics/controller/canary-progress';
import { canaryScale, currentSetWeight } from '../../src/semantics/controller/canary-weight';
import { maxTrafficWeight, rolloutFenceposts } from '../../src/semantics/controller/rollout-defaults';
import { abortScaleDownDelaySeconds, progressDeadlineSeconds, scaleDownDelaySeconds } from '../../src/semantics/controller/scale-down-delays';
import { OracleClient } from '../client/oracle-client';
import { outcomesOf, randomCases } from '../client/random-cases';
import { blueGreenManifests, canaryManifests } from './arithmetic/as-manifests';
import { randomBlueGreen, randomCanary } from './arithmetic/random-releases';
import { Dice } from './validation/dice';

const { count: releases, seed: firstSeed } = randomCases('ARITHMETIC_RELEASES', 'ARITHMETIC_SEED');

interface Compared {
  readonly ours: object;
  readonly theirs: object;
  readonly state: object;
}

async function compareCanary(oracle: OracleClient, seed: number): Promise<Compared> {
  const state = randomCanary(new Dice(seed));
  const { rollout, status, sets, routed } = state;
  const manifests = canaryManifests(state);
  const { rollout: manifest, newReplicaSet, stableReplicaSet } = manifests;
  const [replicas, weights, delays] = await Promise.all([
    oracle.ask('replicas', manifests), oracle.ask('weights', { rollout: manifest, newReplicaSet, stableReplicaSet }), oracle.ask('delays', { rollout: manifest }),
  ]);
  const scale = canaryScale(rollout, status, sets);
  return {
    state,
    theirs: { ...replicas, ...weights, ...delays },
    ours: {
      ...canaryReplicas(rollout, status, sets, routed),
      ...rolloutFenceposts(rollout),
      atDesiredReplicas: atDesiredReplicas(rollout, status, sets, routed),
      currentSetWeight: currentSetWeight(rollout, status),
      desiredWeight: scale.weight,
      canaryReplicas: scale.replicas ?? null,
      maxWeight: maxTrafficWeight(rollout),
      scaleDown: scaleDownDelaySeconds(rollout),
      abortScaleDown: abortScaleDownDelaySeconds(rollout) ?? null,
      progressDeadline: progressDeadlineSeconds(rollout),
    },
  };
}

async function compareBlueGreen(oracle: OracleClient, seed: number): Promise<Compared> {
  const state = randomBlueGreen(new Dice(seed));
  const { rollout, status, latest, others } = state;
  const manifests = blueGreenManifests(state);
  const [replicas, delays] = await Promise.all([oracle.ask('blueGreen', manifests), oracle.ask('delays', { rollout: manifests.rollout })]);
  return {
    state,
    theirs: { ...replicas, ...delays },
    ours: {
      replicas: blueGreenReplicas(rollout, status, latest, others),
      readyForPause: readyForPause(rollout, status, latest, others),
      maxUnavailable: rolloutFenceposts(rollout).maxUnavailable,
      scaleDown: scaleDownDelaySeconds(rollout),
      abortScaleDown: abortScaleDownDelaySeconds(rollout) ?? null,
      progressDeadline: progressDeadlineSeconds(rollout),
    },
  };
}

describe(`arithmetic of ${releases} releases from seed ${firstSeed}`, () => {
  test.each([['canaries', compareCanary, 0.8], ['blue-green releases', compareBlueGreen, 0.2]] as const)('%s as the controller calculates them', async (name, compare, share) => {
    const oracle = new OracleClient();
    const count = Math.ceil(releases * share);
    const different: Compared[] = [];
    const seen = new Set<string>();
    for await (const compared of outcomesOf(count, (index) => compare(oracle, firstSeed + index))) {
      seen.add(JSON.stringify(compared.theirs));
      if (!sameFields(compared.ours, compared.theirs)) {
        different.push(compared);
      }
    }
    await oracle.close();
    process.stdout.write(`${count} ${name}: ${count - different.length} equal, ${different.length} different; ${seen.size} distinct answers\n`);
    expect(different.slice(0, 3)).toEqual([]);
  }, 3600 * 1000);
});

function sameFields(ours: object, theirs: object): boolean {
  const sorted = (fields: object) => JSON.stringify(Object.entries(fields).sort(([one], [other]) => one < other ? -1 : 1));
  return sorted(ours) === sorted(theirs);
}
