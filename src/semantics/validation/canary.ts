import { checkAntiAffinity } from './anti-affinity';
import { checkCanaryServices } from './canary-services';
import { checkCanarySteps } from './canary-steps';
import { JsonObject, intOrStringValue, isPresent, listOf, numberOf, objectOf } from './json-values';
import { shown } from './problem';
import { revisionHistoryLimit } from './rollout-spec';
import { RolloutView, trafficRoutingOf } from './rollout-view';
import { checkTrafficRouting } from './traffic-routing';

const PATH = 'spec.strategy.canary';
const DEFAULT_BOUND = '25%';

/** Rules on `strategy.canary` by itself. */
export function checkCanary(rollout: RolloutView): void {
  const { canary, blueGreen, problems } = rollout;
  if (!canary || blueGreen) {
    return;
  }
  checkBounds(rollout, canary);
  checkCanaryServices(rollout, canary);
  checkScaling(rollout, canary);
  checkProgressThreshold(rollout, canary);
  checkBackgroundAnalysis(rollout, canary);
  checkTrafficRouting(rollout, canary);
  checkCanarySteps(rollout, canary);
  checkAntiAffinity(canary.antiAffinity, `${PATH}.antiAffinity`, problems);
}

function checkBounds({ problems }: RolloutView, canary: JsonObject): void {
  const bounds = { maxSurge: canary.maxSurge ?? DEFAULT_BOUND, maxUnavailable: canary.maxUnavailable ?? DEFAULT_BOUND };
  if (Object.values(bounds).every((bound) => boundValue(bound) === 0)) {
    problems.add('AR114', `${PATH}.maxSurge`, `maxSurge ${shown(bounds.maxSurge)} and maxUnavailable ${shown(bounds.maxUnavailable)} leave no way to replace a pod`,
      'set one of them above zero');
  }
  for (const [name, bound] of Object.entries(bounds)) {
    if (typeof bound === 'string' && !/^\d+%$/.test(bound)) {
      problems.add('AR410', `${PATH}.${name}`, `${name} ${shown(bound)} is read as a percentage, or not at all`, 'write a number of pods, or add the percent sign');
    }
  }
}

/** Percentages count with their number, whatever they come to in pods. */
function boundValue(bound: unknown): number {
  return intOrStringValue(typeof bound === 'string' && /^\d+%$/.test(bound) ? bound.slice(0, -1) : bound);
}

function checkScaling(rollout: RolloutView, canary: JsonObject): void {
  const { problems, spec } = rollout;
  const delayed = isPresent(canary.scaleDownDelaySeconds);
  const dynamic = canary.dynamicStableScale === true;
  if (!trafficRoutingOf(rollout)) {
    if (delayed) {
      problems.add('AR122', `${PATH}.scaleDownDelaySeconds`, 'without a router the old pods go as the new ones come', 'leave it out, or add trafficRouting');
    }
    if (dynamic) {
      problems.add('AR123', `${PATH}.dynamicStableScale`, 'without a router the stable pods are scaled with the weight anyway', 'leave it out, or add trafficRouting');
    }
  } else if (delayed && dynamic) {
    problems.add('AR124', `${PATH}.dynamicStableScale`, 'the stable pods cannot shrink with the weight and wait after the last step', 'leave one of the two out');
  }
  const kept = numberOf(canary.scaleDownDelayRevisionLimit);
  const history = revisionHistoryLimit(spec);
  if (kept !== undefined && kept > history) {
    problems.add('AR419', `${PATH}.scaleDownDelayRevisionLimit`, `${kept} revisions cannot stay scaled up within a history of ${history}`,
      'lower it, or raise revisionHistoryLimit');
  }
}

function checkProgressThreshold({ problems, spec }: RolloutView, canary: JsonObject): void {
  if (!isPresent(canary.replicaProgressThreshold)) {
    return;
  }
  const path = `${PATH}.replicaProgressThreshold`;
  const { type, value } = objectOf(canary.replicaProgressThreshold);
  const limit = type === 'Percent' ? 100 : numberOf(spec.replicas) ?? Infinity;
  const amount = numberOf(value) ?? 0;
  if (type !== 'Percent' && type !== 'Pods') {
    problems.add('AR404', `${path}.type`, `the type is ${shown(type)}`, 'write Percent or Pods');
  } else if (amount <= 0 || amount > limit) {
    problems.add('AR404', `${path}.value`, `${amount} ${type === 'Pods' ? 'pods' : '%'} can never be reached, or always is`, `set 1 to ${limit === Infinity ? 'replicas' : limit}`);
  }
}

function checkBackgroundAnalysis({ problems }: RolloutView, canary: JsonObject): void {
  const start = numberOf(objectOf(canary.analysis).startingStep);
  const steps = listOf(canary.steps).length;
  if (start !== undefined && (start < 0 || start >= steps)) {
    problems.add('AR409', `${PATH}.analysis.startingStep`, `there is no step ${start} among ${steps}: steps are counted from 0`, 'name a step, or leave it out');
  }
}
