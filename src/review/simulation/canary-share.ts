import { TimelineState } from './timeline';

/**
 * The share of the requests that another version than the stable one answers: what the router was told, else the Services' choice,
 * else its share of the pods that are ready.
 */
export function canaryShare(state: TimelineState, maxWeight: number, activeService?: string): number {
  const { stable, current } = state;
  return stable === undefined || current === undefined || stable === current ? 0 : versionShare(state, current, maxWeight, activeService);
}

/** The share of the requests that a version answers. Without a router it keeps its share until its pods are gone, even when another one is released. */
export function versionShare(state: TimelineState, version: string, maxWeight: number, activeService?: string): number {
  const { weight, services, stable, current, pods } = state;
  if (stable === version || stable === undefined) {
    return stable === version ? 1 : 0;
  }
  if (activeService !== undefined) {
    return services[activeService] === version ? 1 : 0;
  }
  if (weight !== undefined) {
    return current === version ? weight / maxWeight : 0;
  }
  const ready = Object.values(pods).reduce((sum, each) => sum + each.ready, 0);
  return ready === 0 ? 0 : (pods[version]?.ready ?? 0) / ready;
}
