import { argumentsIn, filled } from './placeholders';
import { readQuery, seriesOf } from './promql';
import { AskedQuery } from './queries';
import { AnalysisUse } from '../../inventory/analyses-of';
import { Relations } from '../../inventory/relations';
import { Workload } from '../../inventory/workload';

/** Whether a query certainly asks about both versions of a Rollout together. It does not where anything in it might tell them apart. */
export function asksAboutBoth({ path, text }: AskedQuery, { args }: AnalysisUse, workload: Workload, relations: Relations): boolean {
  // An argument that is not a fixed value can tell the versions apart, and mostly does.
  const query = argumentsIn(text).every((name) => args.get(name)?.value !== undefined) ? filled(text, args) : undefined;
  return query !== undefined
    && !namesCanary(query, workload) && !mayTellVersions(query)
    && (!path.includes('.prometheus.') || readsPlainSeries(query))
    && isAboutRequestsOf(query, workload, relations);
}

/** The words by which people tell versions apart: `version="v2"`, `rollouts_pod_template_hash`, `image_tag`, `track=canary`. */
const OF_VERSIONS = new Set([
  'version', 'revision', 'hash', 'image', 'tag', 'commit', 'sha', 'build', 'track', 'subset', 'replicaset', 'variant', 'slot', 'color', 'colour', 'lane', 'role',
  'canary', 'baseline', 'candidate', 'preview', 'experiment', 'stable', 'latest', 'new', 'blue', 'green',
]);

function mayTellVersions(query: string): boolean {
  return query.toLowerCase().split(/[^a-z]+/).some((word) => OF_VERSIONS.has(word));
}

/** Whether the query has the name of something that leads to the canary only. */
function namesCanary(query: string, { canary }: Workload): boolean {
  const { canaryService, pingPong, canaryMetadata, stableMetadata, trafficRouting } = canary!;
  const names = [
    canaryService, pingPong?.pingService, pingPong?.pongService, trafficRouting?.istio?.destinationRule?.canarySubsetName,
    ...Object.keys({ ...canaryMetadata?.labels, ...stableMetadata?.labels }).map((label) => label.replace(/[^a-zA-Z0-9]/g, '_')),
  ];
  return names.some((name) => name !== undefined && name !== '' && query.includes(name));
}

/** What a recording rule is made of cannot be seen; its name has a colon by convention. */
function readsPlainSeries(query: string): boolean {
  const read = readQuery(query);
  return read !== undefined && seriesOf(read).every(({ metric, matchers }) => metric !== undefined && !metric.includes(':') && matchers.every(({ label }) => label !== '__name__'));
}

/** Whether it asks about requests, or about this workload: what is the same for both versions, such as the length of a queue, may be asked of both. */
function isAboutRequestsOf(query: string, workload: Workload, relations: Relations): boolean {
  const names = [
    workload.object.name, ...relations.strategyServices(workload).values(), ...relations.servicesOf(workload).map(({ object }) => object.name),
  ];
  return /requests?_|_requests?|https?_|grpc_|_rq_|http\.|request\.|\.requests?/i.test(query)
    && (names.some((name) => name !== '' && query.includes(name)) || !/queue|consumer|kafka|redis|postgres|mysql|database/i.test(query));
}
