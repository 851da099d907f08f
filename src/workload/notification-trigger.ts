import { requireNotificationName } from './notification-name';

/**
 * What a notification tells of: a trigger in the ConfigMap `argo-rollouts-notification-configmap`. The constants come with Argo Rollouts.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/notifications/#default-trigger-templates
 */
export class NotificationTrigger {
  /** The manifest of the Rollout has changed. */
  public static readonly ROLLOUT_UPDATED = new NotificationTrigger('on-rollout-updated');
  /** A step is over. */
  public static readonly ROLLOUT_STEP_COMPLETED = new NotificationTrigger('on-rollout-step-completed');
  /** The release waits, for a time or for a person. */
  public static readonly ROLLOUT_PAUSED = new NotificationTrigger('on-rollout-paused');
  /** The release was aborted. */
  public static readonly ROLLOUT_ABORTED = new NotificationTrigger('on-rollout-aborted');
  /** The release is over, all steps included. */
  public static readonly ROLLOUT_COMPLETED = new NotificationTrigger('on-rollout-completed');
  /** Pods are added or taken away. */
  public static readonly SCALING_REPLICA_SET = new NotificationTrigger('on-scaling-replica-set');
  /** An analysis has begun. */
  public static readonly ANALYSIS_RUN_RUNNING = new NotificationTrigger('on-analysis-run-running');
  /** An analysis has failed. */
  public static readonly ANALYSIS_RUN_FAILED = new NotificationTrigger('on-analysis-run-failed');
  /** An analysis could not be done. */
  public static readonly ANALYSIS_RUN_ERROR = new NotificationTrigger('on-analysis-run-error');

  /**
   * A trigger of your own.
   *
   * @param triggerName what stands after `trigger.` in the ConfigMap
   * @throws if it has a dot, which separates trigger and service in the annotation, or is not a name
   */
  public static of(triggerName: string): NotificationTrigger {
    requireNotificationName('NotificationTrigger.of', 'triggerName', triggerName, '"on-rollout-slow"');
    return new NotificationTrigger(triggerName);
  }

  /** What stands after `trigger.` in the ConfigMap. */
  public readonly triggerName: string;

  private constructor(triggerName: string) {
    this.triggerName = triggerName;
  }
}
