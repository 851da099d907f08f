import { DeploymentHandover } from './deployment-handover';
import { ReleaseServiceProps } from './release-service-props';
import { EphemeralMetadata } from '../strategy/ephemeral-metadata';
import { VersionAntiAffinity } from '../strategy/version-anti-affinity';

/** What CanaryService and BlueGreenService have in common. */
export interface RolloutServiceProps extends ReleaseServiceProps {
  /**
   * Going back to one of this many last versions skips steps and analyses.
   *
   * @default 3 - a rollback in an emergency should not wait for pauses
   */
  readonly rollbackWindowRevisions?: number;
  /**
   * Abort a release whose progress deadline has passed.
   *
   * @default true - otherwise pods that never become ready stay, and wait for somebody to notice
   */
  readonly progressDeadlineAbort?: boolean;
  /**
   * Keeps the pods of the two versions on different nodes.
   *
   * @default - none
   */
  readonly antiAffinity?: VersionAntiAffinity;
  /**
   * Metadata of the pods that serve, while they do. Give the other version's the same keys. It changes live pods.
   *
   * @default - none
   */
  readonly stableMetadata?: EphemeralMetadata;
  /**
   * Metadata of the pods of the new version, until it serves.
   *
   * @default - none
   */
  readonly canaryMetadata?: EphemeralMetadata;
  /**
   * The service is live as a Deployment of the same name and selector: replacing it outright would be an outage. With this prop the Deployment stays and
   * holds the pod template, and the Rollout takes its pods over one by one.
   *
   * @default - the service is new, or is a Rollout already
   * @see https://argo-rollouts.readthedocs.io/en/stable/migrating/
   */
  readonly deploymentHandover?: DeploymentHandover;
}
