import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { RollingServiceProps } from 'cdk8s-rollouts';
import { chartOn, containerOf, server, templateOf, worker } from './pod-of';

describe('the main container', () => {
  test('is called like the service and pulls a fixed image only where it is missing', () => {
    expect(containerOf(worker)).toMatchObject({ name: 'orders', image: 'ghcr.io/acme/mailer:1.0.3', imagePullPolicy: 'IfNotPresent' });
  });

  test('has variables with values, then those from elsewhere, in the order in which they were written', () => {
    const chart = chartOn();
    const secret = kplus.Secret.fromSecretName(chart, 'Secret', 'credentials');
    const env = { ZONE: 'a', ALPHA: '"{{x}}"', constructor: 'x' };
    const envVariables = { PASSWORD: kplus.EnvValue.fromSecretValue({ secret, key: 'password' }), NODE: kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.NODE_NAME) };
    expect(containerOf({ ...worker, env, envVariables }, {}, chart).env).toEqual([
      { name: 'ZONE', value: 'a' },
      { name: 'ALPHA', value: '"{{x}}"' },
      { name: 'constructor', value: 'x' },
      { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'credentials', key: 'password' } } },
      { name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } },
    ]);
  });

  test('takes whole Secrets and ConfigMaps as variables', () => {
    const chart = chartOn();
    const flags = kplus.ConfigMap.fromConfigMapName(chart, 'Flags', 'flags');
    const secret = kplus.Secret.fromSecretName(chart, 'Secret', 'credentials');
    expect(containerOf({ ...worker, envFrom: [new kplus.EnvFrom(flags, 'FLAG_'), new kplus.EnvFrom(undefined, undefined, secret)] }, {}, chart).envFrom)
      .toEqual([{ configMapRef: { name: 'flags' }, prefix: 'FLAG_' }, { secretRef: { name: 'credentials' } }]);
  });

  test('has the resources that it asks for, or the platform\'s, or none', () => {
    const resources = { cpu: { request: kplus.Cpu.millis(100) }, memory: { limit: Size.mebibytes(64) } };
    expect(containerOf(worker).resources).toBeUndefined();
    expect(containerOf({ ...worker, resources }).resources).toEqual({ requests: { cpu: '100m' }, limits: { memory: '64Mi' } });
    expect(containerOf(worker, { resources }).resources).toEqual({ requests: { cpu: '100m' }, limits: { memory: '64Mi' } });
  });

  test('can be given in the form of cdk8s-plus, and gets the same defaults', () => {
    const container = { image: 'ghcr.io/acme/mailer:1.0.3', name: 'main', command: ['/mailer'] };
    expect(containerOf({ container })).toMatchObject({ name: 'main', command: ['/mailer'], imagePullPolicy: 'IfNotPresent', securityContext: { runAsNonRoot: true } });
    expect(containerOf({ container: { image: 'a:1' }, port: 80, readiness: '/' }).ports).toEqual([{ name: 'http', containerPort: 80, protocol: 'TCP' }]);
  });

  test('keeps a preStop hook of its own unless preStop is given', () => {
    const lifecycle = { preStop: kplus.Handler.fromCommand(['/drain']) };
    expect(containerOf({ container: { image: 'a:1', lifecycle }, port: 80, readiness: '/' }).lifecycle.preStop).toEqual({ exec: { command: ['/drain'] } });
  });
});

describe('further containers', () => {
  test('are native sidecars and init containers, sidecars first', () => {
    const { initContainers } = templateOf({ ...worker, sidecars: [{ image: 'proxy:1' }], initContainers: [{ image: 'migrate:1' }] }).spec;
    expect(initContainers).toMatchObject([{ name: 'sidecar-0', image: 'proxy:1', restartPolicy: 'Always' }, { name: 'init-0', image: 'migrate:1' }]);
    expect(initContainers[1]).not.toHaveProperty('restartPolicy');
  });

  test('are hardened, and have ports without a probe that nobody asked for', () => {
    const [sidecar] = templateOf({ ...worker, sidecars: [{ image: 'proxy:1', portNumber: 15000 }] }).spec.initContainers;
    expect(sidecar).toMatchObject({ securityContext: { readOnlyRootFilesystem: true }, ports: [{ containerPort: 15000 }] });
    expect(sidecar).not.toHaveProperty('startupProbe');
  });

  test('as sidecars need Kubernetes 1.29', () => {
    expect(() => templateOf({ ...worker, sidecars: [{ image: 'proxy:1' }] }, { kubernetesVersion: '1.28' }))
      .toThrow('shop/orders: sidecars is "1 containers"; accepted: none on Kubernetes before 1.29. Mend: raise kubernetesVersion (now 1.28) if the cluster is newer');
  });
});

describe('containers that cannot work are refused', () => {
  test.each<[RollingServiceProps, string]>([
    [{}, 'image is not given; accepted: an image, or container. Mend: say what runs'],
    [{ ...worker, container: { image: 'a:1' } }, 'image is "ghcr.io/acme/mailer:1.0.3"; accepted: nothing together with container. Mend: put it into container'],
    [{ container: { image: 'a:1', portNumber: 80 } }, 'container.ports is "given"; accepted: nothing. Mend: use port or ports beside container'],
    [{ container: { image: 'a:1', ports: [] } }, 'container.ports is "given"'],
    [{ container: { image: 'a:1', name: 'Main' } }, 'container.name is "Main"; accepted: lower-case letters'],
    [{ ...worker, sidecars: [{ image: 'a:1', name: 'orders' }] }, 'sidecars[0].name is "orders"; accepted: another name than container has. Mend: give each container its own'],
    [{ ...worker, env: { '1A': '' } }, 'env name is "1A"; accepted: letters, digits'],
    [{ ...worker, env: { '..': '' } }, 'env name is ".."'],
    [{ ...worker, env: JSON.parse('{"__proto__":"x"}') }, 'env name is "__proto__"'],
    [{ ...worker, env: { A: 1 as unknown as string } }, 'env.A is 1; accepted: text. Mend: put the value in quotes'],
    [{ ...worker, env: { A: 'x\u0085' } }, 'env.A is "x\\u0085"; accepted: text without U+0085'],
    [{ ...worker, env: { A: '' }, envVariables: { A: kplus.EnvValue.fromValue('') } }, 'envVariables.A is "given in env, too"; accepted: each variable once. Mend: remove one'],
    [{ ...worker, args: ['ok', '\u2028'] }, 'container.args[1] is "\\u2028"'],
    [{ ...worker, command: ['\u2028'] }, 'container.command[0] is "\\u2028"'],
  ])('%#', (props, message) => {
    expect(() => templateOf(props)).toThrow(`shop/orders: ${message}`);
  });
});

describe('images', () => {
  test.each([
    ['orders:1.4.2', 'ghcr.io/acme/orders:1.4.2'],
    ['team/orders:1.4.2', 'ghcr.io/acme/team/orders:1.4.2'],
    ['quay.io/orders:1.4.2', 'quay.io/orders:1.4.2'],
    ['localhost/orders:1', 'localhost/orders:1'],
    ['registry:5000/orders:1', 'registry:5000/orders:1'],
  ])('%s is pulled as %s where the platform has a registry', (image, pulled) => {
    expect(containerOf({ image }, { imageRegistry: 'ghcr.io/acme/' }).image).toBe(pulled);
  });

  test('the tag is the version of the pods, if it can be a label', () => {
    const version = (image: string) => templateOf({ image }).metadata.labels['app.kubernetes.io/version'];
    expect(version('orders:1.4.2')).toBe('1.4.2');
    expect(version(`orders@sha256:${'a'.repeat(64)}`)).toBeUndefined();
    expect(version(`orders:${'a'.repeat(64)}`)).toBeUndefined();
    expect(version('orders:0o17')).toBeUndefined();
  });

  test.each([
    ['orders', 'accepted: an image with a fixed tag or a digest. Mend: add one, such as "orders:1.4.2"'],
    ['orders:latest', 'accepted: an image with a fixed tag or a digest'],
    ['Orders:1', 'accepted: repository:tag, repository@digest or both. Mend: pass an image such as'],
    ['', 'accepted: repository:tag'],
  ])('%j is refused', (image, message) => {
    expect(() => templateOf({ image })).toThrow(`shop/orders: image is "${image}"; ${message}`);
    expect(() => templateOf({ ...server, sidecars: [{ image }] })).toThrow(`shop/orders: sidecars[0].image is "${image}"; ${message}`);
  });
});
