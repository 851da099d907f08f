import { Duration } from 'cdk8s';
import {
  AlbRouter, AmbassadorRouter, ApisixRouter, AppMeshRouter, CanaryStep, GatewayApiRouter, IstioRouter, ITrafficRouter, NginxRouter, ObjectRef,
  ReplicaShareRouter, RouteProps, ServiceProtocol, SmiRouter, StringMatch, TraefikRouter,
} from 'cdk8s-rollouts';
import * as fc from 'fast-check';
import { optional, partial } from './analysis-value-arbitraries';
import { annotations } from './pod-arbitraries';
import { albTelemetry, ingressTelemetry, podTelemetry, serviceTelemetry, TelemetryDraft } from './telemetry-arbitraries';

/** A router, and what a service behind it can say. */
export interface RouterDraft {
  /** None: the platform has none either. */
  readonly router?: ITrafficRouter;
  /** What the pods speak. */
  readonly protocol: ServiceProtocol;
  /** None: nothing can be routed. */
  readonly route?: RouteProps;
  /** Which matches a header route may have. */
  readonly headers: 'none' | 'exact' | 'any';
  readonly mirrors: boolean;
  /** The weight that stands for all requests. */
  readonly fullWeight: number;
  /** Sources that see the canary behind this router. */
  readonly telemetry: fc.Arbitrary<TelemetryDraft>;
}

const hostname = fc.stringMatching(/^(\*\.)?[a-z]{1,8}(-[a-z0-9]{1,4})?\.(example|example\.com)$/);
const hostnames = fc.uniqueArray(hostname, { maxLength: 3 });
const someHostnames = fc.uniqueArray(hostname, { minLength: 1, maxLength: 3 });
const prefixes = fc.uniqueArray(fc.constantFrom('/', '/api', '/api/', '/api/v1.0', '/a-b_c~d'), { minLength: 1, maxLength: 3 });
const methods = fc.constantFrom<string[]>(['/'], ['/shop.Orders'], ['/shop.v1.Orders/Find', '/shop.v1.Orders/List', '/grpc.health.v1.Health']);
const tls = fc.constant({ secretName: 'orders-tls' });
const requestProtocols = fc.constantFrom(ServiceProtocol.HTTP, ServiceProtocol.GRPC);
const lag = fc.constantFrom(undefined, Duration.seconds(40));

interface Choice {
  readonly routers: fc.Arbitrary<ITrafficRouter>;
  readonly routes: fc.Arbitrary<RouteProps>;
  readonly protocols?: fc.Arbitrary<ServiceProtocol>;
  readonly headers?: RouterDraft['headers'];
  readonly mirrors?: boolean;
  readonly fullWeight?: number;
  readonly telemetry?: RouterDraft['telemetry'];
}

function behind({ routers, routes, protocols = requestProtocols, headers = 'none', mirrors = false, fullWeight = 100, telemetry }: Choice): fc.Arbitrary<RouterDraft> {
  const sources = telemetry ? fc.oneof({ weight: 2, arbitrary: podTelemetry }, { weight: 1, arbitrary: telemetry }) : podTelemetry;
  return fc.record({ router: routers, protocol: protocols, route: routes })
    .map((draft) => ({ ...draft, headers, mirrors, fullWeight, telemetry: sources }));
}

const gateway = fc.constantFrom(
  new GatewayApiRouter({ gateway: 'public' }),
  new GatewayApiRouter({ gateway: 'public', gatewayNamespace: 'gateways', sectionName: 'https' }),
);
const behindNginx = (maxTrafficWeight: number | undefined) => behind({
  routers: lag.map((endpointLag) => new NginxRouter({ endpointLag, maxTrafficWeight })),
  routes: partial<RouteProps>({ hostnames, paths: prefixes, tls, annotations }),
  fullWeight: maxTrafficWeight,
  telemetry: ingressTelemetry,
});
const alb = fc.record({
  pingPong: fc.boolean(),
  endpointLag: lag,
  stickiness: fc.constantFrom(undefined, { duration: Duration.hours(1) }),
  annotations: fc.constantFrom(undefined, { 'alb.ingress.kubernetes.io/scheme': 'internet-facing' }),
}).map((props) => new AlbRouter(props));
const apisix = fc.constantFrom(undefined, 'apisix').map((className) => new ApisixRouter({ className }));

/** Every router, with routes of its own. */
export const routerDrafts: fc.Arbitrary<RouterDraft> = fc.oneof(
  fc.record({ router: fc.constantFrom(undefined, new ReplicaShareRouter()), protocol: fc.constantFrom(...Object.values(ServiceProtocol)) })
    .map((draft): RouterDraft => ({ ...draft, headers: 'none', mirrors: false, fullWeight: 100, telemetry: podTelemetry })),
  behind({
    routers: gateway, protocols: fc.constant(ServiceProtocol.HTTP), routes: partial<RouteProps>({ hostnames, paths: prefixes, annotations }), headers: 'any', mirrors: true,
  }),
  behind({ routers: gateway, protocols: fc.constant(ServiceProtocol.GRPC), routes: partial<RouteProps>({ hostnames, paths: methods }), headers: 'any' }),
  behindNginx(undefined),
  behindNginx(1000),
  behind({ routers: alb, routes: partial<RouteProps>({ hostnames, paths: prefixes, annotations }), headers: 'exact', telemetry: albTelemetry }),
  behind({
    routers: fc.constantFrom(new IstioRouter(), new IstioRouter({ gateways: ['public'] }), new IstioRouter({ gateways: ['gateways/public'], mesh: true })),
    routes: fc.record({ hostnames: someHostnames, paths: prefixes }),
    headers: 'any',
    mirrors: true,
    telemetry: serviceTelemetry,
  }),
  behind({
    routers: fc.constantFrom(new IstioRouter({ subsets: true }), new IstioRouter({ subsets: true, gateways: ['gateways/public'] })),
    routes: partial<RouteProps>({ hostnames, paths: prefixes }),
    headers: 'any',
    mirrors: true,
  }),
  behind({
    routers: fc.constantFrom(new IstioRouter(), new IstioRouter({ subsets: true }), new IstioRouter({ gateways: ['gateways/public'] })),
    protocols: fc.constant(ServiceProtocol.TCP),
    routes: fc.constant({}),
  }),
  behind({ routers: fc.constant(new SmiRouter()), routes: fc.constant({}) }),
  behind({
    routers: fc.constantFrom(new TraefikRouter(), new TraefikRouter({ entryPoints: ['websecure'], endpointLag: Duration.seconds(40) })),
    routes: partial<RouteProps>({ hostnames, paths: prefixes, tls, annotations }),
    telemetry: serviceTelemetry,
  }),
  behind({
    routers: fc.constantFrom(new AmbassadorRouter(), new AmbassadorRouter({ ambassadorIds: ['one', 'two'] })), routes: partial<RouteProps>({ hostnames, paths: prefixes, annotations }),
  }),
  behind({ routers: apisix, protocols: fc.constant(ServiceProtocol.HTTP), routes: partial<RouteProps>({ hostnames, paths: prefixes, annotations }), headers: 'any' }),
  behind({
    routers: fc.constantFrom(new AppMeshRouter(), new AppMeshRouter({ canaryVirtualNodeSuffix: '-new' })),
    protocols: fc.constantFrom(...Object.values(ServiceProtocol)),
    routes: fc.constant({ existing: ObjectRef.of('mesh-orders') }),
  }),
);

/** Steps that give the canary to testers by a header, and a copy of some requests; then both are taken away again. */
export function managedSteps({ headers, mirrors, protocol }: RouterDraft, argoRollouts: string): fc.Arbitrary<CanaryStep[]> {
  if (headers === 'none') {
    return fc.constant([]);
  }
  const text = fc.constantFrom('yes', 'true', '1e3', '(a|b)*');
  const exact = text.map((value) => StringMatch.exact(value));
  const value = headers === 'exact' ? exact : fc.oneof(exact, text.map((start) => StringMatch.prefix(start)), fc.constant(StringMatch.regex('^a.*')));
  const headerStep = fc.array(fc.record({ headerName: fc.constantFrom('X-Canary', 'Cookie'), headerValue: value }), { minLength: 1, maxLength: 2 })
    .map((match) => [CanaryStep.headerRoute({ name: 'header-of-testers', match }), CanaryStep.headerRoute({ name: 'header-of-testers' })]);
  const mirrorStep = fc.integer({ min: 1, max: 100 }).map((percentage) => [
    CanaryStep.mirrorRoute({ name: 'mirror-of-reads', percentage, match: [{ method: StringMatch.exact('GET'), path: StringMatch.prefix('/') }] }),
    CanaryStep.mirrorRoute({ name: 'mirror-of-reads' }),
  ]);
  const canMirror = mirrors && protocol === ServiceProtocol.HTTP && argoRollouts === '1.10';
  return fc.tuple(optional(headerStep), canMirror ? optional(mirrorStep) : fc.constant(undefined))
    .map((pairs) => pairs.filter((pair) => pair !== undefined))
    .map((pairs) => (pairs.length === 0 ? [] : [
      CanaryStep.canaryScale({ replicas: 2 }),
      ...pairs.map(([set]) => set),
      CanaryStep.pause(),
      ...pairs.map(([, unset]) => unset),
      CanaryStep.canaryScale({ matchTrafficWeight: true }),
    ]));
}
