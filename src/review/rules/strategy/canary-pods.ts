import { approximateReplicas, ReplicaSplit, resolveFenceposts } from '../../../semantics/replica-share';
import { Workload } from '../../inventory/workload';

const FULL = 100;
const PODS = /^\d+%?$/;

/** The pods of each version at a weight, for a canary without a router; undefined with one, or where the number of pods is not known. */
export function podsOfCanary({ canary, replicas }: Workload, weight: number, pods: number | undefined = replicas): ReplicaSplit | undefined {
  const { trafficRouting, maxSurge, maxUnavailable } = canary ?? {};
  const readable = [maxSurge, maxUnavailable].every((bound) => bound === undefined || PODS.test(String(bound)));
  return !canary || trafficRouting || pods === undefined || !Number.isInteger(pods) || pods < 0 || !readable
    ? undefined : approximateReplicas(pods, weight, FULL, resolveFenceposts('', pods, maxSurge, maxUnavailable).maxSurge);
}
