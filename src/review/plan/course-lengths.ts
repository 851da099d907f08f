import { AnalysisTemplateSpec, RolloutAnalysisSpec } from '../../manifest/analysis';
import { CanaryStepSpec, RolloutSpec } from '../../manifest/rollout';
import { SimulatedVersion } from '../simulation/simulated-version';

/** How long the analyses of a release take that it waits for, in seconds; Infinity for those that never end by themselves. */
export interface StepSeconds {
  /** By the step that is an analysis or an experiment. */
  readonly steps: ReadonlyMap<number, number>;
  readonly prePromotion: number;
  readonly postPromotion: number;
}

/**
 * The release with each analysis replaced by one measurement of the length that the whole analysis has. What runs in the background is left out:
 * where everything passes it changes nothing.
 */
export function withKnownLengths(rollout: RolloutSpec, { steps, prePromotion, postPromotion }: StepSeconds): Omit<SimulatedVersion, 'name'> {
  const templates = new Map<string, AnalysisTemplateSpec>();
  const lasting = (name: string, seconds: number): RolloutAnalysisSpec => {
    templates.set(name, { metrics: [{ name: String(seconds), provider: {} }] });
    return { templates: [{ templateName: name }] };
  };
  const { canary, blueGreen } = rollout.strategy;
  const timed = (step: CanaryStepSpec, index: number): CanaryStepSpec =>
    step.analysis ? { ...step, analysis: lasting(`step ${index}`, steps.get(index) ?? 0) } : step;
  const known: RolloutSpec = {
    ...rollout,
    // A person who pauses a whole Rollout does so outside of a release.
    paused: undefined,
    strategy: canary
      ? { canary: { ...canary, analysis: undefined, steps: canary.steps?.map(timed) } }
      : {
        blueGreen: {
          ...blueGreen!,
          ...(blueGreen!.prePromotionAnalysis && { prePromotionAnalysis: lasting('pre-promotion', prePromotion) }),
          ...(blueGreen!.postPromotionAnalysis && { postPromotionAnalysis: lasting('post-promotion', postPromotion) }),
        },
      },
  };
  return { rollout: known, templates };
}
