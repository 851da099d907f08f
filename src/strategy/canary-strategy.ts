import { checkCanarySteps } from './canary-checks';
import { CanaryStrategyOptions } from './canary-options';
import { renderEphemeralMetadata } from './ephemeral-metadata-rendering';
import { isZero, renderBound } from './replica-bounds';
import { renderBackgroundAnalysis } from '../analysis/rollout-analysis-rendering';
import { CanaryStrategySpec } from '../manifest/rollout';
import { wholeSeconds } from '../semantics/durations';
import { propError, requireInteger } from '../semantics/errors';
import { requirePingPong } from '../traffic/ping-pong-check';

const WHERE = 'RolloutStrategy.canary';

/** Renders a canary and refuses what the controller would refuse or silently ignore. */
export function renderCanaryStrategy(options: CanaryStrategyOptions): CanaryStrategySpec {
  checkServices(options);
  checkScaling(options);
  const steps = options.steps?.map((step) => step._toJson());
  checkCanarySteps(WHERE, steps ?? [], options.trafficRouting, options.analysis);
  return {
    stableService: options.stableService,
    canaryService: options.canaryService,
    pingPong: options.pingPong && { ...options.pingPong },
    maxSurge: renderBound(WHERE, 'maxSurge', options.maxSurge),
    maxUnavailable: renderBound(WHERE, 'maxUnavailable', options.maxUnavailable),
    // 0 keeps the old pods for ever and makes the controller reconcile without rest.
    scaleDownDelaySeconds: options.scaleDownDelay && wholeSeconds(WHERE, 'scaleDownDelay', options.scaleDownDelay, 1),
    scaleDownDelayRevisionLimit: options.scaleDownDelayRevisionLimit,
    abortScaleDownDelaySeconds: options.abortScaleDownDelay && wholeSeconds(WHERE, 'abortScaleDownDelay', options.abortScaleDownDelay),
    dynamicStableScale: options.dynamicStableScale,
    minPodsPerReplicaSet: options.minPodsPerReplicaSet,
    replicaProgressThreshold: options.replicaProgressThreshold?._toJson(),
    canaryMetadata: renderEphemeralMetadata(WHERE, 'canaryMetadata', options.canaryMetadata),
    stableMetadata: renderEphemeralMetadata(WHERE, 'stableMetadata', options.stableMetadata),
    antiAffinity: options.antiAffinity?._toJson(),
    trafficRouting: options.trafficRouting?._toJson(),
    steps,
    analysis: options.analysis && renderBackgroundAnalysis(`${WHERE} analysis`, options.analysis),
  };
}

function checkServices(options: CanaryStrategyOptions): void {
  const { stableService, canaryService, pingPong, trafficRouting } = options;
  if (stableService !== undefined && stableService === canaryService) {
    const accepted = 'another Service than stableService';
    throw propError(WHERE, { prop: 'canaryService', received: canaryService, accepted, mend: 'use two Services with the same selector' });
  }
  if (pingPong && pingPong.pingService === pingPong.pongService) {
    throw propError(WHERE, { prop: 'pingPong', received: pingPong, accepted: 'two different Services', mend: 'name two Services with the same selector' });
  }
  if (pingPong) {
    requirePingPong(WHERE, pingPong, trafficRouting);
  }
  if (trafficRouting?._needsServices(pingPong !== undefined) && (stableService === undefined || canaryService === undefined)) {
    throw propError(WHERE, {
      prop: stableService === undefined ? 'stableService' : 'canaryService',
      received: undefined,
      accepted: 'the name of a Service, as this router needs both',
      mend: 'name a stable and a canary Service',
    });
  }
}

function checkScaling(options: CanaryStrategyOptions): void {
  requireInteger(WHERE, 'minPodsPerReplicaSet', options.minPodsPerReplicaSet, 1, 1_000_000, 'pass a number of pods');
  requireInteger(WHERE, 'scaleDownDelayRevisionLimit', options.scaleDownDelayRevisionLimit, 0, 1_000_000, 'pass a number of ReplicaSets');
  const needsRouter: (keyof CanaryStrategyOptions)[] = ['scaleDownDelay', 'abortScaleDownDelay', 'dynamicStableScale', 'minPodsPerReplicaSet'];
  for (const prop of needsRouter) {
    if (options.trafficRouting === undefined && options[prop] !== undefined && options[prop] !== false) {
      throw propError(WHERE, { prop, received: String(options[prop]), accepted: 'nothing without trafficRouting', mend: 'add trafficRouting, or leave the prop out' });
    }
  }
  if (options.dynamicStableScale && options.scaleDownDelay) {
    throw propError(WHERE, {
      prop: 'scaleDownDelay',
      received: options.scaleDownDelay.toHumanString(),
      accepted: 'nothing together with dynamicStableScale',
      mend: 'leave one of the two out: the stable pods are gone by the time of promotion',
    });
  }
  if (isZero(options.maxSurge?.value) && isZero(options.maxUnavailable?.value)) {
    throw propError(WHERE, { prop: 'maxSurge', received: 0, accepted: 'more than 0 where maxUnavailable is 0', mend: 'raise one of the two: no pod could ever be replaced' });
  }
}
