import { Duration } from 'cdk8s';
import { Alert, namespaceText } from './alert';
import { namespacedSeries } from './namespaced-series';
import { ReleaseAlertsProps } from './release-alerts';
import { ReleaseIdentity } from '../semantics/identity';

/** Alerts over the conditions of a Deployment as kube-state-metrics exposes them. */
export function deploymentAlerts(identity: ReleaseIdentity, settings: ReleaseAlertsProps): Alert[] {
  const namespace = namespaceText(identity);
  const what = `Deployment ${namespace}/${identity.name}`;
  const command = (verb: string) => `kubectl rollout ${verb} deployment/${identity.name} -n ${namespace}`;
  return [
    {
      name: 'DeploymentProgressDeadlineExceeded',
      expression: isFalse(identity, settings, 'Progressing'),
      lasting: Duration.minutes(1),
      summary: `${what} made no progress before its deadline`,
      description: `New pods did not become ready in time; the old ones go on serving. Look: ${command('status')}. Go back: ${command('undo')}.`,
    },
    {
      // A drain may take the budget's share for a moment.
      name: 'DeploymentUnavailable',
      expression: isFalse(identity, settings, 'Available'),
      lasting: Duration.minutes(5),
      summary: `${what} has fewer pods available than it must`,
      description: `Look: kubectl describe deployment ${identity.name} -n ${namespace}. If a release did it, go back: ${command('undo')}.`,
    },
  ];
}

/** There is a series for each status of a condition; the one that holds is 1. */
function isFalse(identity: ReleaseIdentity, settings: ReleaseAlertsProps, condition: string): string {
  const series = namespacedSeries({
    metric: 'kube_deployment_status_condition',
    matchers: [`deployment="${identity.name}"`, `condition="${condition}"`, 'status="false"'],
    namespace: identity.namespace,
    honorLabels: settings.honorLabels,
  });
  return `max by (namespace, deployment) (${series}) == 1`;
}
