import { Codes } from './draft';
import { secondsCode } from '../code/durations';
import { at, JsonObject, mapAt, numberAt, textsAt } from '../code/json';

/** What pods wait before SIGTERM unless they say otherwise, behind proxies of the cluster and behind cloud load balancers. */
const PRE_STOP_SECONDS = 15;
const CLOUD_PRE_STOP_SECONDS = 35;

/** `preStop` and `drainTime`, which together are the grace period of the manifest. */
export function drainingCodes(
  spec: JsonObject, container: JsonObject, options: { readonly worker: boolean; readonly cloud: boolean; readonly exact: boolean },
): Codes {
  const grace = numberAt(spec, 'terminationGracePeriodSeconds');
  if (options.worker) {
    return { drainTime: grace === undefined || grace < 1 ? undefined : secondsCode(grace) };
  }
  const said = preStopSeconds(container);
  const usual = options.cloud ? CLOUD_PRE_STOP_SECONDS : PRE_STOP_SECONDS;
  // A pause that the grace period leaves no time for would be cut off.
  const none = at(container, 'lifecycle', 'preStop') === undefined && options.exact;
  const seconds = said ?? (none || (grace !== undefined && grace <= usual) ? 0 : undefined);
  const drain = grace === undefined ? undefined : grace - (seconds ?? usual);
  return {
    preStop: seconds === undefined ? undefined : secondsCode(seconds),
    drainTime: drain === undefined || drain < 1 ? undefined : secondsCode(drain),
  };
}

/** Seconds that a preStop hook sleeps, whichever way it says so. */
function preStopSeconds(container: JsonObject): number | undefined {
  const hook = mapAt(container, 'lifecycle', 'preStop');
  const [, seconds] = /(?:^|\s)sleep (\d+)s?$/.exec((textsAt(hook, 'exec', 'command') ?? []).join(' ')) ?? [];
  const native = at(hook, 'sleep', 'seconds');
  return typeof native === 'number' ? native : seconds === undefined ? undefined : Number(seconds);
}
