import { ROUTER_CAPABILITIES, RouterKey } from '../router-capabilities';
import { JsonObject, fieldOf, isPresent, numberOf, objectOf } from './json-values';

const DEFAULT_MAX_WEIGHT = 100;

/** The routers that `trafficRouting` configures. */
export function routersOf(trafficRouting: JsonObject | undefined): RouterKey[] {
  return (Object.keys(ROUTER_CAPABILITIES) as RouterKey[]).filter((router) => {
    const settings = fieldOf(trafficRouting ?? {}, router);
    return router === 'plugins' ? Object.keys(objectOf(settings)).length > 0 : isPresent(settings);
  });
}

/** The weight that stands for all traffic. */
export function maxTrafficWeight(trafficRouting: JsonObject | undefined): number {
  return numberOf(trafficRouting?.maxTrafficWeight) ?? DEFAULT_MAX_WEIGHT;
}
