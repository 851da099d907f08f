import { Duration, Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-28';
import {
  AnalysisMetric, AutoscalingMetric, CanaryServiceProps, CanaryStep, CanarySteps, HealthProbe, JobProvider, NetworkPeer, NotificationSubscription,
  NotificationTrigger, OptionalKind, ServiceProtocol,
} from 'cdk8s-rollouts';
import { canaryIn, find, routed, shop } from './release-of';

const { image, port: _port, readiness: _readiness, ...rest } = routed;
const resources = { cpu: { request: Cpu.millis(100) }, memory: { request: Size.mebibytes(64) } };
const autoscaling = { minReplicas: 2, maxReplicas: 4 };

describe('the short form stands for the long one', () => {
  const pods = { port: 8080, readiness: '/ready' };
  const steps = CanarySteps.weights([20, 50], { pause: Duration.minutes(5) });

  test.each<[string, Partial<CanaryServiceProps>, Partial<CanaryServiceProps>]>([
    ['a container', { ...pods, image, command: ['/orders'], args: ['--verbose'], env: { LEVEL: 'info' }, resources }, {
      ...pods, container: { image, command: ['/orders'], args: ['--verbose'], envVariables: { LEVEL: EnvValue.fromValue('info') }, resources },
    }],
    ['a variable', { ...pods, image, env: { LEVEL: 'info' } }, { ...pods, image, envVariables: { LEVEL: EnvValue.fromValue('info') } }],
    ['a port', { image, port: 8080, readiness: '/ready' }, {
      image, ports: [{ name: 'http', containerPort: 8080, servicePort: 80, exposed: true }], trafficPort: 'http', readiness: '/ready',
    }],
    ['a port of gRPC', { image, port: 8080, protocol: ServiceProtocol.GRPC, readinessProbe: HealthProbe.grpc() }, {
      image,
      protocol: ServiceProtocol.GRPC,
      ports: [{ name: 'grpc', containerPort: 8080, servicePort: 8080, appProtocol: 'kubernetes.io/h2c' }],
      trafficPort: 'grpc',
      readinessProbe: HealthProbe.grpc(),
    }],
    ['readiness', { image, port: 8080, readiness: '/ready' }, { image, port: 8080, readinessProbe: HealthProbe.http('/ready') }],
    ['liveness', { ...pods, image, liveness: '/alive' }, { ...pods, image, livenessProbe: HealthProbe.http('/alive') }],
    ['any route', { ...pods, image, route: {} }, { ...pods, image, route: { paths: ['/'] } }],
    ['weights with pauses', { ...pods, image, steps }, {
      ...pods,
      image,
      steps: [CanaryStep.weight(20), CanaryStep.pause(Duration.minutes(5)), CanaryStep.weight(50), CanaryStep.pause(Duration.minutes(5))],
    }],
    ['weights with people', { ...pods, image, steps: CanarySteps.weights([20], { manual: true }) }, {
      ...pods, image, steps: [CanaryStep.weight(20), CanaryStep.pause()],
    }],
    ['the full weight', { ...pods, image, steps: [CanaryStep.weight(20)] }, {
      ...pods, image, steps: [CanaryStep.weight(20), CanaryStep.weight(100), CanaryStep.pause(Duration.minutes(2))],
    }],
    ['a share of CPU', { ...pods, image, resources, autoscaling: { ...autoscaling, cpuUtilization: 70 } }, {
      ...pods, image, resources, autoscaling: { ...autoscaling, metrics: [AutoscalingMetric.cpuUtilization(70)] },
    }],
    ['namespaces that may connect', { ...pods, image, networkPolicy: { namespaces: ['callers'] } }, {
      ...pods, image, networkPolicy: { peers: [NetworkPeer.namespace('callers')] },
    }],
    ['a smoke test', { ...pods, image, analysis: [AnalysisMetric.smokeTest({ image: 'ghcr.io/acme/smoke:1' })], steps }, {
      ...pods, image, analysis: [AnalysisMetric.of({ name: 'smoke-test', count: 1, provider: new JobProvider({ image: 'ghcr.io/acme/smoke:1' }) })], steps,
    }],
  ])('%s', (_title, short, long) => {
    const build = (props: Partial<CanaryServiceProps>) => {
      const chart = shop();
      canaryIn(chart, { ...rest, image: undefined, port: undefined, readiness: undefined, ...props });
      return chart.toJson();
    };
    expect(build(short)).toEqual(build(long));
  });

  test('a pause in bare seconds waits as long as one with a unit, and alerts expect it as long', () => {
    const alertsOf = (pause: CanaryStep) => {
      const chart = shop({ crds: [OptionalKind.PROMETHEUS_RULE] });
      canaryIn(chart, { steps: [CanaryStep.weight(20), pause] });
      return find(chart, 'PrometheusRule');
    };
    expect(alertsOf(CanaryStep.pauseSeconds(7200))).toEqual(alertsOf(CanaryStep.pause(Duration.hours(2))));
  });

  test('the Job of an image', () => {
    const short = new JobProvider({ image: 'ghcr.io/acme/smoke:1', env: { LEVEL: 'info' }, labels: { team: 'shop' } })._toJson();
    const { metadata, spec } = short.job as { metadata: object; spec: Parameters<typeof JobProvider.fromSpec>[0] };
    expect(JobProvider.fromSpec(spec, metadata)._toJson()).toEqual(short);
  });

  test.each([
    ['Slack', NotificationSubscription.slack(NotificationTrigger.ROLLOUT_ABORTED, 'releases'), 'slack'],
    ['Teams', NotificationSubscription.teams(NotificationTrigger.ROLLOUT_ABORTED, 'releases'), 'teams'],
  ])('a notification of %s', (_title, short, serviceName) => {
    expect(short).toEqual(NotificationSubscription.of(NotificationTrigger.ROLLOUT_ABORTED, serviceName, ['releases']));
  });
});
