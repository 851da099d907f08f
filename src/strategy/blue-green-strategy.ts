import { BlueGreenStrategyOptions } from './blue-green-options';
import { renderEphemeralMetadata } from './ephemeral-metadata-rendering';
import { renderBound } from './replica-bounds';
import { renderRolloutAnalysis } from '../analysis/rollout-analysis-rendering';
import { BlueGreenStrategySpec } from '../manifest/rollout';
import { wholeSeconds } from '../semantics/durations';
import { propError, requireInteger } from '../semantics/errors';
import { requireServiceName } from '../semantics/names';

const WHERE = 'RolloutStrategy.blueGreen';

/** Renders a blue-green strategy and refuses what the controller would refuse or silently ignore. */
export function renderBlueGreenStrategy(options: BlueGreenStrategyOptions): BlueGreenStrategySpec {
  requireServiceName(WHERE, 'activeService', options.activeService);
  if (options.activeService === options.previewService) {
    throw propError(WHERE, { prop: 'previewService', received: options.previewService, accepted: 'another Service than activeService', mend: 'use two Services with the same selector' });
  }
  if (options.autoPromotionEnabled === false && options.autoPromotionAfter) {
    throw propError(WHERE, {
      prop: 'autoPromotionAfter',
      received: options.autoPromotionAfter.toHumanString(),
      accepted: 'nothing where autoPromotionEnabled is false',
      mend: 'leave one of the two out: the controller ignores the time',
    });
  }
  requireInteger(WHERE, 'previewReplicaCount', options.previewReplicaCount, 1, 1_000_000, 'pass a number of pods');
  requireInteger(WHERE, 'scaleDownDelayRevisionLimit', options.scaleDownDelayRevisionLimit, 0, 1_000_000, 'pass a number of ReplicaSets');
  return {
    activeService: options.activeService,
    previewService: options.previewService,
    previewReplicaCount: options.previewReplicaCount,
    autoPromotionEnabled: options.autoPromotionEnabled,
    autoPromotionSeconds: options.autoPromotionAfter && wholeSeconds(WHERE, 'autoPromotionAfter', options.autoPromotionAfter, 1),
    maxUnavailable: renderBound(WHERE, 'maxUnavailable', options.maxUnavailable),
    // 0 keeps the old pods for ever and makes the controller reconcile without rest.
    scaleDownDelaySeconds: options.scaleDownDelay && wholeSeconds(WHERE, 'scaleDownDelay', options.scaleDownDelay, 1),
    scaleDownDelayRevisionLimit: options.scaleDownDelayRevisionLimit,
    abortScaleDownDelaySeconds: options.abortScaleDownDelay && wholeSeconds(WHERE, 'abortScaleDownDelay', options.abortScaleDownDelay),
    prePromotionAnalysis: options.prePromotionAnalysis && renderRolloutAnalysis(`${WHERE} prePromotionAnalysis`, options.prePromotionAnalysis),
    postPromotionAnalysis: options.postPromotionAnalysis && renderRolloutAnalysis(`${WHERE} postPromotionAnalysis`, options.postPromotionAnalysis),
    activeMetadata: renderEphemeralMetadata(WHERE, 'activeMetadata', options.activeMetadata),
    previewMetadata: renderEphemeralMetadata(WHERE, 'previewMetadata', options.previewMetadata),
    antiAffinity: options.antiAffinity?._toJson(),
  };
}
