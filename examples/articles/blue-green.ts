import { App, Chart, Duration } from 'cdk8s';
import { BlueGreenService, OptionalKind, Platform, Promotion, ReleaseAlerts } from 'cdk8s-rollouts';

/*
 * What was wrong                                                 | How it shows here
 * Nothing ends a release that waits for a person who forgot it.  | An alert reminds once it has been paused for four hours.
 * Abort is said to bring the old version back at any time. After | The old pods stay five minutes: within them `undo` is only a switch.
 * full promotion it does nothing; `undo` does.                   | Before promotion, `abort` is right.
 * Old pods go after 60 s: too soon to notice anything.           | scaleDownDelay is 300 s.
 * The active Service is called `my-app-active`: callers of the   | The Service keeps the name that callers know; only the preview has
 * Service that was there before are left behind.                 | a name of its own.
 * No readiness probe: the switch goes to pods that still start.  | It cannot be left out.
 */
export function buildBlueGreen(app: App): BlueGreenService {
  const chart = new Chart(app, 'blue-green', { namespace: 'blue-green' });
  Platform.define(chart, { crds: [OptionalKind.PROMETHEUS_RULE] });
  return new BlueGreenService(chart, 'api-server', {
    image: 'ghcr.io/acme/api-server:2.0.0',
    port: 8080,
    readiness: '/healthz',
    replicas: 4,
    promotion: Promotion.manual(),
    alerts: ReleaseAlerts.of({ longestManualPause: Duration.hours(4) }),
  });
}
