import { PlannedDraining } from './planned-pods';
import { DEFAULT_THRESHOLDS, Thresholds } from '../engine/thresholds';
import { DEFAULT_DRAIN_SECONDS, istioSidecarOf } from '../inventory/istio-sidecar';
import { EndpointLag, endpointLag, graceSeconds, preStopSeconds } from '../inventory/pre-stop';
import { Relations } from '../inventory/relations';
import { Workload } from '../inventory/workload';

const DEFAULT_DELAY_SECONDS = 30;

/** What the sentence about it is made of. */
interface Times {
  readonly relations: Relations;
  readonly workload: Workload;
  readonly thresholds: Thresholds;
  /** The shortest hook of the containers that serve; undefined where one cannot be read. */
  readonly preStop: number | undefined;
  readonly grace: number;
  /** What the container with the longest hook has left. */
  readonly left: number | undefined;
  readonly lag: EndpointLag;
  readonly delay: number | undefined;
}

/** The time that the pods of a workload have, from the moment when they are told to stop, by the numbers at which the rules about draining speak. */
export function plannedDraining(relations: Relations, workload: Workload, thresholds: Thresholds = DEFAULT_THRESHOLDS): PlannedDraining {
  const serving = relations.servingContainers(workload);
  const hooks = (serving.length > 0 ? serving : workload.containers).map(({ container }) => preStopSeconds(container));
  const known = hooks.filter((hook): hook is number => hook !== undefined);
  const preStop = known.length < hooks.length ? undefined : known.length === 0 ? 0 : Math.min(...known);
  const grace = graceSeconds(workload.pod);
  const left = preStop === undefined ? undefined : Math.max(0, grace - Math.max(0, ...known));
  const lag = endpointLag(relations, workload, thresholds);
  const delay = scaleDownDelay(workload);
  return {
    ...(preStop !== undefined && { preStopSeconds: preStop }),
    graceSeconds: grace,
    ...(left !== undefined && { requestSeconds: left }),
    removalSeconds: lag.seconds,
    ...(delay !== undefined && { scaleDownDelaySeconds: delay }),
    verdict: verdict({ relations, workload, thresholds, preStop, grace, left, lag, delay }),
  };
}

/** Seconds for which the pods of the previous version stay after their last request. Nothing where pods are replaced one by one, or follow the weight. */
function scaleDownDelay({ canary, blueGreen }: Workload): number | undefined {
  const strategy = blueGreen ?? (canary?.trafficRouting && canary.dynamicStableScale !== true ? canary : undefined);
  return strategy && (strategy.scaleDownDelaySeconds ?? DEFAULT_DELAY_SECONDS);
}

function verdict(times: Times): string {
  const { relations, workload, preStop, grace, left, thresholds } = times;
  if (!relations.serves(workload)) {
    return `No Service sends it requests: it has ${left ?? grace} s to finish what it has begun`;
  }
  if (workload.deployment?.spec?.strategy?.type === 'Recreate') {
    return `Too short whatever is set: Recreate stops every pod before the next one starts, and ${left ?? grace} s are only for the requests that have begun`;
  }
  if (preStop === undefined || left === undefined) {
    return `Not known: how long preStop takes cannot be read; it has to last ${times.lag.seconds} s, until ${times.lag.sender} sends nothing more, and to end well before the ${grace} s are over`;
  }
  if (left === 0) {
    return `Too short: preStop takes the whole ${grace} s until the pod is killed, which cuts off every request that has begun`;
  }
  const openRequests = left < thresholds.drainSeconds ? `requests that take longer than ${left} s are cut off` : `${left} s are left for requests that have begun`;
  return `${refused(times, preStop)}, and ${openRequests}${meshGap(times)}`;
}

/** What becomes of requests that come after a pod was told to stop. */
function refused({ lag: { seconds, sender }, delay, left, thresholds }: Times, preStop: number): string {
  if (preStop >= seconds) {
    const short = left! < thresholds.drainSeconds;
    return `${short ? 'Short' : 'Enough'}: a pod serves for ${preStop} s more, ${sender} needs ${seconds} s until it sends nothing more`;
  }
  const gap = `${sender} goes on sending for ${seconds} s and a pod serves for ${preStop === 0 ? 'none' : preStop} of them`;
  // 0 is for ever: the pods stay. Else the controller writes whole seconds, which cuts off up to one.
  if (delay !== undefined && (delay === 0 || delay - 1 + preStop >= seconds)) {
    const kept = delay === 0 ? 'keeps the old pods for ever' : `deletes pods ${delay} s after their last request`;
    return `Enough for the release, which ${kept}, and too short for node drains and scale-downs: ${gap}, so that requests are refused`;
  }
  const also = delay === undefined ? '' : `; the release waits only ${delay} s before it deletes them`;
  return `Too short for each pod that goes: ${gap}, so that requests are refused${also}`;
}

/** The proxy of a mesh has a time of its own. */
function meshGap({ relations, workload }: Times): string {
  const sidecar = istioSidecarOf(relations, workload);
  const drain = sidecar?.drainSeconds ?? DEFAULT_DRAIN_SECONDS;
  const hook = Math.max(0, ...workload.containers.map(({ container }) => preStopSeconds(container) ?? 0));
  const unless = sidecar?.drainSeconds === undefined ? ' unless the mesh says otherwise' : '';
  return sidecar && !sidecar.waitsForConnections && drain < hook ? `; the Istio proxy beside it leaves after ${drain} s${unless}, and requests fail from then on` : '';
}
