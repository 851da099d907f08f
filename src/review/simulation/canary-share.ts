import { TimelineState } from './timeline';
import { RolloutSpec } from '../../manifest/rollout';

/**
 * The Service by which requests come in, where it selects one version only: that of blue-green; and that of a canary without a router, which keeps to
 * the stable version if it is named.
 */
export function entranceOf({ strategy: { canary, blueGreen } }: RolloutSpec): string | undefined {
  return blueGreen?.activeService ?? (canary?.trafficRouting ? undefined : canary?.stableService);
}

/**
 * The share of the requests that another version than the stable one answers: what the router was told, else the Services' choice,
 * else its share of the pods that are ready.
 */
export function canaryShare(state: TimelineState, maxWeight: number, entrance?: string): number {
  const { stable, current } = state;
  return stable === undefined || current === undefined || stable === current ? 0 : versionShare(state, current, maxWeight, entrance);
}

/** The share of the requests that a version answers. Without a router it keeps its share until its pods are gone, even when another one is released. */
export function versionShare(state: TimelineState, version: string, maxWeight: number, entrance?: string): number {
  const { weight, services, stable, current, pods } = state;
  if (stable === version || stable === undefined) {
    return stable === version ? 1 : 0;
  }
  if (entrance !== undefined) {
    return services[entrance] === version ? 1 : 0;
  }
  if (weight !== undefined) {
    return current === version ? weight / maxWeight : 0;
  }
  const ready = Object.values(pods).reduce((sum, each) => sum + each.ready, 0);
  return ready === 0 ? 0 : (pods[version]?.ready ?? 0) / ready;
}
