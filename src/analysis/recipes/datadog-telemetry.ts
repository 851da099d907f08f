import { propError } from '../../semantics/errors';
import { MetricContext } from '../metric-context';
import { DatadogAggregator, DatadogApiVersion, DatadogProvider, DatadogSecret } from '../providers/datadog';
import { ReleaseTarget } from '../release-target';
import { requireText } from '../required-text';
import { Observation } from './observation';
import { requirePlainText } from './promql';
import { hashOf, namespaceOf, ReleaseVersion } from './release-scope';
import { percentOf, RequestQuestion } from './request-question';
import { notInPrometheus, RequestSeries } from './request-series';
import { TelemetrySource } from './telemetry-source';

/** Props of `DatadogTelemetry`. */
export interface DatadogTelemetryProps {
  /** Count of requests, such as `trace.http.request.hits` of Datadog's tracing. */
  readonly requestsMetric: string;

  /** Count of failed requests, such as `trace.http.request.errors`. */
  readonly errorsMetric: string;

  /**
   * Distribution of durations in seconds, such as `trace.http.request`.
   *
   * @default - none: latency is an error
   */
  readonly durationMetric?: string;

  /**
   * Tag that holds the pod template hash.
   *
   * @default 'rollouts_pod_template_hash' - what the agent makes of the label rollouts-pod-template-hash with podLabelsAsTags
   */
  readonly hashTag?: string;

  /**
   * More tags that the series must have, with their values, such as `{ service: "orders", env: "prod" }`.
   *
   * @default - none
   */
  readonly tags?: Record<string, string>;

  /**
   * The credentials.
   *
   * @default - those of the controller
   */
  readonly secretRef?: DatadogSecret;
}

/**
 * Datadog counts requests. The agent has to turn the pods' label `rollouts-pod-template-hash` into a tag (`DD_KUBERNETES_POD_LABELS_AS_TAGS`),
 * because nothing else differs between the two versions; the namespace is its tag `kube_namespace`.
 *
 * A metric of errors that Datadog never saw is no data, which is never taken for success unless `noData` says so.
 *
 * @see https://docs.datadoghq.com/containers/kubernetes/tag/
 */
export class DatadogTelemetry extends TelemetrySource {
  /**
   * @throws if a metric has no name, or a text contains `{{` or a character that would end the query's scope
   */
  constructor(private readonly props: DatadogTelemetryProps) {
    super();
    const where = 'DatadogTelemetry';
    requireText(where, 'requestsMetric', props.requestsMetric, '"trace.http.request.hits"');
    requireText(where, 'errorsMetric', props.errorsMetric, '"trace.http.request.errors"');
    for (const [prop, text] of [
      ['requestsMetric', props.requestsMetric], ['errorsMetric', props.errorsMetric], ['durationMetric', props.durationMetric ?? 'unset'], ['hashTag', props.hashTag ?? 'unset'],
      ...Object.entries(props.tags ?? {}).flatMap(([tag, value]) => [[`tags.${tag}`, tag], [`tags.${tag}`, value]]),
    ]) {
      requirePlainText(where, prop, text);
      if (/[{},\s]/.test(text)) {
        throw propError(where, { prop, received: text, accepted: 'text without braces, commas and spaces', mend: 'pass the name or value alone' });
      }
    }
  }

  /** @internal */
  public _observe(where: string, context: MetricContext, question: RequestQuestion): Observation {
    const { requestsMetric, errorsMetric, durationMetric, hashTag = 'rollouts_pod_template_hash', tags = {}, secretRef } = this.props;
    const scope = [`kube_namespace:${namespaceOf(context)}`, `${hashTag}:${hashOf('new')}`, ...Object.entries(tags).map(([tag, value]) => `${tag}:${value}`)].join(',');
    const read = { exists: '!isNil(result)', number: 'default(result, 0)' };
    const shared = { apiVersion: DatadogApiVersion.V2, interval: question.window, secretRef };
    if (question.about === 'latency') {
      if (durationMetric === undefined) {
        throw propError(where, {
          prop: 'telemetry.durationMetric', received: undefined, accepted: 'the distribution of durations', mend: 'pass durationMetric to DatadogTelemetry',
        });
      }
      const query = `p${percentOf(question.percentile)}:${durationMetric}{${scope}}`;
      return { ...read, provider: new DatadogProvider({ ...shared, aggregator: DatadogAggregator.MAX, queries: { seconds: query } }) };
    }
    const failed = 'default_zero(failures) / requests';
    return {
      ...read,
      provider: new DatadogProvider({
        ...shared,
        aggregator: DatadogAggregator.SUM,
        queries: { failures: `sum:${errorsMetric}{${scope}}.as_count()`, requests: `sum:${requestsMetric}{${scope}}.as_count()` },
        formula: question.about === 'errorRate' ? failed : `1 - ${failed}`,
      }),
    };
  }

  /** @internal */
  public _series(where: string, _target: ReleaseTarget, _version: ReleaseVersion): RequestSeries {
    throw notInPrometheus(where, 'DatadogTelemetry');
  }
}
