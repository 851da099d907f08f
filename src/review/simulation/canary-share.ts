import { TimelineState } from './timeline';

/**
 * The share of the requests that a version answers: all when it is the stable one; else what the router was told, or the Services' choice, or
 * its share of the pods that are ready, which it keeps until they are gone even when another version is being released.
 */
export function versionShare({ weight, services, stable, current, pods }: TimelineState, version: string, maxWeight: number, activeService?: string): number {
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
