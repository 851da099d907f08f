import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { DeploymentHandover } from './deployment-handover';
import { ReleaseFoundation } from './release-foundation';
import { releaseMetadata } from '../semantics/identity';
import { RolloutStrategy } from '../strategy/rollout-strategy';
import { RollingDeployment } from '../workload/rolling-deployment';
import { Rollout } from '../workload/rollout';
import { WorkloadRef, WorkloadScaleDown } from '../workload/workload-ref';

/** Label that a Deployment gives the pods of one version. */
export const DEPLOYMENT_HASH_LABEL = 'pod-template-hash';
const ROLLOUT_HASH_LABEL = 'rollouts-pod-template-hash';

/** Label by which the versions of a Rollout are told apart. While a Deployment is handed over its template stays to the letter: a change would roll it. */
export function rolloutHashLabel(handover: DeploymentHandover | undefined): string {
  return handover === undefined ? ROLLOUT_HASH_LABEL : DEPLOYMENT_HASH_LABEL;
}

/** How a Deployment replaces its pods. */
export interface RollingUpdate {
  readonly maxSurge?: PercentOrAbsolute;
  readonly maxUnavailable?: PercentOrAbsolute;
  readonly recreate?: boolean;
}

/** The Deployment of a release, child `Deployment`. */
export function createDeployment(
  scope: Construct, foundation: ReleaseFoundation, update: RollingUpdate, replicas: number | undefined,
): RollingDeployment {
  const { identity, pod, minReady, progressDeadline, revisionHistoryLimit } = foundation;
  const deployment = new RollingDeployment(scope, 'Deployment', {
    ...pod.workload,
    metadata: releaseMetadata(identity),
    selectorLabels: identity.selectorLabels,
    replicas,
    minReady,
    progressDeadline,
    revisionHistoryLimit,
    recreate: update.recreate,
    maxSurge: update.recreate ? update.maxSurge : update.maxSurge ?? PercentOrAbsolute.percent(25),
    maxUnavailable: update.recreate ? update.maxUnavailable : update.maxUnavailable ?? PercentOrAbsolute.absolute(0),
  });
  deployment._setOverlay(pod.overlay);
  return deployment;
}

/** What a Rollout adds to its release. */
export interface RolloutSettings {
  readonly strategy: RolloutStrategy;
  readonly rollbackWindowRevisions?: number;
  readonly progressDeadlineAbort?: boolean;
  /** Where what the foundation says is not enough. */
  readonly progressDeadline?: Duration;
  readonly annotations?: Record<string, string>;
  readonly handover?: DeploymentHandover;
}

/** The Rollout of a release, child `Rollout`; while a Deployment is being handed over, it refers to that. */
export function createRollout(scope: Construct, foundation: ReleaseFoundation, settings: RolloutSettings): Rollout {
  const { identity, pod, minReady, progressDeadline, revisionHistoryLimit, replicas } = foundation;
  const metadata = { ...releaseMetadata(identity), ...(settings.annotations && { annotations: settings.annotations }) };
  const common = {
    metadata,
    replicas,
    selectorLabels: identity.selectorLabels,
    minReady,
    progressDeadline: settings.progressDeadline ?? progressDeadline,
    progressDeadlineAbort: settings.progressDeadlineAbort ?? true,
    revisionHistoryLimit,
    // Without old revisions there is nothing to go back to.
    rollbackWindowRevisions: settings.rollbackWindowRevisions ?? (Math.min(3, revisionHistoryLimit) || undefined),
    strategy: settings.strategy,
  };
  if (settings.handover !== undefined) {
    const replicasLeft = settings.handover === DeploymentHandover.START ? foundation.replicas : 0;
    createDeployment(scope, foundation, {}, replicasLeft);
    return new Rollout(scope, 'Rollout', {
      ...common,
      workloadRef: WorkloadRef.deployment(identity.name, { scaleDown: WorkloadScaleDown.PROGRESSIVELY }),
    });
  }
  const rollout = new Rollout(scope, 'Rollout', { ...common, ...pod.workload });
  rollout._setOverlay(pod.overlay);
  return rollout;
}
