import { blueGreen, canary, SUCCESS_RATE } from './versions';
import { MetricSpec } from '../../../src/manifest/analysis';
import { CanaryStrategySpec, RolloutSpec } from '../../../src/manifest/rollout';
import { releaseShape } from '../../../src/review/simulation/release-shape';

const strategy: CanaryStrategySpec = { steps: [{ setWeight: 10 }, { pause: { duration: 60 } }], analysis: { templates: [{ templateName: 'success' }] } };
const shape = (differing: CanaryStrategySpec = {}, rollout: Partial<RolloutSpec> = {}, metric: Partial<MetricSpec> = {}) =>
  releaseShape(canary('v2', { ...strategy, ...differing }, rollout, [{ ...SUCCESS_RATE, ...metric }]));
const query = (text: string): Partial<MetricSpec> => ({ provider: { prometheus: { query: text } } });

describe('two releases are alike', () => {
  test('whatever their Services, pods and routers are called', () => {
    expect(shape({ stableService: 'cart', canaryService: 'cart-canary', trafficRouting: { nginx: { stableIngress: 'cart' } } }, {
      template: { metadata: { labels: { app: 'cart' } } }, selector: { matchLabels: { app: 'cart' } },
    } as Partial<RolloutSpec>)).toBe(shape());
  });

  test('if their queries look back as far', () => {
    expect(shape({}, {}, query('sum(rate(cart_good[1m])) / sum(rate(cart_all[1m]))'))).toBe(shape());
    expect(shape({}, {}, query('sum(rate(good[2m])) / sum(rate(all[2m]))'))).not.toBe(shape());
    expect(shape({}, {}, query('histogram_quantile(0.9, rate(good_bucket[1m]))'))).not.toBe(shape());
  });
});

describe('two releases differ', () => {
  test.each<[string, string]>([
    ['in a step', shape({ steps: [{ setWeight: 20 }, { pause: { duration: 60 } }] })],
    ['in a pause', shape({ steps: [{ setWeight: 10 }, { pause: { duration: 61 } }] })],
    ['in their pods', shape({}, { replicas: 5 })],
    ['in a deadline', shape({}, { progressDeadlineSeconds: 60 })],
    ['in a threshold', shape({}, {}, { failureCondition: 'result[0] < 0.9' })],
    ['in how many samples may fail', shape({}, {}, { failureLimit: 2 })],
    ['in what a metric is called, which is told', shape({}, {}, { name: 'errors' })],
    ['in their analysis', shape({ analysis: undefined })],
    ['in when it begins', shape({ analysis: { templates: [{ templateName: 'success' }], startingStep: 1 } })],
    ['in having one Service', shape({ stableService: 'shop', canaryService: 'shop' })],
    ['in having a router', shape({ trafficRouting: undefined })],
    ['in what the router counts up to', shape({ trafficRouting: { maxTrafficWeight: 1000 } })],
    ['in their strategy', releaseShape(blueGreen('v2'))],
  ])('%s', (_, other) => {
    expect(other).not.toBe(shape());
  });

  test('in the analysis before or after a switch', () => {
    const run = { templates: [{ templateName: 'success' }] };
    const shapes = [{}, { prePromotionAnalysis: run }, { postPromotionAnalysis: run }].map((one) => releaseShape(blueGreen('v2', one)));
    expect(new Set(shapes).size).toBe(3);
  });
});
