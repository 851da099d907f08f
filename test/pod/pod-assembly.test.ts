import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ImmutableConfigMap, NginxRouter, ObjectRef, RollingServiceProps, TolerationEffect } from 'cdk8s-rollouts';
import { chartOn, containerOf, manifestsOf, server, templateOf, worker } from './pod-of';

describe('a pod leaves', () => {
  const leaving = (props: RollingServiceProps, kubernetesVersion = '1.30') => {
    const { spec } = templateOf(props, { kubernetesVersion });
    return [spec.containers[0].lifecycle?.preStop, spec.terminationGracePeriodSeconds];
  };

  test('after 15 s in which others stop sending to it, and 45 s more at most', () => {
    expect(leaving(server)).toEqual([{ sleep: { seconds: 15 } }, 60]);
  });

  test('later behind a router that is slower', () => {
    const trafficRouting = new NginxRouter({ endpointLag: Duration.seconds(40) });
    expect(leaving({ ...server, trafficRouting, route: { hostnames: ['a.example'] } })).toEqual([{ sleep: { seconds: 45 } }, 90]);
    expect(leaving({ ...server, trafficRouting })).toEqual([{ sleep: { seconds: 15 } }, 60]);
  });

  test('with a command where the cluster has no sleep action', () => {
    expect(leaving(server, '1.29')[0]).toEqual({ exec: { command: ['sleep', '15'] } });
  });

  test('as the caller says', () => {
    expect(leaving({ ...server, preStop: Duration.seconds(5), drainTime: Duration.seconds(10) })).toEqual([{ sleep: { seconds: 5 } }, 15]);
    expect(leaving({ ...server, preStop: Duration.seconds(0) })).toEqual([undefined, 45]);
  });

  test('at once when it is a worker, whose grace is for its job', () => {
    expect(leaving({ ...worker, drainTime: Duration.minutes(10) })).toEqual([undefined, 600]);
  });

  test.each<[RollingServiceProps, string]>([
    [{ ...server, preStop: Duration.millis(1500) }, 'preStop is "1500ms"; accepted: whole seconds, at least 0. Mend: pass Duration.seconds(n)'],
    [{ ...server, drainTime: Duration.seconds(0) }, 'drainTime is "0s"; accepted: whole seconds, at least 1'],
  ])('but not like this: %#', (props, message) => {
    expect(() => leaving(props)).toThrow(`shop/orders: ${message}`);
  });
});

describe('a pod is hardened', () => {
  test('unless the caller says otherwise', () => {
    const { spec } = templateOf(worker);
    expect(spec).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false, securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } });
    expect(spec.securityContext).not.toHaveProperty('runAsUser');
    expect(spec.containers[0].securityContext)
      .toEqual({ runAsNonRoot: true, privileged: false, allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } });
  });

  test('and may have a security context of its own', () => {
    expect(containerOf({ ...worker, securityContext: { readOnlyRootFilesystem: false } }).securityContext)
      .toMatchObject({ readOnlyRootFilesystem: false });
  });

  test('with fixed ids on request', () => {
    expect(templateOf({ ...worker, user: 1000, group: 2000, fsGroup: 3000 }).spec.securityContext)
      .toMatchObject({ runAsUser: 1000, runAsGroup: 2000, fsGroup: 3000 });
  });

  test('with directories that may be written to', () => {
    const { spec } = templateOf({ ...worker, writablePaths: ['/tmp', '/var/cache'] });
    expect(spec.volumes).toEqual([{ name: 'tmp', emptyDir: {} }, { name: 'var-cache', emptyDir: {} }]);
    expect(spec.containers[0].volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }, { name: 'var-cache', mountPath: '/var/cache' }]);
  });

  test('of which /tmp is one unless something is mounted there, or none is asked for', () => {
    const chart = chartOn();
    const volume = kplus.Volume.fromEmptyDir(chart, 'Scratch', 'scratch', { sizeLimit: Size.mebibytes(64) });
    expect(templateOf(worker).spec.volumes).toEqual([{ name: 'tmp', emptyDir: {} }]);
    expect(templateOf({ ...worker, volumeMounts: [{ path: '/tmp', volume }] }, {}, chart).spec.volumes).toEqual([{ name: 'scratch', emptyDir: { sizeLimit: '64Mi' } }]);
    expect(templateOf({ ...worker, writablePaths: [] }).spec).not.toHaveProperty('volumes');
    expect(templateOf({ ...worker, config: { a: 'b' }, configMountPath: '/tmp' }).spec.volumes).toMatchObject([{ name: 'config' }]);
  });

  test.each<[RollingServiceProps, string]>([
    [{ ...worker, user: 0 }, 'user is 0; accepted: a whole number from 1 to 2147483647. Mend: pass the number of a user; root also needs a securityContext that allows it'],
    [{ ...worker, group: -1 }, 'group is -1'],
    [{ ...worker, fsGroup: 1.5 }, 'fsGroup is 1.5'],
    [{ ...worker, writablePaths: ['tmp'] }, 'writablePaths[0] is "tmp"; accepted: an absolute path without spaces or colons. Mend: pass a directory such as "/var/cache"'],
    [{ ...worker, writablePaths: ['/a/b', '/a-b'] }, 'writablePaths[1] is "/a-b"; accepted: paths that differ'],
    [{ ...worker, config: { a: 'b' }, configMountPath: '/tmp', writablePaths: ['/tmp'] }, 'writablePaths[0] is "/tmp"; accepted: a path that no volume is mounted at'],
    [{ ...worker, config: { a: 'b' }, configMountPath: 'etc' }, 'configMountPath is "etc"; accepted: an absolute path'],
  ])('but not like this: %#', (props, message) => {
    expect(() => templateOf(props)).toThrow(`shop/orders: ${message}`);
  });

  test('volumes of the caller keep their names and places', () => {
    const chart = chartOn();
    const volume = kplus.Volume.fromEmptyDir(chart, 'Config', 'config');
    expect(() => templateOf({ ...worker, volumeMounts: [{ path: '/c', volume }], config: { a: 'b' }, configMountPath: '/etc' }, {}, chart))
      .toThrow('shop/orders: volumes is "config"; accepted: another name than that of the volume with config. Mend: rename the volume.');
    const second = chartOn();
    const data = kplus.Volume.fromEmptyDir(second, 'Data', 'data');
    expect(() => templateOf({ ...worker, volumes: [data], writablePaths: ['/data'] }, {}, second)).toThrow('writablePaths[0] is "/data"; accepted: paths that differ');
  });
});

describe('a pod is placed', () => {
  const spread = (kubernetesVersion: string) => templateOf(worker, { kubernetesVersion }).spec.topologySpreadConstraints;

  test('apart from the others of its version, over nodes and zones', () => {
    expect(spread('1.30')).toEqual(['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].map((topologyKey) => ({
      topologyKey,
      maxSkew: 1,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'orders', 'app.kubernetes.io/instance': 'orders' } },
      matchLabelKeys: ['pod-template-hash'],
    })));
    expect(spread('1.26')[0]).not.toHaveProperty('matchLabelKeys');
    expect(templateOf({ ...worker, spread: false }).spec).not.toHaveProperty('topologySpreadConstraints');
  });

  test('by priority, node and taint', () => {
    const tolerations = [{ key: 'pool', value: 'web' }, {}, { effect: TolerationEffect.NO_EXECUTE, evictAfter: Duration.minutes(1) }];
    expect(templateOf({ ...worker, priorityClassName: 'high', nodeSelector: { pool: 'web' }, tolerations }).spec).toMatchObject({
      priorityClassName: 'high',
      nodeSelector: { pool: 'web' },
      tolerations: [{ key: 'pool', operator: 'Equal', value: 'web' }, { operator: 'Exists' }, { operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 }],
    });
  });

  test('as the platform says where the service says nothing', () => {
    expect(templateOf(worker, { priorityClassName: 'low' }).spec.priorityClassName).toBe('low');
    expect(templateOf({ ...worker, priorityClassName: 'high' }, { priorityClassName: 'low' }).spec.priorityClassName).toBe('high');
  });

  test('pull secrets of platform and service are put together', () => {
    expect(templateOf({ ...worker, imagePullSecrets: [ObjectRef.of('own')] }, { imagePullSecrets: [ObjectRef.of('house')] }).spec.imagePullSecrets)
      .toEqual([{ name: 'house' }, { name: 'own' }]);
  });

  test.each<[RollingServiceProps, string]>([
    [{ ...worker, priorityClassName: 'High' }, 'priorityClassName is "High"'],
    [{ ...worker, nodeSelector: { 'a b': 'c' } }, 'nodeSelector key is "a b"'],
    [{ ...worker, tolerations: [{ value: 'web' }] }, 'tolerations[0].key is not given; accepted: the key of the taint, where a value is given. Mend: add the key'],
    [{ ...worker, tolerations: [{ key: 'a', value: 'b c' }] }, 'tolerations[0]["a"] is "b c"'],
    [{ ...worker, tolerations: [{ evictAfter: Duration.minutes(1) }] }, 'tolerations[0].evictAfter is "1 minute"; accepted: nothing but with effect NO_EXECUTE. Mend: set the effect'],
  ])('but not like this: %#', (props, message) => {
    expect(() => templateOf(props)).toThrow(`shop/orders: ${message}`);
  });
});

describe('labels and annotations of pods', () => {
  test('are added to the selector\'s', () => {
    const { metadata } = templateOf({ ...worker, podLabels: { team: 'a', toString: 'b' }, podAnnotations: { note: 'c: "d"' } });
    expect(metadata.labels).toEqual({ 'app.kubernetes.io/name': 'orders', 'app.kubernetes.io/instance': 'orders', 'app.kubernetes.io/version': '1.0.3', 'team': 'a', 'toString': 'b' });
    expect(metadata.annotations).toEqual({ note: 'c: "d"' });
  });

  test.each<[RollingServiceProps, string]>([
    [{ ...worker, podLabels: { 'app.kubernetes.io/name': 'x' } }, 'podLabels["app.kubernetes.io/name"] is "x"; accepted: "orders", by which the pods are selected. Mend: leave it out, or set'],
    [{ ...worker, podLabels: { 'pod-template-hash': 'x' } }, 'podLabels["pod-template-hash"] is "x"; accepted: labels other than the controller\'s hash'],
    [{ ...worker, podLabels: { a: 'b c' } }, 'podLabels["a"] is "b c"'],
    [{ ...worker, podAnnotations: { 'a b': '' } }, 'podAnnotations key is "a b"'],
  ])('but not like this: %#', (props, message) => {
    expect(() => templateOf(props)).toThrow(`shop/orders: ${message}`);
  });
});

describe('configuration', () => {
  const config = { LOG_LEVEL: 'info' };
  const configName = (data: Record<string, string>) => containerOf({ ...worker, config: data }).envFrom[0].configMapRef.name;

  test('is an immutable ConfigMap, whose keys are variables', () => {
    const map = manifestsOf({ ...worker, config }).find(({ kind }) => kind === 'ConfigMap');
    expect(map).toMatchObject({ immutable: true, data: config, metadata: { name: expect.stringMatching(/^orders-config-[0-9a-f]{10}$/), namespace: 'shop' } });
    expect(configName(config)).toBe(map.metadata.name);
  });

  test('may have empty values only', () => {
    const map = manifestsOf({ ...worker, config: { PREFIX: '' } }).find(({ kind }) => kind === 'ConfigMap');
    expect(map.data).toEqual({ PREFIX: '' });
    expect(manifestsOf({ ...worker, config: {} }).find(({ kind }) => kind === 'ConfigMap')).not.toHaveProperty('data');
  });

  test('is a new revision when it changes, and the same when it is only written in another order', () => {
    expect(configName({ LOG_LEVEL: 'debug' })).not.toBe(configName(config));
    expect(configName({ A: '1', B: '2' })).toBe(configName({ B: '2', A: '1' }));
  });

  test('may be files', () => {
    const { spec } = templateOf({ ...worker, config: { '1.yaml': 'a: b\n' }, configMountPath: '/etc/orders' });
    expect(spec.volumes[0]).toMatchObject({ name: 'config', configMap: { name: expect.stringMatching(/^orders-config-/) } });
    expect(spec.containers[0].volumeMounts[0]).toEqual({ name: 'config', mountPath: '/etc/orders', readOnly: true });
    expect(spec.containers[0]).not.toHaveProperty('envFrom');
  });

  test.each<[RollingServiceProps, string]>([
    [{ ...worker, configMountPath: '/etc' }, 'shop/orders: configMountPath is "/etc"; accepted: nothing without config. Mend: add config, or leave it out'],
    [{ ...worker, config: { '1A': 'x' } }, 'shop/orders: config key is "1A"; accepted: letters, digits'],
    [{ ...worker, config: { 'a b': 'x' }, configMountPath: '/etc' }, 'shop/orders/Config: data["a b"] is "x"; accepted: text, under a key of letters'],
    [{ ...worker, config: { '..': 'x' }, configMountPath: '/etc' }, 'shop/orders/Config: data[".."] is "x"'],
    [{ ...worker, config: { constructor: 'x' }, configMountPath: '/etc' }, 'shop/orders/Config: data["constructor"] is "x"'],
    [{ ...worker, config: { a: '\ufeff' } }, 'shop/orders/Config: data["a"] is "\\ufeff"'],
    [{ ...worker, config: { a: 'x'.repeat(1024 * 1024) } }, 'accepted: at most 1 MiB. Mend: put large files into the image or a volume'],
  ])('but not like this: %#', (props, message) => {
    expect(() => templateOf(props)).toThrow(message);
  });

  test('cannot be added to afterwards, as its name stands for it', () => {
    const map = new ImmutableConfigMap(chartOn(), 'Config', { namePrefix: 'a', data: { b: 'c' } });
    expect(() => map.addData('d', 'e')).toThrow('shop/Config: addData("d") is "a call after construction"; accepted: nothing: the name is a hash of the data. Mend: pass all data');
    expect(() => map.addBinaryData('d', 'ZQ==')).toThrow('shop/Config: addBinaryData("d")');
    expect(() => new ImmutableConfigMap(chartOn(), 'Config', { namePrefix: 'A', data: {} })).toThrow('shop/Config: namePrefix is "A-');
  });
});
