import { Chart, Duration } from 'cdk8s';
import {
  AlbRouter, AmbassadorRouter, AnalysisMetric, ApisixRouter, AppMeshRouter, BlueGreenService, CanaryService, CanaryServiceProps, CanaryStep,
  CanarySteps, HealthProbe, IstioRouter, ITrafficRouter, ObjectRef, ServiceProtocol, SmiRouter, StringMatch, TraefikRouter,
} from 'cdk8s-rollouts';
import { gateway, shopChart } from './platform';

/** The same canary behind each router: what differs is what the router is about. */
function canary(router: ITrafficRouter, props: Partial<CanaryServiceProps> = {}): Chart {
  const shop = shopChart(router, { argoRolloutsVersion: '1.10' });
  new CanaryService(shop, 'orders', {
    image: 'ghcr.io/acme/orders:1.4.2',
    port: 8080,
    readiness: '/ready',
    replicas: 4,
    route: { hostnames: ['orders.example.com'], paths: ['/orders'] },
    steps: CanarySteps.weights([10, 50], { pause: Duration.minutes(5) }),
    ...props,
  });
  return shop;
}

/** Two Services, requests from outside and from inside the mesh, a header route and a mirror route. */
export function routerIstioHosts(): Chart {
  return canary(new IstioRouter({ gateways: ['gateways/public'], mesh: true }), {
    steps: [
      CanaryStep.canaryScale({ replicas: 2 }),
      CanaryStep.headerRoute({ name: 'testers', match: [{ headerName: 'x-canary', headerValue: StringMatch.exact('yes') }] }),
      CanaryStep.mirrorRoute({ name: 'reads', percentage: 10, match: [{ method: StringMatch.exact('GET'), path: StringMatch.prefix('/orders') }] }),
      CanaryStep.pause(),
      CanaryStep.mirrorRoute({ name: 'reads' }),
      CanaryStep.headerRoute({ name: 'testers' }),
      CanaryStep.canaryScale({ matchTrafficWeight: true }),
      CanaryStep.weight(50),
      CanaryStep.pause(Duration.minutes(5)),
    ],
  });
}

/** One Service, whose pods a DestinationRule tells apart. */
export function routerIstioSubsets(): Chart {
  return canary(new IstioRouter({ subsets: true }), {
    route: {},
    analysis: [AnalysisMetric.successRate({ atLeast: 0.99 })],
  });
}

/** Two Services that take turns behind an action annotation. */
export function routerAlb(): Chart {
  return canary(new AlbRouter({ annotations: { 'alb.ingress.kubernetes.io/scheme': 'internet-facing' }, stickiness: { duration: Duration.minutes(10) } }));
}

/** The TrafficSplit belongs to the controller: nothing but Services is emitted. */
export function routerSmi(): Chart {
  return canary(new SmiRouter(), { route: {} });
}

/** An IngressRoute with TLS that leads to a weighted TraefikService. */
export function routerTraefik(): Chart {
  return canary(new TraefikRouter({ entryPoints: ['websecure'] }), { route: { hostnames: ['orders.example.com'], paths: ['/orders'], tls: { secretName: 'orders-tls' } } });
}

/** Two hosts are two Mappings; their weighted copies belong to the controller. */
export function routerAmbassador(): Chart {
  return canary(new AmbassadorRouter(), { route: { hostnames: ['orders.example.com', '*.orders.example.com'], paths: ['/orders'] } });
}

/** A rule with both Services as backends, and testers by a header. */
export function routerApisix(): Chart {
  return canary(new ApisixRouter({ className: 'apisix' }), {
    steps: [
      CanaryStep.canaryScale({ replicas: 1 }),
      CanaryStep.headerRoute({ name: 'orders-testers', match: [{ headerName: 'x-canary', headerValue: StringMatch.exact('yes') }] }),
      CanaryStep.pause(),
      CanaryStep.canaryScale({ matchTrafficWeight: true }),
      ...CanarySteps.weights([10, 50], { pause: Duration.minutes(5) }),
    ],
  });
}

/** A mesh that is there already: its VirtualService is named, nothing is emitted for it. */
export function routerAppMesh(): Chart {
  return canary(new AppMeshRouter(), { route: { existing: ObjectRef.of('orders') } });
}

/** Switched behind a GRPCRoute: one backend, as no weight is moved. */
export function routerGatewayApiGrpc(): Chart {
  const shop = shopChart(gateway);
  new BlueGreenService(shop, 'catalog', {
    image: 'ghcr.io/acme/catalog:3.1.0',
    port: 3550,
    protocol: ServiceProtocol.GRPC,
    readinessProbe: HealthProbe.grpc(),
    replicas: 3,
    route: { hostnames: ['catalog.example.com'], paths: ['/catalog.v1.Catalog', '/catalog.v1.Search/Find'] },
  });
  return shop;
}
