import { metricSignal, metricWindow } from './metric-signal';
import { runMetrics, SimulatedVersion } from './simulated-version';
import { MetricSpec, RolloutAnalysisSpec } from '../../manifest/analysis';

/**
 * Everything that a simulated release depends on, as text: the releases of two Rollouts of one shape are the same. It has no names of Services, of
 * templates, and of what a router sets, no pod template, and of a query only what it measures and how far it looks back.
 */
export function releaseShape(version: SimulatedVersion): string {
  const { template, selector, strategy: { canary, blueGreen }, ...rollout } = version.rollout;
  const services = new Map<string, number>();
  const service = (name: string | undefined) => {
    if (name !== undefined && !services.has(name)) {
      services.set(name, services.size);
    }
    return name === undefined ? undefined : services.get(name);
  };
  const analysis = (spec: RolloutAnalysisSpec | undefined) => spec && measuredBy(version, spec);
  return JSON.stringify([
    rollout,
    canary && {
      ...canary,
      stableService: service(canary.stableService),
      canaryService: service(canary.canaryService),
      trafficRouting: canary.trafficRouting && { maxTrafficWeight: canary.trafficRouting.maxTrafficWeight },
      analysis: analysis(canary.analysis),
      steps: canary.steps?.map((step) => ({ ...step, analysis: analysis(step.analysis) })),
    },
    blueGreen && {
      ...blueGreen,
      activeService: service(blueGreen.activeService),
      previewService: service(blueGreen.previewService),
      prePromotionAnalysis: analysis(blueGreen.prePromotionAnalysis),
      postPromotionAnalysis: analysis(blueGreen.postPromotionAnalysis),
    },
  ]);
}

function measuredBy(version: SimulatedVersion, spec: RolloutAnalysisSpec): object {
  const { templates, args, ...rest } = spec;
  const { metrics, dryRun } = runMetrics(version, spec);
  return { ...rest, metrics: metrics.map(measured), dryRun: [...dryRun] };
}

function measured({ provider, ...metric }: MetricSpec): object {
  const whole = { ...metric, provider };
  return { ...metric, measures: provider.prometheus ? [metricSignal(whole), metricWindow(whole)] : provider };
}
