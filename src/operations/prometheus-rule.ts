import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Alert, alertingRule } from './alert';
import { deploymentAlerts } from './deployment-alerts';
import { ReleaseAlerts, ReleaseAlertsProps } from './release-alerts';
import { rolloutAlerts, WatchedRollout } from './rollout-alerts';
import { PrometheusRuleSpec } from '../manifest/monitoring';
import { ReleaseIdentity, releaseMetadata } from '../semantics/identity';

/** Emits the alerts of a Rollout; nothing where they are switched off. */
export function emitRolloutAlerts(
  scope: Construct, identity: ReleaseIdentity, rollout: WatchedRollout, alerts: ReleaseAlerts = ReleaseAlerts.of({}),
): ApiObject | undefined {
  return alerts._settings && emitRule(scope, identity, alerts._settings, rolloutAlerts(identity, alerts._settings, rollout));
}

/** Emits the alerts of a Deployment; nothing where they are switched off. */
export function emitDeploymentAlerts(
  scope: Construct, identity: ReleaseIdentity, alerts: ReleaseAlerts = ReleaseAlerts.of({}),
): ApiObject | undefined {
  return alerts._settings && emitRule(scope, identity, alerts._settings, deploymentAlerts(identity, alerts._settings));
}

function emitRule(scope: Construct, identity: ReleaseIdentity, settings: ReleaseAlertsProps, alerts: Alert[]): ApiObject {
  const name = `${identity.name}-release`;
  const metadata = releaseMetadata(identity, name);
  const spec: PrometheusRuleSpec = { groups: [{ name, rules: alerts.map((alert) => alertingRule(alert, settings)) }] };
  return new ApiObject(scope, 'PrometheusRule', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { ...metadata, labels: { ...metadata.labels, ...settings.labels } },
    spec,
  });
}
