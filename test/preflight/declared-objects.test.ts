import { ApiObject, Chart, Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  AnalysisMetric, AnalysisTemplate, BlueGreenService, CanaryService, CanarySteps, CanaryStep, ClusterAnalysisTemplate, DisruptionBudget, Experiment,
  ExperimentSpecRef, GatewayApiRouter, IstioRouter, NginxRouter, ObjectRef, PodServiceAccount, Preflight, PrometheusProvider, RollingService, Rollout,
  RolloutStrategy,
} from '../../src';
import { Enforcement } from '../../src/preflight/enforcement';
import * as tree from '../../src/preflight/read-tree';

const pods = { image: 'ghcr.io/acme/orders:1.4.2', port: 8080, readiness: '/ready', replicas: 10 };
const steps = CanarySteps.weights([5, 25], { manual: true });
const containers = [{ image: 'ghcr.io/acme/orders:1.4.2' }];

/** The rules that speak of what is not there. */
const ABSENCES = ['ZD307', 'ZD401', 'ZD603', 'ZD705', 'ZD706', 'ZD711', 'ZD805', 'ZD808', 'ZD810', 'AR159'];

function absencesOf(build: (chart: Chart) => void, options: { readonly complete?: boolean } = {}): string[] {
  const app = Testing.app();
  build(new Chart(app, 'shop', { namespace: 'shop' }));
  if (options.complete) {
    Preflight.enforce(app);
  }
  return Enforcement.of(app).findings().filter(({ rule, acknowledged }) => !acknowledged && ABSENCES.includes(rule.id))
    .map(({ rule, severity, message }) => `${severity} ${rule.id} ${message}`);
}

describe('what a construct says to live elsewhere is not missed', () => {
  const route = { existing: ObjectRef.of('live') };
  test.each<[string, (chart: Chart) => void]>([
    ['existingService of a canary, and a route that leads to it', (chart) => {
      new CanaryService(chart, 'orders', {
        ...pods, steps, existingService: ObjectRef.of('live'), trafficRouting: new NginxRouter(), route: { hostnames: ['orders.example.com'] },
      });
    }],
    ['existingCanaryService', (chart) => {
      new CanaryService(chart, 'orders', {
        ...pods, steps, existingCanaryService: ObjectRef.of('live-canary'), trafficRouting: new GatewayApiRouter({ gateway: 'public' }), route: {},
      });
    }],
    ['both Services of blue-green', (chart) => {
      new BlueGreenService(chart, 'orders', { ...pods, existingService: ObjectRef.of('live'), existingPreviewService: ObjectRef.of('live-preview') });
    }],
    ['the Service of a rolling release, with a route', (chart) => {
      new RollingService(chart, 'orders', {
        ...pods, existingService: ObjectRef.of('live'), trafficRouting: new NginxRouter(), route: { hostnames: ['orders.example.com'] },
      });
    }],
    ['an Ingress', (chart) => void new CanaryService(chart, 'orders', { ...pods, steps, trafficRouting: new NginxRouter(), route })],
    ['an HTTPRoute', (chart) => void new CanaryService(chart, 'orders', { ...pods, steps, trafficRouting: new GatewayApiRouter({ gateway: 'public' }), route })],
    ['a VirtualService of another namespace', (chart) => {
      new CanaryService(chart, 'orders', { ...pods, steps, trafficRouting: new IstioRouter(), route: { existing: ObjectRef.of('live', 'mesh') } });
    }],
    ['a ServiceAccount', (chart) => {
      new RollingService(chart, 'orders', { ...pods, serviceAccount: PodServiceAccount.existing(ObjectRef.of('live')) });
    }],
    ['a DisruptionBudget', (chart) => void new RollingService(chart, 'orders', { ...pods, disruptionBudget: DisruptionBudget.existing('live') })],
    ['a Secret, a ConfigMap and a ServiceAccount that cdk8s-plus imports', (chart) => {
      const secret = kplus.Secret.fromSecretName(chart, 'Secret', 'live');
      const config = kplus.ConfigMap.fromConfigMapName(chart, 'Config', 'live');
      new Rollout(chart, 'orders', {
        strategy: RolloutStrategy.canary(),
        serviceAccount: kplus.ServiceAccount.fromServiceAccountName(chart, 'Account', 'live'),
        containers: [{ image: 'orders:1.4.2', envVariables: { TOKEN: secret.envValue('token'), MODE: kplus.EnvValue.fromConfigMap(config, 'mode') } }],
      });
    }],
    ['templates of a canary: in the background, in a step, in an experiment', (chart) => {
      new Rollout(chart, 'orders', {
        containers,
        strategy: RolloutStrategy.canary({
          analysis: { templates: [AnalysisTemplate.fromTemplateName('live')] },
          steps: [
            CanaryStep.weight(20),
            CanaryStep.analysis({ templates: [ClusterAnalysisTemplate.fromClusterTemplateName('live-cluster')] }),
            CanaryStep.experiment({
              duration: Duration.minutes(5),
              templates: [{ name: 'canary', specRef: ExperimentSpecRef.CANARY }],
              analyses: [{ name: 'compare', template: AnalysisTemplate.fromTemplateName('live-compare') }],
            }),
          ],
        }),
      });
    }],
    ['templates of blue-green', (chart) => {
      const templates = [AnalysisTemplate.fromTemplateName('live')];
      new Rollout(chart, 'orders', {
        containers,
        strategy: RolloutStrategy.blueGreen({ activeService: 'orders', prePromotionAnalysis: { templates }, postPromotionAnalysis: { templates } }),
      });
      new kplus.Service(chart, 'Service', { metadata: { name: 'orders' }, ports: [{ port: 80 }] });
    }],
    ['templates within templates', (chart) => {
      const both = new AnalysisTemplate(chart, 'both', { templates: [AnalysisTemplate.fromTemplateName('live')] });
      new Rollout(chart, 'orders', { containers, strategy: RolloutStrategy.canary({ analysis: { templates: [both] } }) });
    }],
    ['templates of an experiment', (chart) => {
      new Experiment(chart, 'compare', {
        templates: [{ name: 'one', selectorLabels: { app: 'one' }, podTemplate: { metadata: { labels: { app: 'one' } }, spec: { containers: [{ name: 'one', image: 'one:1.0.0' }] } } }],
        analyses: [{ name: 'live', template: AnalysisTemplate.fromTemplateName('live') }],
      });
    }],
  ])('%s', (_, build) => {
    expect(absencesOf(build)).toEqual([]);
    expect(absencesOf(build, { complete: true })).toEqual([]);
    // Nobody would say a word about them if the constructs did not.
    const mocks = [
      jest.spyOn(Enforcement.prototype, 'declare').mockReturnValue(), jest.spyOn(Enforcement.prototype, 'acknowledge').mockReturnValue(),
      jest.spyOn(tree, 'importedObjects').mockReturnValue([]),
    ];
    const untold = absencesOf(build);
    mocks.forEach((mock) => mock.mockRestore());
    expect(untold.length).toBeGreaterThan(0);
    expect(untold.join('\n')).toMatch(/^(warning .*"?live|warning ZD401 )/);
  });
});

describe('what nobody declares is missed as before', () => {
  const ingressTo = (chart: Chart, service: string) => new ApiObject(chart, `to-${service}`, {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    spec: { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: service, port: { number: 80 } } } }] } }] },
  });

  test('another Service than the declared one', () => {
    expect(absencesOf((chart) => {
      new RollingService(chart, 'orders', { ...pods, existingService: ObjectRef.of('live') });
      ingressTo(chart, 'live');
      ingressTo(chart, 'lvie');
    })).toEqual(['warning ZD808 Ingress shop-to-lvie leads to Service lvie, which is not among the objects: without it every request there fails']
      .map((line) => expect.stringMatching(line.replace(/shop-to-lvie/, 'shop-to-lvie[^ ]*'))));
  });

  test('the Service of that name in another namespace', () => {
    expect(absencesOf((chart) => {
      new RollingService(chart, 'orders', { ...pods, existingService: ObjectRef.of('live') });
      ingressTo(new Chart(chart, 'other', { namespace: 'other' }), 'live');
    })).toEqual([expect.stringMatching(/^warning ZD808 Ingress \S+ leads to Service live,/)]);
  });

  test('a template of the app that is in another namespace', () => {
    expect(absencesOf((chart) => {
      const other = new Chart(chart, 'other', { namespace: 'other' });
      const metrics = [AnalysisMetric.of({ name: 'up', count: 1, successCondition: 'true', provider: new PrometheusProvider({ query: 'up', address: 'http://prometheus:9090' }) })];
      const template = new AnalysisTemplate(other, 'gate', { metadata: { name: 'gate' }, metrics });
      new Rollout(chart, 'orders', { containers, strategy: RolloutStrategy.canary({ analysis: { templates: [template] } }) });
    })).toEqual([expect.stringMatching(/^warning ZD805 .*AnalysisTemplate gate, which it names, in namespace other/)]);
  });
});

test('declaring changes no byte of the output', () => {
  const synthesized = () => {
    const chart = Testing.chart();
    kplus.Secret.fromSecretName(chart, 'Secret', 'live');
    new CanaryService(chart, 'orders', { ...pods, steps, existingService: ObjectRef.of('live'), trafficRouting: new NginxRouter(), route: { existing: ObjectRef.of('live') } });
    return JSON.stringify(Testing.synth(chart));
  };
  const declared = synthesized();
  const mock = jest.spyOn(Enforcement.prototype, 'declare').mockReturnValue();
  const undeclared = synthesized();
  mock.mockRestore();
  expect(undeclared).toBe(declared);
});
