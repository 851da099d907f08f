import { MetricSpec } from '../../../src/manifest/analysis';
import { BlueGreenStrategySpec, CanaryStrategySpec, RolloutSpec } from '../../../src/manifest/rollout';
import { Environment } from '../../../src/review/simulation/environment';
import { ReleaseSimulation } from '../../../src/review/simulation/release-simulation';
import { SimulatedVersion } from '../../../src/review/simulation/simulated-version';
import { TimelineState } from '../../../src/review/simulation/timeline';

export const SUCCESS_RATE: MetricSpec = {
  name: 'success-rate',
  interval: '60s',
  successCondition: 'len(result) > 0 && result[0] >= 0.99',
  failureCondition: 'len(result) > 0 && result[0] < 0.99',
  failureLimit: 1,
  inconclusiveLimit: 100,
  provider: { prometheus: { query: 'sum(rate(good[1m])) / sum(rate(all[1m]))' } },
};

/** A canary on a router with two Services, of four pods. */
export function canary(
  name: string, strategy: CanaryStrategySpec = {}, rollout: Partial<RolloutSpec> = {}, metrics: MetricSpec[] = [SUCCESS_RATE],
): SimulatedVersion {
  return {
    name,
    rollout: {
      replicas: 4,
      strategy: { canary: { stableService: 'shop', canaryService: 'shop-canary', trafficRouting: { nginx: { stableIngress: 'shop' } }, ...strategy } },
      ...rollout,
    },
    templates: new Map([['success', { metrics }]]),
  };
}

export function blueGreen(name: string, strategy: Partial<BlueGreenStrategySpec> = {}): SimulatedVersion {
  return {
    name,
    rollout: { replicas: 4, strategy: { blueGreen: { activeService: 'shop', previewService: 'shop-preview', ...strategy } } },
    templates: new Map([['success', { metrics: [SUCCESS_RATE] }]]),
  };
}

/** Pods that are ready after five seconds, and metrics that succeed. */
export const QUIET: Environment = { readyAfter: () => 5, measure: () => ({ outcome: 'Successful' }) };

/** A simulation in which the first version serves already. */
export function serving(first: SimulatedVersion, environment: Environment = QUIET): ReleaseSimulation {
  const simulation = new ReleaseSimulation(first, environment);
  if (!simulation.advanceUntil(({ phase }) => phase === 'Healthy', 600)) {
    throw new Error('the first version never served');
  }
  return simulation;
}

/** Pods wanted and available of a version. */
export function pods({ pods: all }: TimelineState, version: string): string {
  return all[version] ? `${all[version].desired}/${all[version].available}` : 'none';
}
