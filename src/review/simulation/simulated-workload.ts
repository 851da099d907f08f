import { SimulatedVersion, templateKey } from './simulated-version';
import { AnalysisTemplateSpec, MetricSpec, RolloutAnalysisSpec, TemplateReferenceSpec } from '../../manifest/analysis';
import { RolloutSpec } from '../../manifest/rollout';
import { Inventory } from '../inventory/inventory';
import { KINDS } from '../inventory/kinds';
import { AnalysisTemplate } from '../inventory/shapes/analysis';
import { Workload } from '../inventory/workload';

/**
 * A Rollout of an inventory as a version of this name. Versions of one Rollout that have other names stand for other pod templates: with them,
 * a release is simulated from manifests that know one state only. An autoscaler's fewest pods count where the manifest says no number between
 * its bounds. Templates that are not in the inventory are left out, and so is what they would measure.
 */
export function simulatedVersion(inventory: Inventory, workload: Workload, name: string): SimulatedVersion {
  const { rollout, canary, blueGreen, template, object } = workload;
  // What is of another type than it has to be counts as absent in the inventory, so that what is left fits.
  const spec = {
    ...rollout?.spec,
    template,
    replicas: replicasOf(inventory, workload),
    strategy: blueGreen ? { blueGreen } : { canary: canary ?? {} },
  } as unknown as RolloutSpec;
  const templates = new Map<string, AnalysisTemplateSpec>();
  const collect = (references: readonly TemplateReferenceSpec[]): void => references.forEach((reference) => {
    const key = templateKey(reference);
    const found = inventory.find(reference.clusterScope ? KINDS.clusterAnalysisTemplate : KINDS.analysisTemplate, object.namespace, reference.templateName ?? '');
    if (found && !templates.has(key)) {
      const read = templateSpec(found.manifest);
      templates.set(key, read);
      collect(read.templates ?? []);
    }
  });
  analysesOf(spec).forEach((analysis) => collect(analysis.templates ?? []));
  return { name, rollout: spec, templates };
}

function analysesOf({ strategy: { canary, blueGreen } }: RolloutSpec): RolloutAnalysisSpec[] {
  const steps = canary?.steps ?? [];
  return [canary?.analysis, ...steps.map(({ analysis }) => analysis), blueGreen?.prePromotionAnalysis, blueGreen?.postPromotionAnalysis]
    .filter((analysis) => analysis !== undefined);
}

/** The pods that there are when nothing is under way: as many as the manifest says, within the bounds of an autoscaler. */
function replicasOf(inventory: Inventory, { object, replicas }: Workload): number | undefined {
  const autoscaler = inventory.of(KINDS.autoscaler).find(({ object: { namespace }, manifest: { spec } }) =>
    namespace === object.namespace && spec?.scaleTargetRef?.kind === object.kind && spec.scaleTargetRef.name === object.name)?.manifest.spec;
  if (!autoscaler) {
    return replicas;
  }
  const { minReplicas: least = 1, maxReplicas: most = least } = autoscaler;
  return Math.max(least, Math.min(replicas ?? least, Math.max(least, most)));
}

/** A template in the form in which it is simulated: metrics have a name and a provider, and text is text even where somebody wrote a number. */
function templateSpec({ spec }: AnalysisTemplate): AnalysisTemplateSpec {
  const text = <Value>(value: Value): Value | string => typeof value === 'number' ? String(value) : value;
  return {
    ...spec,
    args: spec?.args?.map(({ value, ...argument }) => ({ ...argument, ...(value !== undefined && { value: text(value) }) })),
    metrics: spec?.metrics?.map(({ interval, initialDelay, ...metric }) => ({
      ...metric,
      name: metric.name ?? '',
      provider: metric.provider ?? {},
      ...(interval !== undefined && { interval: text(interval) }),
      ...(initialDelay !== undefined && { initialDelay: text(initialDelay) }),
    }) as MetricSpec),
  } as AnalysisTemplateSpec;
}
