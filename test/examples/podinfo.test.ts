import { objectIn, synthesized } from './synthesized';

const example = synthesized('podinfo');
const workload = (file: string) => objectIn(example, file, file === 'rolling' ? 'Deployment' : 'Rollout', 'podinfo')!.spec;
const container = (file: string) => workload(file).template.spec.containers[0];

test.each(['blue-green', 'canary'])('%s runs the container of the rolling one', (file) => {
  expect(container(file)).toEqual(container('rolling'));
});

test.each(['rolling', 'blue-green', 'canary'])('%s is called on the ports of the original, and metrics are not', (file) => {
  const { ports } = objectIn(example, file, 'Service', 'podinfo')!.spec;
  expect(ports.map(({ name, port }: any) => [name, port])).toEqual([['http', 9898], ['grpc', 9999]]);
});

test('blue-green is switched by a smoke test against the preview', () => {
  const { blueGreen } = workload('blue-green').strategy;
  const [metric] = objectIn(example, 'blue-green', 'AnalysisTemplate', blueGreen.prePromotionAnalysis.templates[0].templateName)!.spec.metrics;
  expect(metric.provider.job.spec.template.spec.containers[0].args.pop()).toBe(`http://${blueGreen.previewService}:9898/api/info`);
});

test('the canary leaves its number of pods to the autoscaler', () => {
  expect(workload('canary')).not.toHaveProperty('replicas');
  expect(objectIn(example, 'canary', 'HorizontalPodAutoscaler', 'podinfo')!.spec).toMatchObject({
    minReplicas: 2, maxReplicas: 4, scaleTargetRef: { kind: 'Rollout', name: 'podinfo' },
  });
});
