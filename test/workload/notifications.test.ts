import { Chart, Testing } from 'cdk8s';
import { RolloutStrategy } from '../../src/strategy/rollout-strategy';
import { NotificationSubscription } from '../../src/workload/notification-subscription';
import { NotificationTrigger } from '../../src/workload/notification-trigger';
import { Rollout } from '../../src/workload/rollout';

function annotations(notifications: NotificationSubscription[], others?: Record<string, string>) {
  const chart = new Chart(Testing.app(), 'shop');
  new Rollout(chart, 'orders', {
    metadata: { name: 'orders', annotations: others }, containers: [{ image: 'orders:1' }], strategy: RolloutStrategy.canary(), notifications,
  });
  return Testing.synth(chart)[0].metadata.annotations;
}

const { ROLLOUT_ABORTED, ROLLOUT_COMPLETED } = NotificationTrigger;
const prefix = 'notifications.argoproj.io/subscribe.';

describe('subscriptions to notifications', () => {
  test('become annotations beside those that are there', () => {
    expect(annotations([
      NotificationSubscription.slack(ROLLOUT_ABORTED, 'releases', 'on-call'),
      NotificationSubscription.teams(ROLLOUT_ABORTED, 'shop'),
      NotificationSubscription.email(ROLLOUT_COMPLETED, 'shop@example.com'),
      NotificationSubscription.webhook(ROLLOUT_COMPLETED, 'deployments'),
      NotificationSubscription.of(NotificationTrigger.of('on-rollout-slow'), 'pagerdutyv2', ['shop']),
      NotificationSubscription.defaultTriggers('slack', ['shop']),
    ], { team: 'shop' })).toEqual({
      team: 'shop',
      [`${prefix}on-rollout-aborted.slack`]: 'releases;on-call',
      [`${prefix}on-rollout-aborted.teams`]: 'shop',
      [`${prefix}on-rollout-completed.email`]: 'shop@example.com',
      [`${prefix}on-rollout-completed.deployments`]: '',
      [`${prefix}on-rollout-slow.pagerdutyv2`]: 'shop',
      [`${prefix}slack`]: 'shop',
    });
  });

  const slack = NotificationSubscription.slack(ROLLOUT_ABORTED, 'releases');
  const refused: [string, () => unknown, string][] = [
    ['one trigger twice for a service', () => annotations([slack, slack]), `notifications[1] is "${prefix}on-rollout-aborted.slack"; accepted: each trigger once per service`],
    ['one that an annotation has already', () => annotations([slack], { [`${prefix}on-rollout-aborted.slack`]: 'x' }), 'Mend: pass all recipients to one subscription'],
    ['no recipients', () => NotificationSubscription.slack(ROLLOUT_ABORTED), 'recipients is []; accepted: at least one'],
    ['recipients in one text', () => NotificationSubscription.email(ROLLOUT_ABORTED, 'a@b.c', 'd;e'), 'recipients[1] is "d;e"'],
    ['a trigger with a dot', () => NotificationTrigger.of('on.x'), 'NotificationTrigger.of: triggerName is "on.x"; accepted: letters, digits'],
    ['a service with a dot', () => NotificationSubscription.webhook(ROLLOUT_ABORTED, 'a.b'), 'Mend: pass a name such as "deployments"'],
  ];
  test.each(refused)('refuse %s', (_, act, message) => {
    expect(act).toThrow(message);
  });
});
