import { releaseBundle } from './release-bundle';
import { OracleClient } from '../client/oracle-client';
import { Layer } from '../client/oracle-protocol';

/** The objects of a release, to plant a fault into. */
class Planting {
  constructor(readonly objects: any[]) {}

  object(kind: string, name = 'orders'): any {
    const found = this.objects.find((one) => one.kind === kind && one.metadata.name === name);
    if (!found) {
      throw new Error(`the release has no ${kind} ${name}`);
    }
    return found;
  }

  remove(kind: string, name?: string): void {
    this.objects.splice(this.objects.indexOf(this.object(kind, name)), 1);
  }

  get rollout(): any { return this.object('Rollout').spec; }
  get canary(): any { return this.rollout.strategy.canary; }
  get container(): any { return this.rollout.template.spec.containers[0]; }
  get metric(): any { return this.object('AnalysisTemplate', 'orders-success-rate').spec.metrics[0]; }
}

/** Who notices, at which path or with which words, and what was done. */
type Fault = [title: string, layer: Layer, evidence: string, plant: (release: Planting) => void];

const faults: Fault[] = [
  // Fields and shapes.
  ['misspelt step', 'crd-prune', 'spec.strategy.canary.steps[0].setWeigth', ({ canary }) => { canary.steps.unshift({ setWeigth: 5 }); }],
  ['misspelt field of a Service', 'decode', 'spec.selectr', (r) => { r.object('Service').spec.selectr = {}; }],
  ['misspelt field of a route', 'crd-prune', 'spec.rules[0].backendRef', (r) => { r.object('HTTPRoute').spec.rules[0].backendRef = {}; }],
  ['path of a route without slash', 'crd-cel', 'spec.rules[0].matches[0].path', (r) => { r.object('HTTPRoute').spec.rules[0].matches[0].path.value = 'shop'; }],
  ['weight as text', 'crd', 'spec.rules[0].backendRefs[0].weight', (r) => { r.object('HTTPRoute').spec.rules[0].backendRefs[0].weight = 'all'; }],
  ['quantity that is none', 'decode', 'quantities must match', ({ container }) => { container.resources = { limits: { memory: 'lots' } }; }],
  ['kind that nobody knows', 'unknown-kind', 'kind', (r) => { r.object('HTTPRoute').kind = 'HttpRoute'; }],
  ['one object twice', 'duplicate', 'metadata.name', (r) => { r.objects.push(r.object('Service')); }],
  // What the API server checks.
  ['port that is none', 'core', 'spec.ports[0].port', (r) => { r.object('Service').spec.ports[0].port = 0; }],
  ['name that is too long', 'core', 'metadata.name', (r) => { r.object('Service').metadata.name = 'o'.repeat(64); }],
  ['budget with both limits', 'core', 'spec', (r) => { r.object('PodDisruptionBudget').spec.minAvailable = 1; }],
  // What the Rollouts controller checks.
  ['weight above 100', 'rollouts', 'steps[0].setWeight', ({ canary }) => { canary.steps[0].setWeight = 101; }],
  ['one Service for both versions', 'rollouts', 'stableService', ({ canary }) => { canary.canaryService = canary.stableService; }],
  ['pods that the selector misses', 'rollouts', 'spec.template.metadata.labels', ({ rollout }) => { rollout.template.metadata.labels = { app: 'x' }; }],
  ['container without image', 'rollouts', 'containers[0].image', ({ container }) => { delete container.image; }],
  ['probe with two handlers', 'rollouts', 'readinessProbe', ({ container }) => { container.readinessProbe.tcpSocket = { port: 8080 }; }],
  ['preStop longer than the grace period', 'rollouts', 'preStop.sleep', ({ rollout }) => { rollout.template.spec.terminationGracePeriodSeconds = 5; }],
  ['deadline shorter than minReadySeconds', 'rollouts', 'progressDeadlineSeconds', ({ rollout }) => { rollout.progressDeadlineSeconds = 5; }],
  ['scale-down delay with a dynamic stable scale', 'rollouts', 'dynamicStableScale', ({ canary }) => {
    Object.assign(canary, { dynamicStableScale: true, scaleDownDelaySeconds: 30 });
  }],
  ['two strategies', 'rollouts', 'strategy', ({ rollout }) => { rollout.strategy.blueGreen = { activeService: 'orders' }; }],
  // What must fit together.
  ['canary Service that selects other pods', 'references', 'unmatch label', (r) => { r.object('Service', 'orders-canary').spec.selector.app = 'x'; }],
  ['canary Service missing', 'references', 'Service "orders-canary"', (r) => r.remove('Service', 'orders-canary')],
  ['route missing', 'references', 'HTTPRoute "orders"', (r) => r.remove('HTTPRoute')],
  ['template missing', 'references', 'AnalysisTemplate "orders-success-rate"', (r) => r.remove('AnalysisTemplate', 'orders-success-rate')],
  ['argument not passed', 'references', 'args.canary-hash was not resolved', ({ canary }) => { delete canary.analysis.args; }],
  ['inline analysis without count', 'references', 'runs indefinitely', ({ canary }) => {
    canary.steps.push({ analysis: { templates: canary.analysis.templates, args: canary.analysis.args } });
  }],
  // What shows only when the analysis runs.
  ['two providers in one metric', 'metrics', 'multiple providers', ({ metric }) => { metric.provider.web = { url: 'http://x', jsonPath: '{$}' }; }],
  ['count without interval', 'metrics', 'interval must be specified', ({ metric }) => { metric.count = 5; delete metric.interval; }],
  ['failureLimit above the count', 'metrics', 'failureLimit', ({ metric }) => { Object.assign(metric, { count: 3, inconclusiveLimit: 0, failureLimit: 4 }); }],
  ['interval that is no duration', 'metrics', 'invalid interval', ({ metric }) => { metric.interval = 'soon'; }],
  ['condition that cannot be read', 'metrics', 'failureCondition', ({ metric }) => { metric.failureCondition = 'result[0] <'; }],
  ['argument that nobody declares', 'metrics', 'failed to resolve', ({ metric }) => { metric.provider.prometheus.query = 'up{pod="{{args.hash}}"}'; }],
];

describe('planted faults', () => {
  let oracle: OracleClient;
  beforeAll(() => { oracle = new OracleClient(); });
  afterAll(() => oracle.close());

  test('nobody objects to the release as it is', async () => {
    expect(await oracle.findings({ objects: releaseBundle() })).toEqual([]);
  });

  faults.forEach(([title, layer, evidence, plant]) => test(`${title}: noticed by ${layer}`, async () => {
    const release = new Planting(releaseBundle());
    plant(release);
    expect(await oracle.findings({ objects: release.objects })).toContainEqual(expect.stringMatching(pattern(layer, evidence)));
  }));

  test('every layer notices something', () => {
    expect(new Set(faults.map(([, layer]) => layer)).size).toBe(10);
  });
});

function pattern(layer: Layer, evidence: string): RegExp {
  return new RegExp(`\\[${layer}\\].*${evidence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 's');
}
