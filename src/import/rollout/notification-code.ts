import { call, Code, list, ours, verbatim } from '../code/code';
import { Fields } from '../code/fields';
import { isObject } from '../code/json';

const PREFIX = 'notifications.argoproj.io/subscribe.';

/** The triggers that come with Argo Rollouts. */
const TRIGGERS: Record<string, string> = {
  'on-rollout-updated': 'ROLLOUT_UPDATED',
  'on-rollout-step-completed': 'ROLLOUT_STEP_COMPLETED',
  'on-rollout-paused': 'ROLLOUT_PAUSED',
  'on-rollout-aborted': 'ROLLOUT_ABORTED',
  'on-rollout-completed': 'ROLLOUT_COMPLETED',
  'on-scaling-replica-set': 'SCALING_REPLICA_SET',
  'on-analysis-run-running': 'ANALYSIS_RUN_RUNNING',
  'on-analysis-run-failed': 'ANALYSIS_RUN_FAILED',
  'on-analysis-run-error': 'ANALYSIS_RUN_ERROR',
};
const SHORT_FORMS = ['slack', 'teams', 'email'];

/** The subscriptions among the annotations, taken out of them: every one that is written as the API writes it. */
export function notificationCodes(metadata: Fields | undefined): Code[] {
  const annotations = metadata?.peek('annotations');
  if (!metadata || !isObject(annotations)) {
    return [];
  }
  const codes = Object.entries(annotations).map(([key, value]) => [key, value, subscriptionCode(key, value)] as const);
  const rest = codes.filter(([, , code]) => code === undefined).map(([key, value]) => [key, value] as const);
  if (rest.length < codes.length) {
    metadata.replace('annotations', rest.length === 0 ? undefined : Object.fromEntries(rest));
  }
  return codes.flatMap(([, , code]) => code ?? []);
}

function subscriptionCode(key: string, value: unknown): Code | undefined {
  const names = key.startsWith(PREFIX) ? key.slice(PREFIX.length).split('.') : [];
  if (names.length < 1 || names.length > 2 || names.some((name) => !/^[\w-]+$/.test(name)) || typeof value !== 'string') {
    return undefined;
  }
  const [service, trigger] = [names[names.length - 1], names.length === 2 ? names[0] : undefined];
  const recipients = value.split(';');
  if (value !== '' && recipients.some((recipient) => recipient === '' || recipient.trim() !== recipient)) {
    return undefined;
  }
  const texts = recipients.map((recipient) => verbatim(recipient));
  if (trigger === undefined) {
    return value === '' ? undefined : call(ours('NotificationSubscription.defaultTriggers'), verbatim(service), list(texts));
  }
  const on = Object.hasOwn(TRIGGERS, trigger) ? ours(`NotificationTrigger.${TRIGGERS[trigger]}`) : call(ours('NotificationTrigger.of'), verbatim(trigger));
  if (value === '') {
    return call(ours('NotificationSubscription.webhook'), on, verbatim(service));
  }
  return SHORT_FORMS.includes(service)
    ? call(ours(`NotificationSubscription.${service}`), on, ...texts)
    : call(ours('NotificationSubscription.of'), on, verbatim(service), list(texts));
}
