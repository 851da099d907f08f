import { ControllerStatus, Phase } from './controller-status';
import { RolloutSpec } from '../../manifest/rollout';
import { specReplicas } from '../../semantics/controller/rollout-defaults';

/** The phase of a Rollout, and why it is in it, in the controller's words. */
export function releasePhase(rollout: RolloutSpec, paused: boolean, status: ControllerStatus): [Phase, string] {
  const { progress, pauses } = status;
  if (progress?.reason === 'RolloutAborted' || progress?.reason === 'ProgressDeadlineExceeded') {
    return ['Degraded', progress.message ? `${progress.reason}: ${progress.message}` : progress.reason];
  }
  if (paused) {
    return ['Paused', 'manually paused'];
  }
  if (pauses.length > 0) {
    return ['Paused', pauses[0].reason];
  }
  const waiting = whatIsAwaited(rollout, status);
  return waiting === undefined ? ['Healthy', ''] : ['Progressing', waiting];
}

function whatIsAwaited(rollout: RolloutSpec, status: ControllerStatus): string | undefined {
  const { canary, blueGreen } = rollout.strategy;
  const { activeHash, currentHash, stableHash } = status;
  const promoted = stableHash !== undefined && stableHash === currentHash;
  if (status.updatedReplicas < specReplicas(rollout)) {
    return 'more replicas need to be updated';
  }
  if (status.availableReplicas < status.updatedReplicas) {
    return 'updated replicas are still becoming available';
  }
  if (blueGreen) {
    if (activeHash === undefined || activeHash !== currentHash) {
      return 'active service cutover pending';
    }
    const analysing = blueGreen.postPromotionAnalysis && status.runs.postPromotion?.outcome === undefined;
    return promoted ? undefined : analysing ? 'waiting for analysis to complete' : 'waiting for post-promotion verification to complete';
  }
  if (!canary?.trafficRouting && status.replicas > status.updatedReplicas) {
    return 'old replicas are pending termination';
  }
  return promoted ? undefined : 'waiting for all steps to complete';
}
