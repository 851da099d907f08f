import { Workload } from '../../inventory/workload';

/** A place where a Rollout names an analysis template. */
export interface TemplateReference {
  readonly name: string;
  readonly clusterScope: boolean;
  readonly path: string;
}

/** Every template that the strategy of a Rollout names. */
export function rolloutTemplates({ canary, blueGreen }: Workload): readonly TemplateReference[] {
  const analyses: readonly (readonly [string, { readonly templates?: readonly Named[] } | undefined])[] = [
    ['canary.analysis', canary?.analysis],
    ...(canary?.steps ?? []).flatMap(({ analysis }, index) => analysis ? [[`canary.steps[${index}].analysis`, analysis] as const] : []),
    ['blueGreen.prePromotionAnalysis', blueGreen?.prePromotionAnalysis],
    ['blueGreen.postPromotionAnalysis', blueGreen?.postPromotionAnalysis],
  ];
  return [
    ...analyses.flatMap(([place, analysis]) => analysis ? references(`spec.strategy.${place}.templates`, analysis.templates) : []),
    ...(canary?.steps ?? []).flatMap(({ experiment }, index) =>
      experiment ? references(`spec.strategy.canary.steps[${index}].experiment.analyses`, experiment.analyses) : []),
  ];
}

interface Named {
  readonly templateName?: string;
  readonly clusterScope?: boolean;
}

function references(place: string, named: readonly Named[] = []): TemplateReference[] {
  return named.flatMap(({ templateName: name, clusterScope = false }, index) => name === undefined ? [] : [{ name, clusterScope, path: `${place}[${index}].templateName` }]);
}
