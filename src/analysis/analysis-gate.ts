import { Construct } from 'constructs';
import { AnalysisMetric } from './analysis-metric';
import { AnalysisTemplate } from './analysis-template';
import { MetricContext } from './metric-context';
import { RolloutAnalysis } from './rollout-analysis';
import { MetricSpec } from '../manifest/analysis';
import { PodTemplateSpec } from '../manifest/pod';
import { propError } from '../semantics/errors';
import { ReleaseIdentity, releaseMetadata } from '../semantics/identity';
import { requireDnsLabel } from '../semantics/names';

/** Samples of a metric that says nothing itself, where the analysis has to end. */
const DEFAULT_COUNT = 5;

/** Where a release is gated; promotions have templates of their own beside those of the steps. */
const NAME_INFIX = { background: '', inline: '', prePromotion: 'pre-', postPromotion: 'post-' } as const;

export interface GateProps {
  readonly identity: ReleaseIdentity;
  readonly metrics: AnalysisMetric[];
  readonly context: MetricContext;
  readonly use: keyof typeof NAME_INFIX;
  /** Samples of endless metrics where the analysis has to end, which it has everywhere but in the background. */
  readonly finiteCount?: number;
}

/** What a strategy refers to, and the templates that were made for it. */
export interface Gate extends RolloutAnalysis {
  readonly templates: AnalysisTemplate[];
}

/** The templates of a service's metrics, one for each, and the reference to them all. Throws if two metrics have one name. */
export function createGate(scope: Construct, id: string, props: GateProps): Gate {
  const container = new Construct(scope, id);
  const where = container.node.path;
  const names = props.metrics.map((metric) => metric.name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (props.metrics.length === 0) {
    throw propError(where, { prop: 'metrics', received: [], accepted: 'at least one metric', mend: 'pass AnalysisMetric.successRate({ atLeast: 0.99 })' });
  }
  if (repeated !== undefined) {
    throw propError(where, { prop: 'metrics', received: repeated, accepted: 'each metric name once', mend: 'pass name to one of the two' });
  }
  const { prometheus, telemetry, excludedPaths, stableService, canaryService, servicePort, stableIngress } = props.context;
  const templates = props.metrics.map((metric) => {
    requireDnsLabel(where, 'metric name', metric.name);
    const gated = props.use === 'background' ? metric : metric._ending(props.finiteCount ?? DEFAULT_COUNT);
    const template = new AnalysisTemplate(container, metric.name, {
      metadata: releaseMetadata(props.identity, `${props.identity.name}-${NAME_INFIX[props.use]}${metric.name}`),
      metrics: [gated],
      workload: props.context.workload ?? props.identity.name,
      prometheus,
      telemetry,
      excludedPaths,
      stableService,
      canaryService,
      servicePort,
      stableIngress,
    });
    template._content.metrics.forEach((rendered) => requireUnselected(template.node.path, rendered, props.identity.selectorLabels));
    return template;
  });
  return { templates };
}

/** Throws if the Services of the release would send requests of users to the pod of a Job. */
function requireUnselected(where: string, metric: MetricSpec, selector: Record<string, string>): void {
  const job = metric.provider.job as { readonly spec: { readonly template: PodTemplateSpec } } | undefined;
  const labels = job?.spec.template.metadata?.labels ?? {};
  if (job !== undefined && Object.entries(selector).every(([key, value]) => labels[key] === value)) {
    throw propError(where, {
      prop: 'labels of the Job\'s pods', received: labels, accepted: 'labels that the Services of the release do not select', mend: `leave out ${Object.keys(selector).join(' or ')}`,
    });
  }
}
