import { wholeSeconds } from '../../semantics/durations';
import { propError } from '../../semantics/errors';
import { MetricContext } from '../metric-context';
import { NewRelicProvider } from '../providers/new-relic';
import { ReleaseTarget } from '../release-target';
import { requireText } from '../required-text';
import { Observation } from './observation';
import { requirePlainText } from './promql';
import { hashOf, namespaceOf, ReleaseVersion } from './release-scope';
import { percentOf, RequestQuestion } from './request-question';
import { notInPrometheus, RequestSeries } from './request-series';
import { TelemetrySource } from './telemetry-source';

/** Props of `NewRelicTelemetry`. */
export interface NewRelicTelemetryProps {
  /** Name of the application in New Relic. */
  readonly appName: string;

  /**
   * Attribute of a transaction that holds the name of the pod.
   *
   * @default 'podName' - as New Relic's Kubernetes integration names it; `FROM Transaction SELECT keyset()` shows what your transactions have
   */
  readonly podAttribute?: string;

  /**
   * Attribute of a transaction that holds the namespace.
   *
   * @default 'namespaceName' - as New Relic's Kubernetes integration names it; `FROM Transaction SELECT keyset()` shows what your transactions have
   */
  readonly namespaceAttribute?: string;

  /**
   * Name of the Secret with the credentials.
   *
   * @default 'newrelic' - as in the API
   */
  readonly profile?: string;
}

/**
 * New Relic's agents record transactions, and New Relic's injection of Kubernetes metadata (`nri-metadata-injection`) says in which pod each one ran,
 * by which the new version is told apart.
 *
 * @see https://docs.newrelic.com/docs/kubernetes-pixie/kubernetes-integration/advanced-configuration/link-apm-applications-kubernetes/
 */
export class NewRelicTelemetry extends TelemetrySource {
  /**
   * @throws if the application has no name, an attribute cannot have that name, or a text contains `{{`
   */
  constructor(private readonly props: NewRelicTelemetryProps) {
    super();
    const where = 'NewRelicTelemetry';
    requireText(where, 'appName', props.appName, '"orders"');
    requirePlainText(where, 'appName', props.appName);
    for (const prop of ['podAttribute', 'namespaceAttribute'] as const) {
      if (!/^[a-zA-Z_][a-zA-Z0-9_.:]*$/.test(props[prop] ?? 'unset')) {
        throw propError(where, { prop, received: props[prop], accepted: 'the name of an attribute', mend: 'pass a name such as "podName" or "k8s.pod.name"' });
      }
    }
  }

  /** @internal */
  public _observe(where: string, context: MetricContext, question: RequestQuestion): Observation {
    const { appName, podAttribute = 'podName', namespaceAttribute = 'namespaceName', profile } = this.props;
    const workload = context.workload ?? '{{args.rollout}}';
    const percentile = question.about === 'latency' ? percentOf(question.percentile) : '';
    const selected = {
      successRate: 'percentage(count(*), WHERE error IS NOT true)',
      errorRate: 'percentage(count(*), WHERE error IS true)',
      latency: `percentile(duration, ${percentile})`,
    }[question.about];
    const query = [
      `SELECT ${selected} AS value, count(*) AS requests FROM Transaction`,
      `WHERE appName = '${literal(appName)}'`,
      `AND \`${namespaceAttribute}\` = '${namespaceOf(context)}'`,
      `AND \`${podAttribute}\` LIKE '${workload}-${hashOf('new')}-%'`,
      `SINCE ${wholeSeconds(where, 'window', question.window, 1)} seconds ago`,
    ].join(' ');
    return {
      provider: new NewRelicProvider({ query, ...(profile !== undefined && { profile }) }),
      exists: 'result.requests > 0',
      number: question.about === 'latency' ? `result.value["${percentile}"]` : 'result.value / 100',
    };
  }

  /** @internal */
  public _series(where: string, _target: ReleaseTarget, _version: ReleaseVersion): RequestSeries {
    throw notInPrometheus(where, 'NewRelicTelemetry');
  }
}

/** Text inside the quotes of NRQL. */
function literal(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/'/g, "\\'");
}
