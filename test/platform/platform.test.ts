import { App, Chart } from 'cdk8s';
import { OptionalKind, Platform, PlatformProps, RollingService } from 'cdk8s-rollouts';

const define = (props: PlatformProps) => () => Platform.define(new App(), props);

describe('a platform', () => {
  test('is inherited, the nearest scope winning field by field', () => {
    const app = new App();
    Platform.define(app, { imageRegistry: 'ghcr.io/acme', priorityClassName: 'low', crds: [OptionalKind.POD_MONITOR] });
    const chart = new Chart(app, 'shop');
    Platform.define(chart, { priorityClassName: 'high', imageRegistry: undefined });
    expect(Platform.of(chart).props).toMatchObject({ imageRegistry: 'ghcr.io/acme', priorityClassName: 'high', crds: ['PodMonitor'] });
    expect(Platform.of(app).props.priorityClassName).toBe('low');
  });

  test('merges labels', () => {
    const app = new App();
    Platform.define(app, { labels: { team: 'platform', region: 'eu' } });
    const chart = new Chart(app, 'shop');
    Platform.define(chart, { labels: { team: 'shop' } });
    expect(Platform.of(chart).labels).toEqual({ team: 'shop', region: 'eu' });
  });

  test('without a definition assumes two replicas, Kubernetes 1.30 and Argo Rollouts 1.9', () => {
    const platform = Platform.of(new Chart(new App(), 'shop'));
    expect(platform).toMatchObject({ replicas: 2, labels: {}, props: {} });
    expect([String(platform._versions.kubernetes), String(platform._versions.argoRollouts)]).toEqual(['1.30', '1.9']);
  });

  test('says how many replicas', () => {
    const app = new App();
    Platform.define(app, { replicas: 3 });
    expect(Platform.of(app).replicas).toBe(3);
  });
});

describe('a definition that cannot work is refused', () => {
  test('when the scope has one', () => {
    const app = new App();
    Platform.define(app, {});
    expect(() => Platform.define(app, {})).toThrow('Platform.define(app): scope is ""; accepted: a scope without a platform of its own. Mend: merge the two definitions.');
  });

  test('when a service below has been created without it', () => {
    const app = new App();
    const chart = new Chart(app, 'shop');
    new RollingService(chart, 'mailer', { image: 'mailer:1' });
    expect(() => Platform.define(app, {})).toThrow('accepted: a scope below which no service has been created yet. Mend: call it before shop/mailer is created.');
    expect(() => Platform.define(chart, {})).toThrow('Platform.define(shop): scope is "shop"');
    expect(() => Platform.define(new Chart(app, 'other'), {})).not.toThrow();
  });

  test.each<[PlatformProps, string]>([
    [{ kubernetesVersion: 'latest' }, 'kubernetesVersion is "latest"; accepted: a version such as "1.30". Mend: pass major and minor version'],
    [{ argoRolloutsVersion: '1' }, 'argoRolloutsVersion is "1"; accepted: a version'],
    [{ replicas: -1 }, 'replicas is -1; accepted: a whole number from 0'],
    [{ labels: { 'a b': 'c' } }, 'labels key is "a b"'],
    [{ priorityClassName: 'High' }, 'priorityClassName is "High"'],
    [{ imageRegistry: 'https://ghcr.io' }, 'imageRegistry is "https://ghcr.io"; accepted: a registry, with a path if need be, without a scheme. Mend: pass a registry such as'],
  ])('%j', (props, message) => {
    expect(define(props)).toThrow(`Platform.define(app): ${message}`);
  });
});
