import { requireNotificationName } from './notification-name';
import { NotificationTrigger } from './notification-trigger';
import { propError } from '../semantics/errors';

/**
 * Who is told of what, by which service. It becomes an annotation of the Rollout; the service must be set up in the ConfigMap `argo-rollouts-notification-configmap`.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/notifications/#subscriptions
 */
export class NotificationSubscription {
  /**
   * Slack.
   *
   * @param trigger what to tell of
   * @param channels names of channels
   * @throws if there is none, or one is empty or has a `;`
   */
  public static slack(trigger: NotificationTrigger, ...channels: string[]): NotificationSubscription {
    return NotificationSubscription.of(trigger, 'slack', channels);
  }

  /**
   * Microsoft Teams.
   *
   * @param trigger what to tell of
   * @param channels names of channels under `recipientUrls` of the service
   * @throws if there is none, or one is empty or has a `;`
   */
  public static teams(trigger: NotificationTrigger, ...channels: string[]): NotificationSubscription {
    return NotificationSubscription.of(trigger, 'teams', channels);
  }

  /**
   * Mail.
   *
   * @param trigger what to tell of
   * @param addresses mail addresses
   * @throws if there is none, or one is empty or has a `;`
   */
  public static email(trigger: NotificationTrigger, ...addresses: string[]): NotificationSubscription {
    return NotificationSubscription.of(trigger, 'email', addresses);
  }

  /**
   * A web hook, which has no recipients.
   *
   * @param trigger what to tell of
   * @param serviceName what stands after `service.webhook.` in the ConfigMap
   * @throws if that is not a name
   */
  public static webhook(trigger: NotificationTrigger, serviceName: string): NotificationSubscription {
    requireNotificationName('NotificationSubscription.webhook', 'serviceName', serviceName, '"deployments"');
    return new NotificationSubscription(trigger.triggerName, serviceName, []);
  }

  /**
   * Any service.
   *
   * @param trigger what to tell of
   * @param serviceName what stands after `service.` in the ConfigMap, such as `pagerdutyv2`
   * @param recipients whom to tell, in the service's own terms
   * @throws if the service is not a name, there is no recipient, or one is empty or has a `;`
   */
  public static of(trigger: NotificationTrigger, serviceName: string, recipients: string[]): NotificationSubscription {
    const where = 'NotificationSubscription.of';
    requireNotificationName(where, 'serviceName', serviceName, '"slack"');
    const bad = recipients.findIndex((recipient) => recipient.trim() !== recipient || recipient === '' || recipient.includes(';'));
    if (recipients.length === 0 || bad >= 0) {
      throw propError(where, {
        prop: bad < 0 ? 'recipients' : `recipients[${bad}]`,
        received: bad < 0 ? [] : recipients[bad],
        accepted: 'at least one, none of them empty, with spaces around it or with a ";", which separates them',
        mend: 'name a channel or address; a web hook without recipients is NotificationSubscription.webhook',
      });
    }
    return new NotificationSubscription(trigger.triggerName, serviceName, recipients);
  }

  /**
   * Recipients of the triggers that the ConfigMap names under `defaultTriggers`.
   *
   * @param serviceName what stands after `service.` in the ConfigMap
   * @param recipients whom to tell
   * @throws as `of` does
   */
  public static defaultTriggers(serviceName: string, recipients: string[]): NotificationSubscription {
    const { recipients: checked } = NotificationSubscription.of(NotificationTrigger.ROLLOUT_UPDATED, serviceName, recipients);
    return new NotificationSubscription(undefined, serviceName, checked);
  }

  private constructor(
    private readonly triggerName: string | undefined, private readonly serviceName: string, private readonly recipients: string[],
  ) {}

  /** Key of the annotation. @internal */
  public get _key(): string {
    return `notifications.argoproj.io/subscribe.${this.triggerName === undefined ? '' : `${this.triggerName}.`}${this.serviceName}`;
  }

  /** Value of the annotation. @internal */
  public get _value(): string {
    return this.recipients.join(';');
  }
}
