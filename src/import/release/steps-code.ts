import { Codes, Draft } from './draft';
import { gateMetrics, templateNames } from './gate-code';
import { NotRecognised } from './release';
import { call, Code, list, object, ours, verbatim } from '../code/code';
import { durationCode, secondsCode } from '../code/durations';
import { Fields } from '../code/fields';
import { at, isObject, Json, JsonObject, numberAt, textAt } from '../code/json';
import { canaryStepCode } from '../rollout/canary-step-code';
import { TemplateNames } from '../template-names';

/** `steps`, `analysis`, `analysisPlacement` and `bake` of a canary. */
export function stepsCodes(draft: Draft, templates: TemplateNames, routed: boolean): Codes {
  const { strategy } = draft.release;
  if (!Array.isArray(strategy.steps) || strategy.steps.length === 0 || !strategy.steps.every(isObject)) {
    throw new NotRecognised('it has no steps');
  }
  const background = gateMetrics(draft, strategy.analysis, '');
  const inline = background ? undefined : inlineGate(draft, strategy.steps);
  const steps = inline ? strategy.steps.filter((step) => step.analysis === undefined) : strategy.steps;
  const fullWeight = numberAt(strategy, 'trafficRouting', 'maxTrafficWeight') ?? 100;
  const { held, bake } = routed && strategy.dynamicStableScale !== true ? withoutBake(steps, fullWeight) : { held: steps, bake: undefined };
  return {
    steps: weightsCode(held) ?? list(held.map((step, index) => (
      new Fields(`spec.strategy.canary.steps[${index}]`, step).all((one) => canaryStepCode(one, templates))
    ))),
    bake,
    analysis: background ?? inline,
    analysisPlacement: inline && ours('AnalysisPlacement.INLINE'),
  };
}

/** The metrics of an analysis that stands behind each pause. */
function inlineGate(draft: Draft, steps: readonly JsonObject[]): Code | undefined {
  const analyses = steps.flatMap(({ analysis }) => analysis ?? []);
  const same = analyses.every((analysis) => templateNames(analysis) === templateNames(analyses[0]));
  const behindPauses = steps.every((step, index) => step.analysis === undefined || steps[index - 1]?.pause !== undefined);
  return analyses.length > 0 && same && behindPauses ? gateMetrics(draft, analyses[0], '') : undefined;
}

/** The last weight and its pause are the construct's `bake`. */
function withoutBake(steps: readonly JsonObject[], fullWeight: number): { readonly held: readonly JsonObject[]; readonly bake?: Code } {
  const weights = steps.flatMap((step) => step.setWeight ?? []);
  const [weight, pause] = steps.slice(-2);
  const bake = pauseCode(pause);
  if (weights.at(-1) !== fullWeight) {
    return { held: steps, bake: secondsCode(0) };
  }
  const alone = weight?.setWeight === fullWeight && weights.length > 1 && weights.at(-2) !== fullWeight;
  return alone && bake ? { held: steps.slice(0, -2), bake } : { held: steps };
}

/** `CanarySteps.weights`, where rising weights have one pause. */
function weightsCode(steps: readonly JsonObject[]): Code | undefined {
  const pairs = steps.length / 2;
  const weights = steps.filter((_, index) => index % 2 === 0).map((step) => onlyKey(step, 'setWeight'));
  const pauses = steps.filter((_, index) => index % 2 === 1).map((step) => onlyKey(step, 'pause'));
  const [pause] = pauses;
  const rising = weights.every((weight, index) => (
    typeof weight === 'number' && weight >= 1 && weight <= 100 && (index === 0 || weight > Number(weights[index - 1]))
  ));
  if (!Number.isInteger(pairs) || pairs < 2 || !rising || !isObject(pause) || pauses.some((one) => JSON.stringify(one) !== JSON.stringify(pause))) {
    return undefined;
  }
  const duration = pauseCode({ pause });
  const options = duration ? { pause: duration } : Object.keys(pause).length === 0 ? { manual: verbatim(true) } : undefined;
  return options && call(ours('CanarySteps.weights'), list(weights.map((weight) => verbatim(weight!))), object(options));
}

function onlyKey(step: JsonObject, key: string): Json | undefined {
  return Object.keys(step).length === 1 ? step[key] : undefined;
}

/** The duration of a timed pause that is written with a unit. */
function pauseCode(step: JsonObject | undefined): Code | undefined {
  return at(step, 'pause', 'duration') === undefined ? undefined : durationCode(textAt(step, 'pause', 'duration') ?? '');
}
