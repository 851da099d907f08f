import { experimentStepCode } from './experiment-step-code';
import { rolloutAnalysisCode } from '../analysis/rollout-analysis-code';
import { call, Code, object, ours, verbatim } from '../code/code';
import { durationField } from '../code/durations';
import { Fields } from '../code/fields';
import { headerRouteCode, mirrorRouteCode } from '../routing/managed-route-code';
import { TemplateNames } from '../template-names';

type StepEmitter = (step: Fields, key: string, templates: TemplateNames) => Code;

const STEPS: Record<string, StepEmitter> = {
  setWeight: (step, key) => call(ours('CanaryStep.weight'), step.number(key)),
  pause: (step, key) => step.required(key).all(pauseCode),
  setCanaryScale: (step, key) => call(ours('CanaryStep.canaryScale'), step.required(key).all((scale) => object({
    replicas: scale.number('replicas'), weight: scale.number('weight'), matchTrafficWeight: scale.flag('matchTrafficWeight'),
  }))),
  analysis: (step, key, templates) => call(ours('CanaryStep.analysis'), step.required(key).all((analysis) => rolloutAnalysisCode(analysis, templates))),
  experiment: (step, key, templates) => call(ours('CanaryStep.experiment'), step.required(key).all((experiment) => experimentStepCode(experiment, templates))),
  setHeaderRoute: (step, key) => call(ours('CanaryStep.headerRoute'), step.required(key).all(headerRouteCode)),
  setMirrorRoute: (step, key) => call(ours('CanaryStep.mirrorRoute'), step.required(key).all(mirrorRouteCode)),
  plugin: (step, key) => step.required(key).all((plugin) => call(ours('CanaryStep.plugin'), plugin.must('name').text('name'), plugin.map('config'))),
};

/** A step of a canary. */
export function canaryStepCode(step: Fields, templates: TemplateNames): Code {
  const kinds = Object.keys(STEPS).filter((key) => step.has(key));
  if (kinds.length !== 1) {
    throw step.inexpressible('', `has ${kinds.length === 0 ? 'none of the known kinds' : kinds.join(' and ')}; a step is exactly one`);
  }
  return STEPS[kinds[0]](step, kinds[0], templates);
}

function pauseCode(pause: Fields): Code {
  if (!pause.has('duration')) {
    return call(ours('CanaryStep.pause'));
  }
  const duration = pause.take('duration');
  return typeof duration === 'number'
    ? call(ours('CanaryStep.pauseSeconds'), verbatim(duration))
    : call(ours('CanaryStep.pause'), durationField(pause, 'duration'));
}
