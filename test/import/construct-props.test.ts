import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  AlbRouter, AmbassadorRouter, AnalysisMetric,
  ApisixRouter, AppMeshRouter, AutoscalingMetric, AutoscalingResource, BlueGreenService, BlueGreenServiceProps,
  CanaryService, CanaryServiceProps, CanarySteps, DeploymentHandover, DisruptionBudget, GatewayApiRouter, HealthProbe, IstioRouter, ITrafficRouter,
  NetworkPeer, NetworkPort, NginxRouter, ObjectRef, OptionalKind, Platform, Promotion, ReleaseAlerts, ReplicaProgressThreshold,
  ReplicaShareRouter, ScalingPolicy, ScalingPolicySelection, ServiceProtocol, SmiRouter, TolerationEffect, TraefikRouter,
  UnhealthyPodEvictionPolicy, WebProvider,
} from 'cdk8s-rollouts';
import { importConstructs } from './library';
import { printProgram } from '../../src/import/program';

const server = { image: 'ghcr.io/acme/orders:1.4.2', port: 8080, readiness: '/ready' };
const steps = CanarySteps.weights([10, 50], { pause: Duration.minutes(5) });

type Props<T> = Partial<T> | ((chart: Chart) => Partial<T>);

/** What is different, stays beside the construct or is patched once the objects of a service have become a program again. */
function differencesAfter(make: (chart: Chart) => void): unknown {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  Platform.define(chart, { crds: [OptionalKind.PROMETHEUS_RULE, OptionalKind.POD_MONITOR] });
  make(chart);
  const { releases, charts } = importConstructs(app.synthYaml());
  return releases.map(({ reason, recognised }) => reason ?? [
    ...recognised!.differences,
    ...chart.toJson().length > recognised!.absorbed.length ? ['some objects stay beside it'] : [],
    ...printProgram(charts).includes('JsonPatch') ? ['patched'] : [],
  ]);
}

function canary(props: Props<CanaryServiceProps>): unknown {
  return differencesAfter((chart) => new CanaryService(chart, 'orders', { ...server, steps, ...(typeof props === 'function' ? props(chart) : props) }));
}

function blueGreen(props: Props<BlueGreenServiceProps>): unknown {
  return differencesAfter((chart) => new BlueGreenService(chart, 'orders', { ...server, ...(typeof props === 'function' ? props(chart) : props) }));
}

const hosts = { hostnames: ['orders.example.com', '*.example.com'], paths: ['/orders', '/v2/'] };

describe('a canary behind each router comes back', () => {
  const routers: [string, ITrafficRouter, CanaryServiceProps['route']][] = [
    ['NGINX', new NginxRouter({ className: 'edge', maxTrafficWeight: 1000, canaryIngressAnnotations: { a: 'b' } }), { ...hosts, tls: { secretName: 'tls' }, annotations: { c: 'd' } }],
    ['AWS ALB with ping-pong', new AlbRouter({ stickiness: { duration: Duration.hours(1) } }), hosts],
    ['AWS ALB', new AlbRouter({ pingPong: false, className: 'internal', rootService: 'root', annotations: { 'alb.ingress.kubernetes.io/scheme': 'internal' } }), hosts],
    ['the Gateway API', new GatewayApiRouter({ gateway: 'public', sectionName: 'https' }), { ...hosts, annotations: { a: 'b' } }],
    ['Istio', new IstioRouter({ gateways: ['gateways/public'] }), hosts],
    ['Istio in the mesh', new IstioRouter({ mesh: true, gateways: ['gateways/public'] }), { hostnames: ['orders.example.com'] }],
    ['Istio with subsets', new IstioRouter({ subsets: true }), {}],
    ['SMI', new SmiRouter(), {}],
    ['Traefik', new TraefikRouter({ entryPoints: ['websecure'] }), { ...hosts, tls: { secretName: 'tls', hostnames: ['orders.example.com'] } }],
    ['Ambassador', new AmbassadorRouter({ ambassadorIds: ['edge'] }), hosts],
    ['APISIX', new ApisixRouter({ className: 'apisix' }), hosts],
    ['AWS App Mesh', new AppMeshRouter({ canaryVirtualNodeSuffix: '-next' }), { existing: ObjectRef.of('mesh') }],
  ];
  test.each(routers)('%s', (_, trafficRouting, route) => {
    expect(canary({ trafficRouting, route })).toEqual([[]]);
  });

  test.each<[string, ITrafficRouter]>([
    ['NGINX', new NginxRouter()], ['AWS ALB', new AlbRouter()], ['the Gateway API', new GatewayApiRouter({ gateway: 'public' })],
    ['Istio', new IstioRouter({ gateways: ['public'] })], ['Traefik', new TraefikRouter()],
  ])('as does what is not split behind %s', (_, trafficRouting) => {
    const route = { hostnames: ['orders.example.com'] };
    expect(blueGreen({ trafficRouting, route })).toEqual([[]]);
    expect(canary({ trafficRouting: new ReplicaShareRouter({ through: trafficRouting }), route, replicas: 10 })).toEqual([[]]);
  });
});

describe('the pods of a service come back', () => {
  const pods: [string, Props<BlueGreenServiceProps>][] = [
    ['gRPC', { protocol: ServiceProtocol.GRPC, readiness: undefined, readinessProbe: HealthProbe.grpc({ service: 'a', period: Duration.seconds(9) }) }],
    ['TCP', { protocol: ServiceProtocol.TCP, readiness: undefined, readinessProbe: HealthProbe.tcp({ initialDelay: Duration.seconds(3) }) }],
    ['ports', { port: undefined, ports: [{ name: 'web', containerPort: 8080 }, { name: 'raw', containerPort: 9, servicePort: 10 }, { name: 'off', containerPort: 7, exposed: false }], trafficPort: 'raw' }],
    ['probes of every kind', {
      readiness: undefined,
      readinessProbe: HealthProbe.http('/r', { tls: true, headers: { a: 'b' }, successThreshold: 2 }),
      livenessProbe: HealthProbe.command(['alive'], { failureThreshold: 9 }),
      startupProbe: HealthProbe.tcp({ timeout: Duration.seconds(4) }),
    }],
    ['a container of its own name', { image: undefined, container: { name: 'app', image: 'a:1', workingDir: '/srv', imagePullPolicy: kplus.ImagePullPolicy.ALWAYS } }],
    ['a security context', { securityContext: { user: 7, group: 8, ensureNonRoot: true, capabilities: { add: [kplus.Capability.NET_BIND_SERVICE] } } }],
    ['resources', { resources: { cpu: { limit: kplus.Cpu.units(2) }, ephemeralStorage: { request: Size.gibibytes(2) } } }],
    ['variables', (chart) => ({
      envVariables: {
        A: kplus.EnvValue.fromConfigMap(kplus.ConfigMap.fromConfigMapName(chart, 'c', 'c'), 'k', { optional: true }),
        B: kplus.EnvValue.fromFieldRef(kplus.EnvFieldPaths.POD_IP),
        C: kplus.EnvValue.fromValue('text'),
      },
    })],
    ['volumes', (chart) => ({
      volumes: [kplus.Volume.fromEmptyDir(chart, 'v', 'v')],
      volumeMounts: [{ path: '/c', volume: kplus.Volume.fromConfigMap(chart, 'w', kplus.ConfigMap.fromConfigMapName(chart, 'c', 'c')), readOnly: true, subPath: 'a' }],
    })],
    ['a sidecar and an init container', {
      sidecars: [{ name: 'proxy', image: 'p:1', ports: [{ name: 'p', number: 9 }] }], initContainers: [{ name: 'i', image: 'i:1', args: ['x'] }],
    }],
    ['scheduling', { tolerations: [{ key: 'a', effect: TolerationEffect.NO_EXECUTE, evictAfter: Duration.minutes(1) }, {}], nodeSelector: { a: 'b' }, spread: false }],
    ['draining', { preStop: Duration.seconds(0), drainTime: Duration.seconds(9) }],
    ['configuration in the environment', { config: { A: 'b' } }],
  ];
  test.each(pods)('%s', (_, props) => {
    expect(blueGreen(props)).toEqual([[]]);
  });
});

describe('what stands around a service comes back', () => {
  const external = { name: 'queue', value: '9', selector: { a: 'b' } };
  const around: [string, Partial<BlueGreenServiceProps>][] = [
    ['every autoscaling metric', {
      autoscaling: {
        minReplicas: 2,
        maxReplicas: 9,
        metrics: [
          AutoscalingMetric.memoryAverage('1Gi'), AutoscalingMetric.cpuAverage('500m'), AutoscalingMetric.pods({ name: 'p', average: '5', selector: { a: 'b' } }),
          AutoscalingMetric.containerResource({ container: 'orders', resource: AutoscalingResource.MEMORY, average: '1Gi' }),
          AutoscalingMetric.describedObject({ name: 'o', apiVersion: 'v1', kind: 'Service', objectName: 'x', average: '3' }), AutoscalingMetric.external(external),
        ],
        scaleUp: {
          stabilizationWindow: Duration.seconds(5),
          policies: [ScalingPolicy.pods(2, Duration.minutes(1)), ScalingPolicy.percent(50, Duration.seconds(30))],
        },
        scaleDown: { selectPolicy: ScalingPolicySelection.DISABLED },
      },
    }],
    ['a budget', { disruptionBudget: DisruptionBudget.of({ minAvailable: '50%', unhealthyPodEvictionPolicy: UnhealthyPodEvictionPolicy.IF_HEALTHY_BUDGET }), replicas: 4 }],
    ['no budget', { disruptionBudget: DisruptionBudget.none() }],
    ['a policy', {
      networkPolicy: {
        namespaces: ['a'],
        peers: [NetworkPeer.pods({ a: 'b' }), NetworkPeer.podsInNamespace({ a: 'b' }, 'c'), NetworkPeer.cidr('10.0.0.0/8', ['10.1.0.0/16'])],
        egress: [{ peer: NetworkPeer.namespace('d'), ports: [NetworkPort.udp(53), NetworkPort.tcpRange(1, 9)] }, { peer: NetworkPeer.cidr('10.0.0.0/8') }],
      },
    }],
    ['a monitor', { podMonitor: { path: '/m', port: 'http', labels: { release: 'x' }, podHashLabel: false } }],
    ['alerts', { alerts: ReleaseAlerts.of({ severity: 'page', labels: { team: 'a' }, alertLabels: { tier: 'b' } }) }],
    ['no alerts', { alerts: ReleaseAlerts.none() }],
    ['no preview, and promotion by itself', { preview: false, promotion: Promotion.automatic() }],
    ['a preview of one pod', { previewReplicas: 1, promotion: Promotion.after(Duration.minutes(1)), scaleDownDelay: Duration.hours(1), abortScaleDownDelay: Duration.seconds(0) }],
  ];
  test.each(around)('%s', (_, props) => {
    expect(blueGreen(props)).toEqual([[]]);
  });

  test('the deadline of a handover, where the Rollout waits for an analysis that the Deployment does not have', () => {
    const smokeTest = AnalysisMetric.of({
      name: 'smoke', initialDelay: Duration.minutes(20), successCondition: 'true', provider: new WebProvider({ url: 'https://example.com/ready' }),
    });
    const handover = { route: {}, trafficRouting: new NginxRouter(), deploymentHandover: DeploymentHandover.DONE, prePromotionAnalysis: [smokeTest] };
    expect(blueGreen(handover)).toEqual([[]]);
    expect(blueGreen({ ...handover, progressDeadline: Duration.minutes(40) })).toEqual([[]]);
  });

  test('numbers of pods of a canary', () => {
    expect(canary({
      replicas: 10,
      maxSurge: kplus.PercentOrAbsolute.absolute(3),
      maxUnavailable: kplus.PercentOrAbsolute.percent(10),
      replicaProgressThreshold: ReplicaProgressThreshold.pods(2),
    })).toEqual([[]]);
    expect(canary({ route: {}, trafficRouting: new NginxRouter(), dynamicStableScale: true })).toEqual([[]]);
  });
});
