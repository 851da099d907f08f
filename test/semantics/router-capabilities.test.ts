import { requireRouterCapability, ROUTER_CAPABILITIES, routerCan, RouterKey, routersThatCan } from '../../src/semantics/router-capabilities';
import { MinorVersion } from '../../src/semantics/versions';

const version = (text: string) => MinorVersion.parse('test', 'version', text);
const routers = Object.keys(ROUTER_CAPABILITIES) as RouterKey[];

describe('what a router can do', () => {
  test('every router moves traffic by weight', () => {
    expect(routers.filter((router) => !routerCan(router, 'weights'))).toEqual([]);
  });

  test('header routes: Istio, APISIX and plugins with any match, ALB with exact ones', () => {
    expect(routers.filter((router) => ROUTER_CAPABILITIES[router].headerRoutes === 'any').sort()).toEqual(['apisix', 'istio', 'plugins']);
    expect(routers.filter((router) => ROUTER_CAPABILITIES[router].headerRoutes === 'exact')).toEqual(['alb']);
  });

  test('a weight for an experiment: ALB, Istio, SMI and plugins', () => {
    expect(routers.filter((router) => routerCan(router, 'experimentWeights')).sort()).toEqual(['alb', 'istio', 'plugins', 'smi']);
  });

  test('another maximum weight: NGINX and plugins', () => {
    expect(routers.filter((router) => routerCan(router, 'maxTrafficWeight')).sort()).toEqual(['nginx', 'plugins']);
  });

  test('plugins alone do without a stable and a canary Service', () => {
    expect(routers.filter((router) => !ROUTER_CAPABILITIES[router].needsServices)).toEqual(['plugins']);
  });

  test.each(['mirrorRoutes', 'pingPong'] as const)('%s through a plugin: from Argo Rollouts 1.10 on', (capability) => {
    expect(routerCan('plugins', capability, version('1.9'))).toBe(false);
    expect(routerCan('plugins', capability, version('1.10'))).toBe(true);
    expect(routerCan('istio', capability, version('1.9'))).toBe(true);
  });

  test('the list of routers names the version that one needs', () => {
    expect(routersThatCan('mirrorRoutes')).toEqual(['Istio', 'plugins such as Gateway API (Argo Rollouts 1.10 or newer)']);
  });
});

describe('asking a router for what it cannot do', () => {
  const ask = (asked: RouterKey[], argoRollouts?: string) => () => requireRouterCapability('shop/orders', {
    prop: 'steps[1].setMirrorRoute',
    received: { name: 'copy' },
    capability: 'mirrorRoutes',
    routers: asked,
    argoRollouts: argoRollouts === undefined ? undefined : version(argoRollouts),
  });

  test('names prop, value, the routers that can, and the mend', () => {
    expect(ask(['nginx'])).toThrow(
      'shop/orders: steps[1].setMirrorRoute is {"name":"copy"}; accepted: nothing with NGINX; mirror routes need Istio, '
      + 'plugins such as Gateway API (Argo Rollouts 1.10 or newer). Mend: use one of these routers, or leave it out.',
    );
  });

  test('says so where there is no router', () => {
    expect(ask([])).toThrow('nothing without a router');
  });

  test('names the version where a newer controller could', () => {
    expect(ask(['plugins'], '1.9')).toThrow(/nothing with plugins such as Gateway API on Argo Rollouts 1\.9;.*Mend: target Argo Rollouts 1\.10/);
  });

  test('is no error where one of several routers can', () => {
    expect(ask(['nginx', 'istio'])).not.toThrow();
    expect(ask(['plugins'], '1.10')).not.toThrow();
  });
});
