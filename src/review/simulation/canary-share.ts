import { TimelineState } from './timeline';

/**
 * The share of the requests that another version than the stable one answers: what the router was told, else the Services' choice,
 * else its share of the pods that are ready.
 */
export function canaryShare({ weight, services, stable, current, pods }: TimelineState, maxWeight: number, activeService?: string): number {
  if (stable === undefined || stable === current || current === undefined) {
    return 0;
  }
  if (activeService !== undefined) {
    return services[activeService] === current ? 1 : 0;
  }
  if (weight !== undefined) {
    return weight / maxWeight;
  }
  const ready = Object.values(pods).reduce((sum, version) => sum + version.ready, 0);
  return ready === 0 ? 0 : (pods[current]?.ready ?? 0) / ready;
}
