import { Duration } from 'cdk8s';
import { AnalysisArgument, AnalysisMetric, BlueGreenServiceProps, JobProvider, NginxRouter, ObjectRef, Promotion } from 'cdk8s-rollouts';
import { blueGreenIn, find, objectsIn, routed, server, shop, strategyIn, worker } from './release-of';

const smoke = [AnalysisMetric.smokeTest({ image: 'smoke:1' })];
const every = { interval: Duration.minutes(1), initialDelay: Duration.minutes(2) };
const after = (count: number) => [AnalysisMetric.errorRate({ ...every, atMost: 0.01, count })];
const blueGreenOf = (props: Partial<BlueGreenServiceProps> = {}) => {
  const chart = shop();
  blueGreenIn(chart, { ...server, ...props });
  return strategyIn(chart).blueGreen;
};

describe('a blue-green service', () => {
  test('has an active and a preview Service, and waits for a person', () => {
    const chart = shop();
    blueGreenIn(chart);
    expect(objectsIn(chart)).toEqual(['ServiceAccount orders', 'Service orders', 'Service orders-preview', 'PodDisruptionBudget orders', 'Rollout orders']);
    expect(strategyIn(chart).blueGreen).toEqual({ activeService: 'orders', previewService: 'orders-preview', autoPromotionEnabled: false, scaleDownDelaySeconds: 300 });
  });

  test('has a plain route from the same router', () => {
    const chart = shop();
    blueGreenIn(chart, routed);
    expect(find(chart, 'HTTPRoute').spec.rules[0].backendRefs).toEqual([{ name: 'orders', port: 80 }]);
  });

  test.each<[string, Partial<BlueGreenServiceProps>, object]>([
    ['by a person', { promotion: Promotion.manual() }, { autoPromotionEnabled: false }],
    ['by nobody', { promotion: Promotion.automatic() }, { autoPromotionEnabled: true }],
    ['after a while', { promotion: Promotion.after(Duration.minutes(1)) }, { autoPromotionEnabled: true, autoPromotionSeconds: 60 }],
    ['by the analysis before the switch', { prePromotionAnalysis: smoke }, { autoPromotionEnabled: true, prePromotionAnalysis: { templates: [{ templateName: 'orders-pre-smoke-test' }] } }],
    ['by a person, after the analysis', { prePromotionAnalysis: smoke, promotion: Promotion.manual() }, { autoPromotionEnabled: false }],
  ])('is promoted %s', (_title, props, strategy) => {
    expect(blueGreenOf(props)).toMatchObject(strategy);
  });

  test('keeps the old pods until a minute after the analysis behind the switch', () => {
    expect(blueGreenOf({ postPromotionAnalysis: after(2) }).scaleDownDelaySeconds).toBe(300);
    expect(blueGreenOf({ postPromotionAnalysis: after(11) }).scaleDownDelaySeconds).toBe(120 + 10 * 60 + 60);
  });

  test('reads times and counts of an analysis that are arguments, as far as they are known', () => {
    const provider = new JobProvider({ image: 'smoke:1', activeDeadline: Duration.minutes(3) });
    const checks = (...args: AnalysisArgument[]) => [AnalysisMetric.of({ name: 'checks', provider, args, parameters: { interval: 'every', count: 'samples' } })];
    const often = AnalysisArgument.value('every', '1m30s');
    expect(blueGreenOf({ postPromotionAnalysis: checks(often, AnalysisArgument.value('samples', '11')) }).scaleDownDelaySeconds).toBe((15 + 3) * 60 + 60);
    expect(() => blueGreenOf({ postPromotionAnalysis: checks(often, AnalysisArgument.secret('samples', 'checks', 'samples')) })).toThrow(/ZD605 .*\n.*measured without end/);
  });

  test('gives a release longer than its analyses take, which the controller counts as lack of progress', () => {
    const deadline = (props: Partial<BlueGreenServiceProps>) => {
      const chart = shop();
      blueGreenIn(chart, { ...server, ...props });
      return find(chart, 'Rollout').spec.progressDeadlineSeconds;
    };
    expect(deadline({ postPromotionAnalysis: after(11) })).toBe(720 + 60);
    expect(deadline({ prePromotionAnalysis: after(2) })).toBe(600);
    expect(deadline({ prePromotionAnalysis: after(11), progressDeadline: Duration.seconds(780) })).toBe(780);
    expect(deadline({ prePromotionAnalysis: after(2), progressDeadline: Duration.minutes(30) })).toBe(1800);
  });

  test('rounds an analysis of broken seconds up: the API knows whole ones', () => {
    const postPromotionAnalysis = [AnalysisMetric.restarts({ count: 3, initialDelay: Duration.millis(1), interval: Duration.minutes(5) })];
    expect(blueGreenOf({ postPromotionAnalysis }).scaleDownDelaySeconds).toBe(601 + 60);
  });

  test('takes what the caller says', () => {
    expect(blueGreenOf({ previewReplicas: 1, scaleDownDelay: Duration.minutes(1), abortScaleDownDelay: Duration.seconds(0), stableMetadata: { labels: { role: 'a' } }, canaryMetadata: { labels: { role: 'b' } } }))
      .toMatchObject({ previewReplicaCount: 1, scaleDownDelaySeconds: 60, abortScaleDownDelaySeconds: 0, activeMetadata: { labels: { role: 'a' } }, previewMetadata: { labels: { role: 'b' } } });
  });

  test('can do without a preview, or use Services that exist', () => {
    expect(blueGreenOf({ preview: false })).not.toHaveProperty('previewService');
    const chart = shop();
    const service = blueGreenIn(chart, { ...server, existingService: ObjectRef.of('live'), existingPreviewService: ObjectRef.of('next') });
    expect(objectsIn(chart).filter((object) => object.startsWith('Service '))).toEqual([]);
    expect(strategyIn(chart).blueGreen).toMatchObject({ activeService: 'live', previewService: 'next' });
    expect(service.previewService).toBeUndefined();
  });

  test('as a worker has a headless Service as the controller\'s mark, and nothing else to be reached by', () => {
    const chart = shop();
    blueGreenIn(chart, worker);
    expect(objectsIn(chart)).toEqual(['ServiceAccount orders', 'Service orders', 'PodDisruptionBudget orders', 'Rollout orders']);
    expect(find(chart, 'Service').spec).toMatchObject({ clusterIP: 'None' });
    expect(find(chart, 'Service').spec).not.toHaveProperty('ports');
    expect(strategyIn(chart).blueGreen).not.toHaveProperty('previewService');
  });

  test.each<[BlueGreenServiceProps, string]>([
    [{ ...worker, preview: true }, 'preview is true; accepted: nothing for a worker, which has no port. Mend: leave it out'],
    [{ ...server, preview: false, existingPreviewService: ObjectRef.of('a') }, 'existingPreviewService is {"name":"a"}; accepted: nothing without a preview. Mend: leave one of the two out'],
    [{ ...server, existingPreviewService: ObjectRef.of('a', 'b') }, 'existingPreviewService is {"name":"a","namespace":"b"}; accepted: a Service in the namespace of the service'],
    [{ ...server, postPromotionAnalysis: after(11), scaleDownDelay: Duration.minutes(5) }, 'scaleDownDelay is "5 minutes"; accepted: at least 780 s, so that the old pods outlive'],
    [{ ...server, prePromotionAnalysis: after(11), progressDeadline: Duration.minutes(12) },
      'progressDeadline is "12 minutes"; accepted: at least 780 s, so that no analysis before or after the switch outlasts it'],
    [{ ...routed, trafficRouting: new NginxRouter({ endpointLag: Duration.seconds(40) }), scaleDownDelay: Duration.seconds(40) },
      'scaleDownDelay is "40 seconds"; accepted: at least 41 s: what NGINX takes to act'],
    [{ ...worker, route: {} }, 'route is "given"; accepted: nothing for a worker, which has no port. Mend: add port, or leave it out'],
    [{ ...worker, preStop: Duration.seconds(1) }, 'preStop is "given"; accepted: nothing for a worker'],
  ])('is refused otherwise: %#', (props, message) => {
    expect(() => blueGreenIn(shop(), props)).toThrow(`shop/orders: ${message}`);
  });

  test('waits at least a second for its promotion', () => {
    expect(() => Promotion.after(Duration.seconds(0))).toThrow('Promotion.after: duration is "0s"; accepted: whole seconds, at least 1');
  });
});
