import { Duration } from 'cdk8s';
import { AnalysisArgument, AnalysisTemplate, CanaryStep, CanarySteps, StringMatch } from 'cdk8s-rollouts';

describe('each kind of step says which field it is', () => {
  test.each([
    ['setWeight', CanaryStep.weight(20), { setWeight: 20 }],
    ['pause', CanaryStep.pause(Duration.minutes(90)), { pause: { duration: '90m' } }],
    ['pause until somebody promotes', CanaryStep.pause(), { pause: {} }],
    ['analysis', CanaryStep.analysis({ templates: [AnalysisTemplate.fromTemplateName('smoke')] }), { analysis: { templates: [{ templateName: 'smoke' }] } }],
    ['setCanaryScale by pods', CanaryStep.canaryScale({ replicas: 0 }), { setCanaryScale: { replicas: 0 } }],
    ['setCanaryScale by weight', CanaryStep.canaryScale({ weight: 25 }), { setCanaryScale: { weight: 25 } }],
    ['setCanaryScale that follows traffic', CanaryStep.canaryScale({ matchTrafficWeight: true }), { setCanaryScale: { matchTrafficWeight: true } }],
    ['setHeaderRoute', CanaryStep.headerRoute({ name: 'h', match: [{ headerName: 'x', headerValue: StringMatch.exact('1') }] }),
      { setHeaderRoute: { name: 'h', match: [{ headerName: 'x', headerValue: { exact: '1' } }] } }],
    ['setHeaderRoute removed', CanaryStep.headerRoute({ name: 'h' }), { setHeaderRoute: { name: 'h' } }],
    ['setMirrorRoute', CanaryStep.mirrorRoute({ name: 'm', percentage: 5, match: [{ path: StringMatch.prefix('/a') }] }),
      { setMirrorRoute: { name: 'm', percentage: 5, match: [{ path: { prefix: '/a' } }] } }],
    ['plugin', CanaryStep.plugin('acme/notify', { channel: 'x' }), { plugin: { name: 'acme/notify', config: { channel: 'x' } } }],
    ['plugin without config', CanaryStep.plugin('acme/notify'), { plugin: { name: 'acme/notify' } }],
  ])('%s', (_title, step, json) => {
    expect(step._toJson()).toEqual(json);
  });

  test('analysis passes arguments, but not secrets', () => {
    const templates = [AnalysisTemplate.fromTemplateName('smoke')];
    expect(CanaryStep.analysis({ templates, args: [AnalysisArgument.value('a', 'b')] })._toJson().analysis?.args).toEqual([{ name: 'a', value: 'b' }]);
    expect(() => CanaryStep.analysis({ templates, args: [AnalysisArgument.secret('a', 'b', 'c')] })).toThrow(/^CanaryStep\.analysis.*args.*; accepted: .*Mend: /);
  });
});

describe('a step that means nothing is refused', () => {
  test.each([
    [() => CanaryStep.weight(-1), 'CanaryStep.weight: weight is -1; accepted: a whole number from 0'],
    [() => CanaryStep.weight(12.5), 'CanaryStep.weight: weight is 12.5; accepted: a whole number from 0'],
    [() => CanaryStep.pause(Duration.seconds(0)), 'CanaryStep.pause: duration is "0s"; accepted: whole seconds, at least 1. Mend: leave the step out'],
    [() => CanaryStep.pause(Duration.millis(1500)), 'CanaryStep.pause: duration is "1500ms"; accepted: whole seconds'],
    [() => CanaryStep.canaryScale({}), 'CanaryStep.canaryScale: options is {}; accepted: exactly one of replicas, weight or matchTrafficWeight: true. Mend: keep'],
    [() => CanaryStep.canaryScale({ replicas: 1, weight: 5 }), 'CanaryStep.canaryScale: options is {"replicas":1,"weight":5}; accepted: exactly one'],
    [() => CanaryStep.canaryScale({ matchTrafficWeight: false }), 'accepted: exactly one'],
    [() => CanaryStep.canaryScale({ weight: 101 }), 'CanaryStep.canaryScale: weight is 101; accepted: a whole number from 0 to 100. Mend: pass a percentage'],
    [() => CanaryStep.canaryScale({ replicas: -1 }), 'CanaryStep.canaryScale: replicas is -1'],
    [() => CanaryStep.plugin('notify'), 'CanaryStep.plugin: name is "notify"; accepted: namespace/name. Mend: use the name under which the plugin is registered'],
  ])('%#', (call, message) => {
    expect(call).toThrow(message);
  });
});

describe('the usual series of steps', () => {
  test('holds each weight for the pause', () => {
    expect(CanarySteps.weights([5, 25], { pause: Duration.minutes(5) }).map((step) => step._toJson()))
      .toEqual([{ setWeight: 5 }, { pause: { duration: '5m' } }, { setWeight: 25 }, { pause: { duration: '5m' } }]);
  });

  test('or until somebody promotes', () => {
    expect(CanarySteps.weights([50], { manual: true }).map((step) => step._toJson())).toEqual([{ setWeight: 50 }, { pause: {} }]);
  });

  test.each([
    [[], { manual: true }, 'CanarySteps.weights: weights is []; accepted: at least one percentage. Mend: pass rising percentages'],
    [[0, 5], { manual: true }, 'CanarySteps.weights: weights[0] is 0; accepted: a whole number from 1 to 100'],
    [[50, 101], { manual: true }, 'CanarySteps.weights: weights[1] is 101; accepted: a whole number from 1 to 100'],
    [[25, 25], { manual: true }, 'CanarySteps.weights: weights[1] is 25; accepted: more than 25, the weight before it'],
    [[50, 25], { manual: true }, 'CanarySteps.weights: weights[1] is 25; accepted: more than 50, the weight before it'],
    [[5], {}, 'CanarySteps.weights: options is {}; accepted: exactly one of pause and manual: true. Mend: say { pause: Duration.minutes(5) }'],
    [[5], { manual: true, pause: Duration.minutes(1) }, 'accepted: exactly one of pause and manual: true'],
  ])('refuses %j', (weights, options, message) => {
    expect(() => CanarySteps.weights(weights, options)).toThrow(message);
  });
});
