import { all, blueGreen, byPods, canary, Fault, one, routed, service, where, workload } from '../fault';

const ingress = (bundle: Parameters<Fault['change']>[0]) => one(bundle, 'Ingress');
const httpRoute = (bundle: Parameters<Fault['change']>[0]) => one(bundle, 'HTTPRoute');
const virtualService = (bundle: Parameters<Fault['change']>[0]) => one(bundle, 'VirtualService');
const withNamedServices = (bundle: Parameters<Fault['change']>[0]) => routed(bundle)?.canaryService ? routed(bundle) : undefined;

/** Faults between routes, Services and versions. */
export const ROUTE_FAULTS: readonly Fault[] = [
  {
    rule: 'ZD702',
    title: 'the router is not told the stable Service',
    change: where(withNamedServices, (found) => {
      delete found.stableService;
      return !found.trafficRouting.plugins;
    }),
  },
  {
    rule: 'ZD717',
    title: 'the router is taken out, and the Services of the versions stay',
    change: where(withNamedServices, (found) => {
      delete found.trafficRouting;
    }),
  },
  {
    rule: 'ZD717',
    title: 'a canary without a router calls its only Service stable',
    change: where(byPods, (found) => { found.stableService = 'orders'; }),
  },
  { rule: 'ZD703', title: 'one Service for both versions', change: where(withNamedServices, (found) => { found.canaryService = found.stableService; }) },
  { rule: 'ZD703', title: 'active is preview', change: where(blueGreen, (found) => { found.previewService = found.activeService; }) },
  {
    rule: 'ZD704',
    title: 'the canary Service selects other pods',
    change: where(withNamedServices, ({ canaryService }, bundle) => {
      all(bundle, 'Service').find(({ metadata }) => metadata.name === canaryService)!.spec.selector.tier = 'web';
    }),
  },
  { rule: 'ZD705', title: 'a canary Service that is not there', closed: true, change: where(withNamedServices, (found) => { found.canaryService = 'orders-new'; }) },
  { rule: 'ZD705', title: 'an active Service that is not there', closed: true, change: where(blueGreen, (found) => { found.activeService = 'order'; }) },
  {
    rule: 'ZD706',
    title: 'the Ingress leads elsewhere',
    change: where(ingress, ({ spec }, bundle) => {
      spec.rules[0].http.paths[0].backend.service.name = 'cart';
      return Boolean(routed(bundle));
    }),
  },
  {
    rule: 'ZD706',
    title: 'the Ingress is not there',
    closed: true,
    change: where(ingress, (found, bundle) => {
      found.metadata.name = 'shop';
      return Boolean(routed(bundle));
    }),
  },
  {
    rule: 'ZD707',
    title: 'a canary Ingress of one\'s own',
    change: where(ingress, (found, bundle) => {
      const copy = JSON.parse(JSON.stringify(found));
      copy.spec.rules[0].http.paths[0].backend.service.name = 'orders-canary';
      bundle.push({
        ...copy,
        metadata: { name: 'orders-by-hand', namespace: 'shop', annotations: { 'nginx.ingress.kubernetes.io/canary': 'true', 'nginx.ingress.kubernetes.io/canary-weight': '0' } },
      });
      return Boolean(canary(bundle)?.trafficRouting?.nginx);
    }),
  },
  { rule: 'ZD711', title: 'the VirtualService does not know the canary', change: where(virtualService, ({ spec }) => { spec.http[0].route.pop(); }) },
  {
    rule: 'ZD712',
    title: 'a header route that the router cannot',
    change: where(routed, (found) => {
      found.steps.unshift({ setHeaderRoute: { name: 'testers', match: [{ headerName: 'x-tester', headerValue: { exact: 'yes' } }] } });
      found.trafficRouting.managedRoutes = [{ name: 'testers' }];
      return Boolean(found.trafficRouting.nginx ?? found.trafficRouting.traefik);
    }),
  },
  {
    rule: 'ZD713',
    title: 'another route leads past the router',
    change: where(withNamedServices, (_, bundle) => {
      bundle.push({ ...JSON.parse(JSON.stringify(service(bundle))), metadata: { name: 'orders-all', namespace: 'shop' } });
      bundle.push({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name: 'bypass', namespace: 'shop' },
        spec: { rules: [{ host: 'orders.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'orders-all', port: { number: 80 } } } }] } }] },
      });
      return Boolean(httpRoute(bundle));
    }),
  },
  {
    rule: 'ZD715',
    title: 'the route does not know the canary',
    change: where(httpRoute, ({ spec }, bundle) => {
      spec.rules[0].backendRefs = spec.rules[0].backendRefs.slice(0, 1);
      return Boolean(routed(bundle));
    }),
  },
  {
    rule: 'ZD803',
    title: 'the Service selects nothing',
    change: (bundle) => {
      service(bundle).spec.selector = { app: 'somebody-else' };
      return workload(bundle).kind === 'Deployment';
    },
  },
  { rule: 'ZD808', title: 'the route leads to a Service that is not there', closed: true, change: where(httpRoute, ({ spec }) => { spec.rules[0].backendRefs[0].name = 'order'; }) },
  {
    rule: 'ZD808',
    title: 'the Ingress leads to a Service that is not there',
    closed: true,
    change: where(ingress, ({ spec }, bundle) => {
      spec.rules[0].http.paths[0].backend.service.name = 'order';
      return workload(bundle).kind === 'Deployment';
    }),
  },
];
