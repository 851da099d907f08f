import { Duration } from 'cdk8s';
import { AnalysisArgument, AnalysisTemplate, CanaryStep, ClusterAnalysisTemplate, ExperimentSpecRef, ExperimentStepOptions } from 'cdk8s-rollouts';

const templates = [{ name: 'candidate', specRef: ExperimentSpecRef.CANARY }];
const duration = Duration.minutes(10);
const render = (options: Partial<ExperimentStepOptions>) => CanaryStep.experiment({ templates, duration, ...options })._toJson().experiment!;

describe('an experiment within a canary', () => {
  test('emits what is said, and no more', () => {
    expect(render({})).toEqual({ templates: [{ name: 'candidate', specRef: 'canary' }], duration: '10m' });
  });

  test('takes every field of a template', () => {
    expect(render({
      templates: [{
        name: 'baseline',
        specRef: ExperimentSpecRef.STABLE,
        replicas: 2,
        weight: 10,
        serviceName: 'baseline',
        podLabels: { lane: 'a' },
        podAnnotations: { note: 'b' },
        selectorLabels: { lane: 'a' },
      }],
    }).templates).toEqual([{
      name: 'baseline',
      specRef: 'stable',
      replicas: 2,
      weight: 10,
      service: { name: 'baseline' },
      metadata: { labels: { lane: 'a' }, annotations: { note: 'b' } },
      selector: { matchLabels: { lane: 'a' } },
    }]);
  });

  test('takes every field around them', () => {
    expect(render({ dryRun: ['latency'], scaleDownDelay: Duration.minutes(1), analysisRunLabels: { a: 'b' }, analysisRunAnnotations: { c: 'd' } })).toMatchObject({
      dryRun: [{ metricName: 'latency' }], scaleDownDelaySeconds: 60, analysisRunMetadata: { labels: { a: 'b' }, annotations: { c: 'd' } },
    });
  });

  test('runs analyses, and ends with those that are required', () => {
    const { duration: ends, analyses } = CanaryStep.experiment({
      templates,
      analyses: [
        { name: 'smoke', template: AnalysisTemplate.fromTemplateName('smoke'), requiredForCompletion: true, args: [AnalysisArgument.value('a', 'b')] },
        { name: 'house', template: ClusterAnalysisTemplate.fromClusterTemplateName('house') },
      ],
    })._toJson().experiment!;
    expect(ends).toBeUndefined();
    expect(analyses).toEqual([
      { name: 'smoke', templateName: 'smoke', requiredForCompletion: true, args: [{ name: 'a', value: 'b' }] },
      { name: 'house', templateName: 'house', clusterScope: true },
    ]);
  });

  test.each<[Partial<ExperimentStepOptions>, string]>([
    [{ templates: [] }, 'templates is []; accepted: at least one. Mend: add a template with specRef STABLE or CANARY'],
    [{ templates: [...templates, ...templates] }, 'templates.name is "candidate"; accepted: each name once. Mend: rename one of the two'],
    [{ templates: [{ name: 'a', specRef: ExperimentSpecRef.CANARY, podLabels: { lane: 'the fast one' } }] }, 'templates[0].podLabels["lane"] is "the fast one"; accepted: letters, digits'],
    [{ templates: [{ name: 'a', specRef: ExperimentSpecRef.CANARY, podAnnotations: { 'the lane': '1' } }] }, 'templates[0].podAnnotations key is "the lane"; accepted: a name'],
    [{ templates: [{ name: 'a', specRef: ExperimentSpecRef.CANARY, selectorLabels: { lane: '/' } }] }, 'templates[0].selectorLabels["lane"] is "/"; accepted: letters, digits'],
    [{ analysisRunLabels: { team: 'the shop' } }, 'analysisRunLabels["team"] is "the shop"; accepted: letters, digits'],
    [{ templates: [{ name: 'Candidate', specRef: ExperimentSpecRef.CANARY }] }, 'templates[0].name is "Candidate"; accepted: lower-case letters'],
    [{ templates: [{ ...templates[0], weight: 101 }] }, 'templates[0].weight is 101; accepted: a whole number from 0 to 100. Mend: pass a percentage'],
    [{ templates: [{ ...templates[0], replicas: -1 }] }, 'templates[0].replicas is -1'],
    [{ duration: undefined }, 'duration is not given; accepted: a duration, or an analysis with requiredForCompletion: true. Mend: say how the experiment ends'],
  ])('is refused otherwise: %#', (options, message) => {
    expect(() => render(options)).toThrow(`CanaryStep.experiment: ${message}`);
  });
});
