import { RandomBlueGreen, RandomCanary } from './random-releases';
import { ReplicaSetState } from '../../../src/semantics/controller/release-state';
import { BlueGreenRequest, ReplicasRequest } from '../../client/oracle-protocol';

/** The state as the API server has it, which is what the controller's functions take. */
export function canaryManifests({ rollout, status, sets, routed }: RandomCanary): ReplicasRequest {
  return {
    rollout: {
      spec: rollout,
      status: {
        ...(status.currentStepIndex !== undefined && { currentStepIndex: status.currentStepIndex }),
        abort: status.aborted ?? false,
        promoteFull: status.promotedInFull ?? false,
        stableRS: status.stableHash ?? '',
        currentPodHash: status.currentHash ?? '',
      },
    },
    ...(sets.latest && { newReplicaSet: replicaSet(sets.latest) }),
    ...(sets.stable && { stableReplicaSet: replicaSet(sets.stable) }),
    olderReplicaSets: sets.older.map(replicaSet),
    ...(routed && { weights: { canary: { weight: routed.canary }, stable: { weight: routed.stable } } }),
  };
}

export function blueGreenManifests({ rollout, status, latest, others }: RandomBlueGreen): BlueGreenRequest {
  return {
    rollout: {
      spec: rollout,
      status: {
        currentPodHash: status.currentHash ?? '',
        promoteFull: status.promotedInFull ?? false,
        pauseConditions: status.paused ? [{ reason: 'BlueGreenPause', startTime: '2026-01-01T00:00:00Z' }] : [],
        blueGreen: { activeSelector: status.activeHash ?? '', scaleUpPreviewCheckPoint: status.previewPassed ?? false },
      },
    },
    newReplicaSet: replicaSet(latest),
    others: others.map(replicaSet),
  };
}

function replicaSet({ hash, desired, current, available }: ReplicaSetState): object {
  return {
    metadata: { name: hash, labels: { 'rollouts-pod-template-hash': hash } },
    spec: { replicas: desired },
    status: { replicas: current, availableReplicas: available },
  };
}
