import { Inventory } from './inventory';
import { InventoryObject } from './inventory-object';
import { KINDS } from './kinds';
import { AnalysisTemplate, Metric } from './shapes/analysis';
import { RolloutAnalysis } from './shapes/strategies';
import { Workload } from './workload';
import { goRegularExpression } from '../../semantics/go-regular-expression';

/** When an analysis runs: beside the steps of a canary, as one of them, before or after a switch, in an experiment; or nobody here says. */
export type AnalysisMoment = 'background' | 'step' | 'pre-promotion' | 'post-promotion' | 'experiment' | 'unused';

/** Where an argument gets its value from. */
export type ArgumentSource = 'value' | 'canary hash' | 'stable hash' | 'field' | 'secret' | 'nobody';

/** An argument of an analysis, as its metrics see it. */
export interface UsedArgument {
  readonly source: ArgumentSource;
  /** The value, where it is known before the analysis runs. */
  readonly value?: string;
}

/** A metric that an analysis measures, and where it is written. */
export interface UsedMetric {
  readonly metric: Metric;
  readonly template: InventoryObject;
  /** `spec.metrics[0]` */
  readonly path: string;
  /** Whether its outcome is recorded and has no effect. */
  readonly dryRun: boolean;
}

/** A place that starts an analysis, with the templates that it names, nested ones included. */
export interface AnalysisUse {
  readonly moment: AnalysisMoment;
  /** What starts it; the template itself where nobody does. */
  readonly object: InventoryObject;
  readonly workload?: Workload;
  /** `spec.strategy.canary.steps[2].analysis` */
  readonly path: string;
  /** The step that it is, or from which on it runs. */
  readonly step?: number;
  /** Whether all templates are here. */
  readonly complete: boolean;
  readonly metrics: readonly UsedMetric[];
  readonly args: ReadonlyMap<string, UsedArgument>;
}

interface TemplateReference { readonly templateName?: string; readonly clusterScope?: boolean }
type PassedArgument = NonNullable<RolloutAnalysis['args']>[number];

interface Start {
  readonly moment: AnalysisMoment;
  readonly object: InventoryObject;
  readonly workload?: Workload;
  readonly path: string;
  readonly step?: number;
  readonly templates?: readonly TemplateReference[];
  readonly args?: readonly PassedArgument[];
  readonly dryRun?: readonly { readonly metricName?: string }[];
}

/** Every analysis that Rollouts and Experiments start, in their order, and then every template that none of them uses. */
export function analysesOf(inventory: Inventory, workloads: readonly Workload[]): readonly AnalysisUse[] {
  const used = new Set<InventoryObject>();
  const resolve = (start: Start) => resolved(inventory, start, used);
  const uses = [
    ...workloads.flatMap(startsOf).map(resolve),
    ...inventory.of(KINDS.experiment).flatMap(({ object, manifest }) => (manifest.spec?.analyses ?? []).map((analysis, index): Start => ({
      moment: 'experiment', object, path: `spec.analyses[${index}]`, templates: [analysis],
    }))).map(resolve),
  ];
  const templates = [KINDS.analysisTemplate, KINDS.clusterAnalysisTemplate].flatMap((kind) => inventory.of(kind));
  const unused = templates.filter(({ object }) => !used.has(object));
  return [...uses, ...unused.map(({ object }) => resolve({
    moment: 'unused', object, path: 'spec', templates: [{ templateName: object.name, clusterScope: object.kind === KINDS.clusterAnalysisTemplate.kind }],
  }))];
}

function startsOf(workload: Workload): Start[] {
  const { object, canary, blueGreen } = workload;
  const start = (moment: AnalysisMoment, path: string, analysis: RolloutAnalysis | undefined, step?: number): Start[] =>
    analysis ? [{ moment, object, workload, path, step, ...analysis }] : [];
  return [
    ...start('background', 'spec.strategy.canary.analysis', canary?.analysis, canary?.analysis?.startingStep ?? 0),
    ...(canary?.steps ?? []).flatMap((step, index) => [
      ...start('step', `spec.strategy.canary.steps[${index}].analysis`, step.analysis, index),
      ...(step.experiment?.analyses ?? []).flatMap((analysis, place) =>
        start('experiment', `spec.strategy.canary.steps[${index}].experiment.analyses[${place}]`, { templates: [analysis], args: analysis.args }, index)),
    ]),
    ...start('pre-promotion', 'spec.strategy.blueGreen.prePromotionAnalysis', blueGreen?.prePromotionAnalysis),
    ...start('post-promotion', 'spec.strategy.blueGreen.postPromotionAnalysis', blueGreen?.postPromotionAnalysis),
  ];
}

interface FoundTemplate { readonly object: InventoryObject; readonly manifest: AnalysisTemplate }

function resolved(inventory: Inventory, start: Start, used: Set<InventoryObject>): AnalysisUse {
  const { moment, object, workload, path, step, templates = [], args = [], dryRun = [] } = start;
  const found = new Map<InventoryObject, FoundTemplate>();
  let complete = templates.length > 0;
  const visit = (references: readonly TemplateReference[]): void => references.forEach(({ templateName, clusterScope }) => {
    const template = inventory.find(clusterScope ? KINDS.clusterAnalysisTemplate : KINDS.analysisTemplate, object.namespace, templateName ?? '');
    if (!template) {
      complete = false;
    } else if (!found.has(template.object)) {
      found.set(template.object, template);
      used.add(template.object);
      visit(template.manifest.spec?.templates ?? []);
    }
  });
  visit(templates);
  const dry = [...dryRun, ...[...found.values()].flatMap(({ manifest }) => manifest.spec?.dryRun ?? [])]
    .map(({ metricName }) => goRegularExpression(metricName ?? ''));
  const metrics = [...found.values()].flatMap(({ object: template, manifest }) => (manifest.spec?.metrics ?? []).map((metric, index): UsedMetric => ({
    metric, template, path: `spec.metrics[${index}]`, dryRun: dry.some((pattern) => pattern?.test(metric.name ?? '')),
  })));
  return { moment, object, workload, path, step, complete, metrics, args: joinArguments([...found.values()], args, object) };
}

/** What a template declares, overruled by what is passed. What is passed and not declared is dropped. */
function joinArguments(
  templates: readonly FoundTemplate[], passed: readonly PassedArgument[], object: InventoryObject,
): ReadonlyMap<string, UsedArgument> {
  const args = new Map<string, UsedArgument>();
  for (const { name = '', value, valueFrom } of templates.flatMap(({ manifest }) => manifest.spec?.args ?? [])) {
    const known = args.get(name);
    if (!known || known.source === 'nobody') {
      args.set(name, value !== undefined ? { source: 'value', value: String(value) } : { source: valueFrom?.secretKeyRef ? 'secret' : 'nobody' });
    }
  }
  for (const argument of passed.filter(({ name = '' }) => args.has(name))) {
    args.set(argument.name!, passedArgument(argument, object));
  }
  return args;
}

function passedArgument({ value, valueFrom }: PassedArgument, { name, namespace }: InventoryObject): UsedArgument {
  const hash = valueFrom?.podTemplateHashValue;
  if (hash !== undefined) {
    return { source: hash === 'Stable' ? 'stable hash' : 'canary hash' };
  }
  switch (valueFrom?.fieldRef?.fieldPath) {
    case undefined: return value === undefined ? { source: 'nobody' } : { source: 'value', value: String(value) };
    // These are the same for both versions.
    case 'metadata.name': return { source: 'value', value: name };
    case 'metadata.namespace': return { source: 'value', value: namespace };
    default: return { source: 'field' };
  }
}
