import { WrittenObject } from './synthesis';

/** Who or what decides that a release goes on, in that order: metrics by name, people, or nobody but the probes. */
export function describeGate(strategy: any, objects: readonly WrittenObject[]): string {
  const { canary, blueGreen } = strategy;
  const before = [canary?.analysis, ...(canary?.steps ?? []).map((step: any) => step.analysis), blueGreen?.prePromotionAnalysis];
  const waitsForPerson = blueGreen?.autoPromotionEnabled === false || canary?.steps.some(({ pause }: any) => pause && pause.duration === undefined);
  const deciders = [
    ...metricNames(before, objects),
    ...(waitsForPerson ? ['a person'] : []),
    ...metricNames([blueGreen?.postPromotionAnalysis], objects),
  ];
  return deciders.length > 0 ? deciders.join(', ') : 'probes only';
}

function metricNames(analyses: readonly any[], objects: readonly WrittenObject[]): string[] {
  const templates = analyses.flatMap((analysis) => analysis?.templates ?? []).map(({ templateName }) => templateName);
  return objects
    .filter(({ kind, metadata }) => kind === 'AnalysisTemplate' && templates.includes(metadata.name))
    .flatMap(({ spec }) => spec.metrics.map(({ name }: { name: string }) => name));
}
