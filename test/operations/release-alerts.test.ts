import { ApiObject, Chart, Duration, Testing } from 'cdk8s';
import { emitDeploymentAlerts, emitRolloutAlerts } from '../../src/operations/prometheus-rule';
import { ReleaseAlerts } from '../../src/operations/release-alerts';
import { WatchedRollout } from '../../src/operations/rollout-alerts';
import { ReleaseIdentity } from '../../src/semantics/identity';

const identity: ReleaseIdentity = { name: 'orders', namespace: 'shop', labels: { team: 'checkout' }, selectorLabels: { app: 'orders' } };
const unplaced: ReleaseIdentity = { ...identity, namespace: undefined };
const watched: WatchedRollout = { timedPauseSeconds: [300, 300, 120], waitsForPerson: false, analysed: true };
const honoured = ReleaseAlerts.of({ honorLabels: true });

function chart() {
  return new Chart(Testing.app(), 'orders');
}
function rulesOf(object: ApiObject | undefined): Record<string, any> {
  return Object.fromEntries(object!.toJson().spec.groups[0].rules.map((rule: any) => [rule.alert, rule]));
}
function rollout(alerts?: ReleaseAlerts, of: Partial<WatchedRollout> = {}, release = identity) {
  return rulesOf(emitRolloutAlerts(chart(), release, { ...watched, ...of }, alerts));
}
function deployment(alerts?: ReleaseAlerts, release = identity) {
  return rulesOf(emitDeploymentAlerts(chart(), release, alerts));
}

describe('the alerts of a release', () => {
  test('are one PrometheusRule with one group', () => {
    const object = emitRolloutAlerts(chart(), identity, watched)?.toJson();
    expect(object).toMatchObject({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: 'orders-release', namespace: 'shop', labels: { team: 'checkout' } },
    });
    expect(object.spec.groups).toHaveLength(1);
  });

  test('are nothing when switched off', () => {
    expect(emitRolloutAlerts(chart(), identity, watched, ReleaseAlerts.none())).toBeUndefined();
    expect(emitDeploymentAlerts(chart(), identity, ReleaseAlerts.none())).toBeUndefined();
  });

  test('carry labels for the operator, and labels and annotations for whoever is told', () => {
    const alerts = ReleaseAlerts.of({
      severity: 'page',
      labels: { release: 'kube-prometheus-stack' },
      alertLabels: { team: 'checkout' },
      annotations: { dashboard: 'https://grafana.example.com' },
      runbookUrl: 'https://runbooks.example.com/release',
    });
    expect(emitRolloutAlerts(chart(), identity, watched, alerts)?.toJson().metadata.labels).toEqual({ team: 'checkout', release: 'kube-prometheus-stack' });
    for (const rule of Object.values(rollout(alerts))) {
      expect(rule.labels).toEqual({ severity: 'page', team: 'checkout' });
      expect(rule.annotations).toMatchObject({ dashboard: 'https://grafana.example.com', runbook_url: 'https://runbooks.example.com/release' });
    }
  });

  test('are warnings with a summary and a command to type unless told otherwise', () => {
    for (const rule of [...Object.values(rollout()), ...Object.values(deployment())]) {
      expect(rule.labels).toEqual({ severity: 'warning' });
      expect(rule.annotations.summary).toContain('shop/');
      expect(rule.annotations.description).toMatch(/kubectl .* -n shop/);
      expect(rule.annotations).not.toHaveProperty('runbook_url');
    }
  });

  test('let Prometheus fill in a namespace that is not known, and watch all', () => {
    const paused = rollout(honoured, {}, unplaced).RolloutPausedTooLong;
    expect(paused.expr).toBe('max by (namespace, name) (rollout_info{name="orders",phase="Paused"}) == 1');
    expect(paused.annotations.description).toContain('kubectl argo rollouts promote orders -n {{ $labels.namespace }}');
    expect(rollout(undefined, {}, unplaced).RolloutPausedTooLong.expr)
      .toContain('rollout_info{exported_namespace="",name="orders",phase="Paused"} or label_replace(rollout_info{exported_namespace!="",name=');
  });
});

describe('the alerts of a Rollout', () => {
  test.each([
    ['RolloutPausedTooLong', 'Paused'],
    ['RolloutAborted', 'Abort'],
    ['RolloutTimedOut', 'Timeout'],
    ['RolloutError', 'Error'],
    ['RolloutInvalidSpec', 'InvalidSpec'],
  ])('%s fires in the phase that the controller calls %s', (alert, phase) => {
    expect(rollout(honoured)[alert].expr).toBe(`max by (namespace, name) (rollout_info{namespace="shop",name="orders",phase="${phase}"}) == 1`);
  });

  test('never ask for a phase that only the status knows', () => {
    expect(JSON.stringify(rollout())).not.toMatch(/Degraded|Healthy/);
  });

  test('look for the namespace under the name that it has without honorLabels', () => {
    expect(rollout(ReleaseAlerts.of({ honorLabels: false })).RolloutAborted.expr).toBe(
      'max by (namespace, name) (label_replace(rollout_info{exported_namespace="shop",name="orders",phase="Abort"},'
      + ' "namespace", "$1", "exported_namespace", "(.+)")) == 1',
    );
  });

  test('look under both names when it is not known how the controller is scraped', () => {
    const { expr } = rollout().RolloutAborted;
    expect(expr).toContain('rollout_info{namespace="shop",exported_namespace="",name="orders",phase="Abort"} or label_replace(rollout_info{exported_namespace="shop",');
  });

  test('wait for all timed pauses in a row and five minutes more', () => {
    expect(rollout().RolloutPausedTooLong.for).toBe('17m');
    expect(rollout(undefined, { timedPauseSeconds: [] }).RolloutPausedTooLong.for).toBe('5m');
  });

  test('give a person an hour, or as long as is said, on top of the timed pauses', () => {
    expect(rollout(undefined, { waitsForPerson: true }).RolloutPausedTooLong.for).toBe('72m');
    expect(rollout(ReleaseAlerts.of({ longestManualPause: Duration.hours(4) }), { waitsForPerson: true, timedPauseSeconds: [] }).RolloutPausedTooLong.for).toBe('4h');
    expect(rollout(ReleaseAlerts.of({ longestManualPause: Duration.minutes(1) }), { waitsForPerson: true }).RolloutPausedTooLong.for).toBe('17m');
  });

  test('recognise analysis runs of this rollout by their name', () => {
    const [, pattern] = /name=~"([^"]+)"/.exec(rollout(honoured).RolloutAnalysisError.expr)!;
    const names = new RegExp(`^(?:${pattern.replace(/\\\\/g, '\\')})$`);
    for (const run of ['orders-6f7c9d5b4-2', 'orders-6f7c9d5b4-2-3', 'orders-6f7c9d5b4-2-pre', 'orders-6f7c9d5b4-12-post', 'orders-6f7c9d5b4-2.1']) {
      expect(run).toMatch(names);
    }
    for (const run of ['orders-api-6f7c9d5b4-2', 'orders-db-6f7c9d5b4-2', 'my-orders-6f7c9d5b4-2', 'orders-6f7c9d5b4']) {
      expect(run).not.toMatch(names);
    }
  });

  test('take the dots of a name literally', () => {
    const { expr } = rollout(honoured, {}, { ...identity, name: 'orders.v2' }).RolloutAnalysisError;
    expect(expr).toContain('name=~"orders\\\\.v2-[');
  });

  test('forget an analysis run that erred an hour ago', () => {
    const { expr, for: lasting } = rollout(honoured).RolloutAnalysisError;
    expect(expr).toMatch(/^\((max by .*phase="Error"}\)) unless max_over_time\(\1\[5m:1m\] offset 1h\)\) == 1$/);
    expect(lasting).toBeUndefined();
  });

  test('say nothing of analysis where there is none', () => {
    expect(rollout(undefined, { analysed: false })).not.toHaveProperty('RolloutAnalysisError');
  });
});

describe('the alerts of a Deployment', () => {
  test('fire on the conditions that kube-state-metrics exposes', () => {
    const { DeploymentProgressDeadlineExceeded: stuck, DeploymentUnavailable: unavailable } = deployment(honoured);
    expect(stuck.expr)
      .toBe('max by (namespace, deployment) (kube_deployment_status_condition{namespace="shop",deployment="orders",condition="Progressing",status="false"}) == 1');
    expect(unavailable.expr).toContain('condition="Available",status="false"');
    expect(unavailable.for).toBe('5m');
  });

  test('have no word about Rollouts', () => {
    expect(JSON.stringify(deployment())).not.toMatch(/rollout_info|argo/);
  });

  test('name the command that goes back', () => {
    expect(deployment().DeploymentProgressDeadlineExceeded.annotations.description).toContain('kubectl rollout undo deployment/orders -n shop');
  });
});

describe('settings that cannot work are refused', () => {
  test('a severity without text', () => {
    expect(() => ReleaseAlerts.of({ severity: ' ' })).toThrow('ReleaseAlerts.of: severity is " "; accepted: text that is not empty. Mend: leave it out for "warning".');
  });

  test('a pause of no length', () => {
    expect(() => ReleaseAlerts.of({ longestManualPause: Duration.seconds(0) }))
      .toThrow('longestManualPause is "0s"; accepted: more than zero. Mend: pass ReleaseAlerts.none() to have no alerts.');
  });

  test('malformed labels and annotations', () => {
    expect(() => ReleaseAlerts.of({ labels: { release: 'not ok' } })).toThrow('labels["release"] is "not ok"');
    expect(() => ReleaseAlerts.of({ annotations: { 'not ok': '' } })).toThrow('annotations key is "not ok"');
  });

  test.each(['app.kubernetes.io/name', '1st', 'namespace'])('the alert label %s', (label) => {
    expect(() => ReleaseAlerts.of({ alertLabels: { [label]: 'x' } })).toThrow(`alertLabels key is "${label}"; accepted: letters, digits and '_'`);
    expect(() => ReleaseAlerts.of({ alertLabels: { [label]: 'x' } })).toThrow('Mend: use a name such as "team".');
  });

  test('a severity among the alert labels', () => {
    expect(() => ReleaseAlerts.of({ alertLabels: { severity: 'page' } })).toThrow('Mend: pass severity itself.');
  });
});
