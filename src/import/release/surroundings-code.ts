import { autoscalingCode } from './autoscaling-code';
import { Codes, Draft } from './draft';
import { networkPolicyCode } from './network-policy-code';
import { Release } from './release';
import { call, Code, object, ours, unlessEmpty, verbatim } from '../code/code';
import { durationCode } from '../code/durations';
import { at, Json, JsonObject, mapAt, mapsAt, numberAt, textAt, textsByKey } from '../code/json';

const EVICTION: Record<string, string> = { AlwaysAllow: 'ALWAYS_ALLOW', IfHealthyBudget: 'IF_HEALTHY_BUDGET' };
const ALERT_LABELS = ['severity'];

/** The objects around the workload: account, number of pods, budget, policy, monitor, alerts. */
export function surroundingsCodes(draft: Draft): Codes {
  return {
    ...replicasCodes(draft),
    disruptionBudget: budgetCode(draft),
    serviceAccount: accountCode(draft),
    networkPolicy: networkPolicyCode(draft),
    podMonitor: podMonitorCode(draft),
    alerts: alertsCode(draft),
  };
}

/** The PrometheusRule with the alerts of a release. */
export function alertsOf(release: Release): JsonObject | undefined {
  return release.find('PrometheusRule', `${release.name}-release`);
}

export function podMonitorOf(release: Release): JsonObject | undefined {
  return release.find('PodMonitor', release.name);
}

function replicasCodes(draft: Draft): Codes {
  const { release } = draft;
  const autoscaling = autoscalingCode(draft);
  const replicas = numberAt(release.rollout, 'spec', 'replicas');
  // Kubernetes starts one pod where nobody says how many.
  return { autoscaling, replicas: autoscaling || (replicas === undefined && release.autoscaler) ? undefined : verbatim(replicas ?? 1) };
}

function budgetCode({ release, kept, exact }: Draft): Code | undefined {
  const budget = release.all('PodDisruptionBudget').find(({ spec }) => release.selects(at(spec, 'selector', 'matchLabels')));
  if (!budget) {
    return exact ? call(ours('DisruptionBudget.none')) : undefined;
  }
  if (kept.has('budget') || textAt(budget, 'metadata', 'name') !== release.name) {
    return call(ours('DisruptionBudget.existing'), verbatim(textAt(budget, 'metadata', 'name') ?? ''));
  }
  const count = (key: string) => at(budget, 'spec', key) === undefined ? undefined : verbatim(String(at(budget, 'spec', key)));
  const policy = textAt(budget, 'spec', 'unhealthyPodEvictionPolicy') ?? '';
  return call(ours('DisruptionBudget.of'), object({
    maxUnavailable: count('maxUnavailable'),
    minAvailable: count('minAvailable'),
    unhealthyPodEvictionPolicy: Object.hasOwn(EVICTION, policy) ? ours(`UnhealthyPodEvictionPolicy.${EVICTION[policy]}`) : undefined,
  }));
}

function accountCode({ release, kept }: Draft): Code {
  const spec = mapAt(release.pods, 'spec');
  const name = textAt(spec, 'serviceAccountName') ?? textAt(spec, 'serviceAccount') ?? 'default';
  const account = release.find('ServiceAccount', name);
  // Without a word Kubernetes mounts a token: the application may need it.
  const token = at(spec, 'automountServiceAccountToken') ?? at(account, 'automountServiceAccountToken') ?? true;
  if (name !== release.name || !account || kept.has('serviceAccount')) {
    return call(ours('PodServiceAccount.existing'), call(ours('ObjectRef.of'), verbatim(name)), token === true ? verbatim(true) : undefined);
  }
  const annotations = textsByKey(account, 'metadata', 'annotations');
  return call(ours('PodServiceAccount.create'), unlessEmpty(object({
    annotations: annotations && verbatim(annotations), automountToken: token === true ? verbatim(true) : undefined,
  })));
}

function podMonitorCode({ release, kept }: Draft): Code | undefined {
  const monitor = podMonitorOf(release);
  if (!monitor || kept.has('podMonitor')) {
    return undefined;
  }
  const [endpoint] = mapsAt(monitor, 'spec', 'podMetricsEndpoints');
  const text = (key: string) => textAt(endpoint, key) === undefined ? undefined : verbatim(textAt(endpoint, key)!);
  return object({
    port: text('port'),
    path: text('path'),
    interval: durationCode(textAt(endpoint, 'interval') ?? ''),
    labels: others(textsByKey(monitor, 'metadata', 'labels'), textsByKey(release.rollout, 'metadata', 'labels')),
    podHashLabel: at(monitor, 'spec', 'podTargetLabels') === undefined ? verbatim(false) : undefined,
  });
}

/** Alerts are on where the platform has their kind: a release without them says so. */
function alertsCode({ release, kept }: Draft): Code {
  const rule = alertsOf(release);
  if (!rule || kept.has('alerts')) {
    return call(ours('ReleaseAlerts.none'));
  }
  const first = mapAt(rule, 'spec', 'groups', 0, 'rules', 0);
  const runbook = textAt(first, 'annotations', 'runbook_url');
  const severity = textAt(first, 'labels', 'severity');
  const labels = Object.entries(textsByKey(first, 'labels') ?? {}).filter(([key]) => !ALERT_LABELS.includes(key));
  return call(ours('ReleaseAlerts.of'), object({
    severity: severity === undefined ? undefined : verbatim(severity),
    runbookUrl: runbook === undefined ? undefined : verbatim(runbook),
    labels: others(textsByKey(rule, 'metadata', 'labels'), textsByKey(release.rollout, 'metadata', 'labels')),
    alertLabels: labels.length === 0 ? undefined : verbatim(Object.fromEntries(labels)),
  }));
}

/** The labels that another object does not have. */
function others(labels: Record<string, string> | undefined, known: Record<string, Json> | undefined): Code | undefined {
  const own = Object.entries(labels ?? {}).filter(([key, value]) => known?.[key] !== value);
  return own.length === 0 ? undefined : verbatim(Object.fromEntries(own));
}
