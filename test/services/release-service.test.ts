import { ApiObject, App, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import { Cpu, PercentOrAbsolute } from 'cdk8s-plus-28';
import {
  DeploymentHandover, DisruptionBudget, ObjectRef, OptionalKind, PodServiceAccount, ReleaseAlerts, RollingService, RollingServiceProps,
} from 'cdk8s-rollouts';
import { blueGreenIn, canaryIn, find, gateway, objectsIn, rollingIn, routed, server, shop, worker } from './release-of';

const labels = { 'app.kubernetes.io/name': 'orders', 'app.kubernetes.io/instance': 'orders' };

describe('a rolling service', () => {
  test('is a Deployment with what belongs to it', () => {
    const chart = shop();
    rollingIn(chart, routed);
    expect(objectsIn(chart)).toEqual(['ServiceAccount orders', 'Service orders', 'HTTPRoute orders', 'PodDisruptionBudget orders', 'Deployment orders']);
    expect(find(chart, 'Deployment').spec).toMatchObject({
      replicas: 2, minReadySeconds: 10, progressDeadlineSeconds: 600, revisionHistoryLimit: 5, strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
    });
  });

  test('as a worker has no Service, no route and no preStop', () => {
    const chart = shop({ trafficRouting: gateway });
    rollingIn(chart, worker);
    expect(objectsIn(chart)).toEqual(['ServiceAccount orders', 'PodDisruptionBudget orders', 'Deployment orders']);
    expect(find(chart, 'Deployment').spec.template.spec.containers[0]).not.toHaveProperty('lifecycle');
  });

  test('rolls as the caller says', () => {
    const strategyOf = (props: Partial<RollingServiceProps>) => {
      const chart = shop();
      rollingIn(chart, { ...server, ...props });
      return find(chart, 'Deployment').spec.strategy;
    };
    expect(strategyOf({ maxSurge: PercentOrAbsolute.absolute(2), maxUnavailable: PercentOrAbsolute.percent(10) }).rollingUpdate).toEqual({ maxSurge: 2, maxUnavailable: '10%' });
    expect(strategyOf({ recreate: true })).toEqual({ type: 'Recreate' });
  });
});

describe('every service', () => {
  test('carries the labels of platform and service on its objects, and only the selector on its pods', () => {
    const chart = shop({ labels: { region: 'eu' } });
    rollingIn(chart, { ...server, labels: { team: 'a' } });
    for (const object of chart.toJson()) {
      expect(object.metadata.labels).toEqual({ ...labels, region: 'eu', team: 'a' });
    }
    expect(find(chart, 'Deployment').spec.template.metadata.labels).toEqual({ ...labels, 'app.kubernetes.io/version': '1.4.2' });
  });

  test('keeps the selector of what lives already', () => {
    const chart = shop();
    rollingIn(chart, { ...server, selectorLabels: { app: 'orders' } });
    expect(find(chart, 'Service').spec.selector).toEqual({ app: 'orders' });
    expect(find(chart, 'PodDisruptionBudget').spec.selector.matchLabels).toEqual({ app: 'orders' });
    expect(find(chart, 'Deployment').spec).toMatchObject({ selector: { matchLabels: { app: 'orders' } }, template: { metadata: { labels: { app: 'orders' } } } });
  });

  test('waits longer for what starts slowly', () => {
    const chart = shop();
    blueGreenIn(chart, { ...server, startupTime: Duration.minutes(8), minReady: Duration.seconds(30) });
    expect(find(chart, 'Rollout').spec).toMatchObject({ minReadySeconds: 30, progressDeadlineSeconds: 480 + 30 + 300, progressDeadlineAbort: true });
  });

  test('rolls back in a window of three revisions, and in none where none are kept', () => {
    const windowOf = (props: object) => {
      const chart = shop();
      blueGreenIn(chart, { ...server, ...props });
      return find(chart, 'Rollout').spec.rollbackWindow;
    };
    expect(windowOf({})).toEqual({ revisions: 3 });
    expect(windowOf({ revisionHistoryLimit: 2 })).toEqual({ revisions: 2 });
    expect(windowOf({ rollbackWindowRevisions: 1 })).toEqual({ revisions: 1 });
    expect(windowOf({ revisionHistoryLimit: 0 })).toBeUndefined();
  });

  test('has as many pods as it or its platform says, or as its autoscaler says', () => {
    const replicasOf = (props: Partial<RollingServiceProps>, platform = {}) => {
      const chart = shop(platform);
      rollingIn(chart, { ...server, ...props });
      return find(chart, 'Deployment').spec.replicas;
    };
    expect(replicasOf({ replicas: 7 })).toBe(7);
    expect(replicasOf({}, { replicas: 3 })).toBe(3);
    const resources = { cpu: { request: Cpu.millis(100) }, memory: { request: Size.mebibytes(64) } };
    expect(replicasOf({ resources, autoscaling: { minReplicas: 2, maxReplicas: 5, cpuUtilization: 70 } })).toBeUndefined();
  });

  test('is scaled on a share of what is requested only where sidecars request it too', () => {
    const resources = { cpu: { request: Cpu.millis(100) }, memory: { request: Size.mebibytes(64) } };
    const build = (props: Partial<RollingServiceProps>) =>
      rollingIn(shop(), { ...server, resources, autoscaling: { minReplicas: 2, maxReplicas: 5, cpuUtilization: 70 }, ...props });
    expect(() => build({ sidecars: [{ image: 'proxy:1.2', resources }], initContainers: [{ image: 'migrate:1.2' }] })).not.toThrow();
    expect(() => build({ sidecars: [{ image: 'proxy:1.2' }] })).toThrow('accepted: a share of the cpu request, which every container, sidecars too, must have');
  });

  test('takes parts that exist in place of its own, and does without those that are switched off', () => {
    const chart = shop();
    const service = rollingIn(chart, {
      ...server,
      existingService: ObjectRef.of('live'),
      serviceAccount: PodServiceAccount.existing(ObjectRef.of('robot')),
      disruptionBudget: DisruptionBudget.none(),
    });
    expect(objectsIn(chart)).toEqual(['Deployment orders']);
    expect(find(chart, 'Deployment').spec.template.spec.serviceAccountName).toBe('robot');
    expect([service.service, service.serviceAccount, service.disruptionBudget]).toEqual([undefined, undefined, undefined]);
  });

  test('gives its Services the annotations that are asked for', () => {
    const chart = shop();
    canaryIn(chart, { serviceAnnotations: { note: 'x' } });
    expect([find(chart, 'Service', 'orders'), find(chart, 'Service', 'orders-canary')].map(({ metadata }) => metadata.annotations)).toEqual([{ note: 'x' }, { note: 'x' }]);
  });

  test('shows its parts, each of which can be patched', () => {
    const chart = shop({ crds: [OptionalKind.PROMETHEUS_RULE, OptionalKind.POD_MONITOR] });
    const service = canaryIn(chart, { config: { A: 'b' }, networkPolicy: { namespaces: ['a'] }, podMonitor: {} });
    service.disruptionBudget!.addJsonPatch(JsonPatch.replace('/spec/maxUnavailable', 2));
    expect(find(chart, 'PodDisruptionBudget').spec.maxUnavailable).toBe(2);
    expect(service.serviceName).toBe('orders');
    expect(service.selectorLabels).toEqual(labels);
    expect(service.router).toBe(gateway);
    expect(service.controllerOwned).toEqual([]);
    expect(service.analysisTemplates).toEqual([]);
    expect(service.autoscaler).toBeUndefined();
    expect(service.config?.name).toMatch(/^orders-config-/);
    const { canaryService, route, serviceAccount, networkPolicy, podMonitor, alerts, rollout } = service;
    const parts = [service.service, canaryService, route, serviceAccount, networkPolicy, podMonitor, alerts, ApiObject.of(rollout)];
    expect(parts.map((part) => part!.kind)).toEqual(['Service', 'Service', 'HTTPRoute', 'ServiceAccount', 'NetworkPolicy', 'PodMonitor', 'PrometheusRule', 'Rollout']);
  });

  test('alerts where the cluster can take it, unless told not to', () => {
    const alertsIn = (platform: object, alerts?: ReleaseAlerts) => [rollingIn, canaryIn, blueGreenIn].map((create) => {
      const chart = shop(platform);
      create(chart, { ...routed, alerts } as any);
      return objectsIn(chart).includes('PrometheusRule orders-release');
    });
    expect(alertsIn({})).toEqual([false, false, false]);
    expect(alertsIn({ crds: [OptionalKind.PROMETHEUS_RULE] })).toEqual([true, true, true]);
    expect(alertsIn({ crds: [OptionalKind.PROMETHEUS_RULE] }, ReleaseAlerts.none())).toEqual([false, false, false]);
  });

  test('leaves the namespace to others where the chart has none', () => {
    const chart = new Chart(new App(), 'shop');
    new RollingService(chart, 'orders', server);
    expect(chart.toJson().every(({ metadata }) => metadata.namespace === undefined)).toBe(true);
  });
});

describe('names', () => {
  test('are the construct\'s id unless one is given, and leave room for what controllers append', () => {
    const chart = shop();
    expect(rollingIn(chart, { ...server, name: 'a'.repeat(46) }).serviceName).toHaveLength(46);
    expect(() => rollingIn(shop(), { ...server, name: 'a'.repeat(47) })).toThrow('accepted: lower-case letters, digits and \'-\', at most 46 characters (63 less the 17 that are appended). Mend: choose');
    expect(() => rollingIn(shop(), { ...server, name: '1a' })).toThrow('shop/orders: name is "1a"; accepted: lower-case letters, digits and \'-\', first a letter');
  });

  test('of one kind exist once in a namespace', () => {
    const chart = shop();
    rollingIn(chart);
    expect(() => new RollingService(chart, 'other', { ...server, name: 'orders' }))
      .toThrow(/^shop\/other.*: name is "orders"; accepted: a name that no other \w+ of the namespace has; shop\/orders\/\w+ has this one\. Mend: rename one of the two/);
  });

  test('may exist again in another namespace', () => {
    const app = new App();
    for (const namespace of ['a', 'b']) {
      new RollingService(new Chart(app, namespace, { namespace }), 'orders', server);
    }
    expect(app.charts).toHaveLength(2);
  });
});

describe('what cannot work is refused', () => {
  test.each<[Partial<RollingServiceProps>, string]>([
    [{ selectorLabels: {} }, 'selectorLabels is {}; accepted: at least one label. Mend: leave it out, or pass the labels of the live workload'],
    [{ selectorLabels: { 'a b': 'c' } }, 'selectorLabels key is "a b"'],
    [{ labels: { a: 'b c' } }, 'labels["a"] is "b c"'],
    [{ replicas: 1.5 }, 'replicas is 1.5; accepted: a whole number from 0'],
    [{ podMonitor: {} }, 'podMonitor is "given"; accepted: nothing unless the cluster has the kind. Mend: add OptionalKind.POD_MONITOR to crds of Platform.define'],
    [{ route: { hostnames: ['a.example'] } }, 'route is {"hostnames":["a.example"]}; accepted: nothing without a router that could serve it. Mend: add trafficRouting'],
    [{ serviceAnnotations: { 'a b': 'c' } }, 'annotations key is "a b"'],
    [{ port: undefined, readiness: undefined, existingService: ObjectRef.of('a') }, 'existingService is "given"; accepted: nothing for a worker, which has no port. Mend: add port'],
    [{ serviceAccount: PodServiceAccount.existing(ObjectRef.of('a', 'other')) }, 'serviceAccount namespace is "other"'],
  ])('%#', (props, message) => {
    expect(() => rollingIn(shop(), { ...server, ...props })).toThrow(message);
    expect(() => rollingIn(shop(), { ...server, ...props })).toThrow(/^shop\/orders.*; accepted: .*Mend: /);
  });
});

describe('a live Deployment is handed over', () => {
  test('first with its pods, then without', () => {
    for (const [deploymentHandover, replicas] of [[DeploymentHandover.START, 3], [DeploymentHandover.DONE, 0]] as const) {
      const chart = shop();
      canaryIn(chart, { replicas: 3, deploymentHandover });
      expect(find(chart, 'Deployment').spec.replicas).toBe(replicas);
      expect(find(chart, 'Rollout').spec).toMatchObject({ replicas: 3, workloadRef: { kind: 'Deployment', name: 'orders', scaleDown: 'progressively' } });
      expect(find(chart, 'Rollout').spec).not.toHaveProperty('template');
    }
  });

  test('but not together with an autoscaler', () => {
    const autoscaling = { minReplicas: 2, maxReplicas: 4, cpuUtilization: 70 };
    const resources = { cpu: { request: Cpu.millis(100) } };
    expect(() => blueGreenIn(shop(), { ...server, resources, autoscaling, deploymentHandover: DeploymentHandover.START }))
      .toThrow('shop/orders: autoscaling is {"minReplicas":2,"maxReplicas":4}; accepted: nothing while a Deployment is being handed over. Mend: pass replicas');
  });
});
