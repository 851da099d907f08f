import { AnalysisTemplate, Metric } from '../../inventory/shapes/analysis';
import { Canary } from '../../inventory/shapes/strategies';

/** A field that only newer controllers know. */
export interface NewerField {
  readonly path: string;
  readonly field: string;
  readonly since: readonly [major: number, minor: number];
  /** What an older controller does in its place. */
  readonly otherwise: string;
}

/** A row of the table: the field, the release line that brought it, and where it is in a part of a manifest. */
interface Row<T> {
  readonly field: string;
  readonly since: readonly [major: number, minor: number];
  readonly otherwise: string;
  readonly valueIn: (part: T) => unknown;
}

function row<T>(field: string, minor: number, otherwise: string, valueIn: (part: T) => unknown): Row<T> {
  return { field, since: [1, minor], otherwise, valueIn };
}

/** Fields that came with Argo Rollouts 1.8 and later. */
const OF_CANARY: readonly Row<Canary>[] = [
  row('replicaProgressThreshold', 9, 'a step waits for every pod', (canary) => canary.replicaProgressThreshold),
  row('trafficRouting.nginx.canaryIngressAnnotations', 8, 'the canary Ingress lacks these annotations', (canary) => canary.trafficRouting?.nginx?.canaryIngressAnnotations),
  row('trafficRouting.istio.destinationRule.additionalSubsetNames', 9, 'these subsets keep the old selector', (canary) => canary.trafficRouting?.istio?.destinationRule?.additionalSubsetNames),
];

const OF_STEP: readonly Row<NonNullable<Canary['steps']>[number]>[] = [
  row('plugin', 8, 'the step is empty, and the Rollout is invalid', (step) => step.plugin),
  row('experiment.scaleDownDelaySeconds', 9, 'the pods of the experiment go at once', (step) => step.experiment?.scaleDownDelaySeconds),
];

const OF_METRIC: readonly Row<Metric>[] = [
  row('consecutiveSuccessLimit', 8, 'successes in a row do not end the measurement', (metric) => metric.consecutiveSuccessLimit),
  row('provider.prometheus.rangeQuery', 8, 'the query is asked for one instant', (metric) => metric.provider?.prometheus?.rangeQuery),
  row('provider.newRelic.timeout', 8, 'the default timeout holds', (metric) => metric.provider?.newRelic?.timeout),
  row('provider.datadog.secretRef', 8, 'the credentials of the controller are used', (metric) => metric.provider?.datadog?.secretRef),
  row('provider.datadog.requestTimeout', 10, 'the default timeout holds', (metric) => metric.provider?.datadog?.requestTimeout),
  row('provider.prometheus.authentication.basicAuth', 10, 'Prometheus is asked without a password', (metric) => metric.provider?.prometheus?.authentication?.basicAuth),
  row('provider.web.authentication.basicAuth', 10, 'the address is asked without a password', (metric) => metric.provider?.web?.authentication?.basicAuth),
];

/** The newer fields that a canary strategy uses. */
export function newerFieldsOfCanary(canary: Canary): NewerField[] {
  return [
    ...used(OF_CANARY, canary, 'spec.strategy.canary'),
    ...(canary.steps ?? []).flatMap((step, index) => used(OF_STEP, step, `spec.strategy.canary.steps[${index}]`)),
  ];
}

/** The newer fields that an analysis template uses. */
export function newerFieldsOfAnalysis({ spec }: AnalysisTemplate): NewerField[] {
  return (spec?.metrics ?? []).flatMap((metric, index) => used(OF_METRIC, metric, `spec.metrics[${index}]`));
}

function used<T>(rows: readonly Row<T>[], part: T, path: string): NewerField[] {
  return rows.filter(({ valueIn }) => valueIn(part) !== undefined).map(({ field, since, otherwise }) => ({ field, since, otherwise, path: `${path}.${field}` }));
}
