import { GateSight, UnseenMetric } from '../../simulation/gate-sight';
import { ReleaseCost } from '../../simulation/release-cost';
import { Quantiles, ReleaseDistribution } from '../../simulation/release-distribution';
import { ReleaseExample, RolloutSimulation, SimulationReport } from '../../simulation/simulation-report';

/** Changes when a reader of the one before would no longer understand: a key is gone, renamed or says something else. New keys do not change it. */
const SCHEMA_VERSION = 1;

/** For programs. The schema is described in docs/simulate.md, and is a contract. Times are in seconds, shares and probabilities from 0 to 1. */
export function simulationJson({ simulations, unsimulated }: SimulationReport): string {
  return `${JSON.stringify({
    schemaVersion: SCHEMA_VERSION,
    simulations: simulations.map(toJson),
    notSimulated: unsimulated.map(({ object, reason }) => ({ name: object.name || null, namespace: object.namespace || null, reason })),
  }, undefined, 2)}\n`;
}

function toJson({ object, strategy, replicas, limit, distribution, example, ungated, healthy, gates }: RolloutSimulation): object {
  return {
    name: object.name || null,
    namespace: object.namespace || null,
    strategy,
    replicas,
    limit,
    releases: distributionJson(distribution),
    healthy: distributionJson(healthy),
    withoutGate: { outcome: ungated.outcome, at: ungated.at, ...costJson(ungated.cost) },
    example: exampleJson(example),
    gates: gates.sights.map(sightJson),
    unseen: gates.unseen.map(({ run, step, metric, reason }: UnseenMetric) => ({ run, step: step ?? null, metric, reason })),
  };
}

function distributionJson({ runs, promoted, aborted, others, caughtBy, endings, exposed, failedMore, abortedAt }: ReleaseDistribution): object {
  return {
    runs,
    promoted,
    aborted,
    others,
    caughtBy,
    endings,
    requestsMet: quantilesJson(exposed),
    failedMore: quantilesJson(failedMore),
    abortedAt: abortedAt ? quantilesJson(abortedAt) : null,
  };
}

function quantilesJson({ median, upper95, worst }: Quantiles): object {
  return { median: rounded(median), upper95: rounded(upper95), worst: rounded(worst) };
}

function costJson({ exposed, failed, failedMore }: ReleaseCost): object {
  return { requestsMet: rounded(exposed), failed: rounded(failed), failedMore: rounded(failedMore) };
}

function exampleJson({ seed, outcome, at, phase, message, caughtBy, cost, course }: ReleaseExample): object {
  return {
    seed,
    outcome,
    at,
    phase,
    message,
    caughtBy: caughtBy ?? null,
    ...costJson(cost),
    course: course.map(({ step, ...moment }) => ({ ...moment, step: step ?? null })),
  };
}

function sightJson(sight: GateSight): object {
  const { step, intervalSeconds, needed, ...rest } = sight;
  return {
    ...rest,
    step: step ?? null,
    intervalSeconds: intervalSeconds ?? null,
    needed: needed ? { probability: needed.probability, samples: needed.samples ?? null, window: needed.window ?? null } : null,
  };
}

/** Sums of decimal fractions have digits that say nothing. */
function rounded(value: number): number {
  return Number(value.toFixed(6));
}
