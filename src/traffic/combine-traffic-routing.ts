import { TrafficRoutingSpec } from '../manifest/traffic-routing';
import { propError } from '../semantics/errors';
import { routersThatCan } from '../semantics/router-capabilities';

/** One block of several. Throws where a router comes twice, or where routers would read a weight differently. */
export function combineTrafficRouting(where: string, parts: readonly TrafficRoutingSpec[]): TrafficRoutingSpec {
  if (parts.length < 2) {
    throw propError(where, { prop: 'parts', received: parts, accepted: 'at least two', mend: 'use the one block by itself' });
  }
  const plugins: Record<string, unknown> = {};
  let block: TrafficRoutingSpec = {};
  parts.forEach((part, i) => {
    const { managedRoutes: _, maxTrafficWeight: __, plugins: more = {}, ...routers } = part;
    for (const key of [...Object.keys(routers), ...Object.keys(more)]) {
      if (key in block || key in plugins) {
        throw propError(where, {
          prop: `parts[${i}]`,
          received: part,
          accepted: `each router once; ${key} is in a part before it`,
          mend: 'name all routes in one part: each router takes several',
        });
      }
    }
    Object.assign(plugins, more);
    block = { ...block, ...routers };
  });
  if (Object.keys(plugins).length > 0) {
    block = { ...block, plugins };
  }
  const maxTrafficWeight = sameWeight(where, parts);
  const managedRoutes = [...new Set(parts.flatMap((part) => part.managedRoutes ?? []).map(({ name }) => name))].map((name) => ({ name }));
  return { ...block, ...(managedRoutes.length > 0 && { managedRoutes }), ...(maxTrafficWeight !== undefined && { maxTrafficWeight }) };
}

function sameWeight(where: string, parts: readonly TrafficRoutingSpec[]): number | undefined {
  // Argo Rollouts asks only that one of the routers can count to another weight; the others would still hand 100 minus the weight to the stable version.
  const [first, ...others] = parts.map((part) => part.maxTrafficWeight ?? 100);
  const different = others.findIndex((weight) => weight !== first);
  if (different >= 0) {
    throw propError(where, {
      prop: `parts[${different + 1}].maxTrafficWeight`,
      received: others[different],
      accepted: `${first}, as in the first part: a block has one`,
      mend: `leave it out; only ${routersThatCan('maxTrafficWeight').join(', ')} count to other weights than 100`,
    });
  }
  return parts.find((part) => part.maxTrafficWeight !== undefined)?.maxTrafficWeight;
}
