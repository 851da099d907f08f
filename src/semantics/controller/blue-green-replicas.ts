import { ReplicaSetState } from './release-state';
import { specReplicas } from './rollout-defaults';
import { RolloutSpec } from '../../manifest/rollout';

/** The part of a blue-green Rollout's status that the size of its new version depends on. */
export interface BlueGreenStatus {
  /** The version that the active Service selects. */
  readonly activeHash?: string;
  readonly currentHash?: string;
  readonly promotedInFull?: boolean;
  /** Whether anything paused the Rollout, itself included. */
  readonly paused?: boolean;
  /** Whether the preview has passed what comes before the switch. */
  readonly previewPassed?: boolean;
}

/** The pods that the new version should have: fewer than all only as a preview, if the Rollout says so. */
export function blueGreenReplicas(
  rollout: RolloutSpec, status: BlueGreenStatus, latest: ReplicaSetState, others: readonly ReplicaSetState[],
): number {
  const all = specReplicas(rollout);
  const preview = rollout.strategy.blueGreen?.previewReplicaCount;
  const switched = !others.some(({ hash }) => hash === status.activeHash && hash !== latest.hash);
  if (preview === undefined || switched || status.promotedInFull) {
    return all;
  }
  const passed = latest.hash === status.currentHash && !status.paused && status.previewPassed;
  return passed ? all : preview;
}

/** Whether the new version has its pods, so that what comes before the switch may begin. */
export function readyForPause(
  rollout: RolloutSpec, status: BlueGreenStatus, latest: ReplicaSetState, others: readonly ReplicaSetState[],
): boolean {
  const wanted = blueGreenReplicas(rollout, status, latest, others);
  return latest.desired === wanted && latest.available === wanted;
}
