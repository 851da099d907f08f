import { App, Chart } from 'cdk8s';
import {
  AnalysisArgument, AnalysisMetric, AnalysisTemplate, AnalysisTemplateProps, ClusterAnalysisTemplate, IAnalysisTemplate,
  MeasurementRetention, PodTemplateHash, PrometheusServer,
} from 'cdk8s-rollouts';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { isEndless, metric, MetricDraft, metricDrafts, nameOf } from './analysis-metric-arbitraries';
import { authentication, optional, partial, wholeSeconds } from './analysis-value-arbitraries';
import { hostileText } from './hostile-text';
import { albTelemetry, ingressTelemetry, podTelemetry, serviceTelemetry, TelemetryDraft } from './telemetry-arbitraries';

/** A template as data, so that a failure shows what was passed. */
export interface TemplateDraft {
  readonly cluster: boolean;
  readonly metrics: MetricDraft[];
  readonly args: AnalysisArgument[];
  readonly props: Omit<AnalysisTemplateProps, 'metrics' | 'args' | 'templates'>;
  /** Metrics that decide nothing, and of which more samples are kept: all of them, or the first. */
  readonly dryRun: 'none' | 'first' | 'all';
  readonly retained: 'none' | 'first' | 'all';
  /** A template whose metrics belong to this one. */
  readonly nested?: TemplateDraft;
}

const prometheus: fc.Arbitrary<PrometheusServer> = partial<Omit<PrometheusServer, 'address'>>({ timeout: wholeSeconds(1, 300), insecure: fc.boolean(), authentication })
  .map((rest) => ({ address: 'http://prometheus.monitoring:9090', ...rest }));

/** Arguments that a template may declare beside what its metrics bring. */
const args: fc.Arbitrary<AnalysisArgument[]> = fc.uniqueArray(fc.oneof(
  hostileText.map((text) => AnalysisArgument.value('text', text)),
  fc.constantFrom(PodTemplateHash.LATEST, PodTemplateHash.STABLE).map((version) => AnalysisArgument.podTemplateHash('hash', version)),
  fc.constantFrom('metadata.name', 'metadata.namespace', 'spec.revisionHistoryLimit').map((path) => AnalysisArgument.fieldRef('field', path)),
  fc.constant(AnalysisArgument.secret('token', 'credentials', 'token')),
  fc.constant(AnalysisArgument.declared('open')),
), { maxLength: 5, selector: ({ name }) => name });

/** The Services and the Ingress that some look for are known. */
const telemetry: fc.Arbitrary<TelemetryDraft> = fc.oneof(
  { weight: 4, arbitrary: podTelemetry },
  { weight: 2, arbitrary: serviceTelemetry },
  { weight: 1, arbitrary: ingressTelemetry },
  { weight: 1, arbitrary: albTelemetry },
);
const allMetricDrafts = metricDrafts({ telemetry });

const props = fc.record({
  workload: fc.constantFrom(undefined, 'orders', 'orders-2'),
  prometheus,
  telemetry: optional(telemetry.filter(({ inPrometheus, latency }) => inPrometheus && latency)),
  excludedPaths: fc.array(fc.constantFrom('/ready', '/a.b', '/"', '/\\'), { maxLength: 2 }),
}).map(({ telemetry: draft, ...rest }) => ({ ...rest, telemetry: draft?.source, stableService: 'orders', canaryService: 'orders-canary', servicePort: 80, stableIngress: 'orders' }));

/** Templates of one to three metrics, each under a name of its own. */
function template(depth: number, cluster: fc.Arbitrary<boolean>, wanted: fc.Arbitrary<MetricDraft>): fc.Arbitrary<TemplateDraft> {
  const choice = fc.constantFrom<TemplateDraft['dryRun']>('none', 'first', 'all');
  return fc.record({
    cluster,
    metrics: fc.uniqueArray(wanted, { minLength: 1, maxLength: 3, selector: nameOf }),
    args,
    props,
    dryRun: choice,
    retained: choice,
  }).chain((outer) => {
    // A cluster template can hold cluster templates only.
    const kinds = outer.cluster ? fc.constant(true) : fc.boolean();
    const inner = depth === 0 ? fc.constant(undefined) : optional(template(depth - 1, kinds, wanted));
    return inner.map((nested) => nested && compatible(outer, nested) ? { ...outer, nested } : outer);
  });
}

/** Whether two templates can be one: no metric twice, and no argument with two meanings. */
function compatible(outer: TemplateDraft, inner: TemplateDraft): boolean {
  const twice = inner.metrics.some((one) => outer.metrics.some((other) => nameOf(one) === nameOf(other)));
  const patternTwice = (['dryRun', 'retained'] as const).some((pattern) => outer[pattern] === 'all' && inner[pattern] === 'all');
  return !twice && !patternTwice && !inner.args.some((one) => outer.args.some((other) => one.name === other.name));
}

export const templateDrafts: fc.Arbitrary<TemplateDraft> = template(1, fc.boolean(), allMetricDrafts);
/** Templates that end by themselves. */
export const endingTemplateDrafts: fc.Arbitrary<TemplateDraft> = template(0, fc.boolean(), allMetricDrafts.filter((draft) => !isEndless(draft)));

/** The construct that a draft stands for. */
export function buildTemplate(scope: Construct, name: string, draft: TemplateDraft): IAnalysisTemplate {
  const metrics: AnalysisMetric[] = draft.metrics.map(metric);
  const patterns = { none: [], first: [`^${escaped(metrics[0].name)}$`], all: ['.*'] };
  const templates = draft.nested ? [buildTemplate(scope, `${name}-nested`, draft.nested)] : undefined;
  const kind = draft.cluster ? ClusterAnalysisTemplate : AnalysisTemplate;
  return new kind(scope, name, {
    ...draft.props,
    metadata: { name },
    metrics,
    args: draft.args,
    dryRun: patterns[draft.dryRun],
    measurementRetention: patterns[draft.retained].map((metricName): MeasurementRetention => ({ metricName, limit: 25 })),
    templates,
  });
}

/** The template in an app of its own. */
export function buildTemplateAlone(draft: TemplateDraft): Chart {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  buildTemplate(chart, 'checks', draft);
  return chart;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
