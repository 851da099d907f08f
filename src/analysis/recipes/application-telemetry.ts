import { ReleaseTarget } from '../release-target';
import { PrometheusTelemetry } from './prometheus-telemetry';
import { equals, matchesNot, regexOf, requireLabelName, requireMetricName, requirePlainText, requireRegex } from './promql';
import { hashOf, inNamespace, onPods, ReleaseVersion } from './release-scope';
import { countedRequests, RequestSeries } from './request-series';

/** How series of the new version are told from the others. */
export enum TelemetryScope {
  /** By the name of the pod, which begins with the Rollout's name and the pod template hash. Needs nothing. */
  POD_NAME = 'POD_NAME',
  /** By the label `rollouts_pod_template_hash`, which a PodMonitor has to add (`podTargetLabels: [rollouts-pod-template-hash]`). */
  POD_HASH_LABEL = 'POD_HASH_LABEL',
}

/** Unit of a histogram of durations. */
export enum DurationUnit {
  /** Seconds, the custom of Prometheus. */
  SECONDS = 'SECONDS',
  /** Milliseconds. */
  MILLISECONDS = 'MILLISECONDS',
}

/** Props of `ApplicationTelemetry`. */
export interface ApplicationTelemetryProps {
  /**
   * Counter of requests.
   *
   * @default 'http_requests_total' - the name that Prometheus' own naming page uses; for gRPC pass grpc_server_handled_total
   */
  readonly requestsMetric?: string;

  /**
   * Label of the counter that holds the status.
   *
   * @default 'code' - as the Go client library names it; for gRPC pass grpc_code
   */
  readonly statusLabel?: string;

  /**
   * Regular expression (RE2, matched as a whole) of the statuses that are failures of the server.
   *
   * @default '5..' - what clients did wrong (4xx) says nothing about the release
   */
  readonly failureStatus?: string;

  /**
   * Classic histogram of durations, with `_bucket`. Native histograms have no buckets by name and are not covered.
   *
   * @default 'http_request_duration_seconds_bucket'
   */
  readonly durationMetric?: string;

  /**
   * Unit of the histogram.
   *
   * @default DurationUnit.SECONDS - the custom of Prometheus
   */
  readonly durationUnit?: DurationUnit;

  /**
   * Label that holds the path of the request.
   *
   * @default 'path' - where there is no such label the matcher keeps everything
   */
  readonly pathLabel?: string;

  /**
   * Paths whose requests are left out.
   *
   * @default - the paths of the probes: kubelet asks them all the time, and a version that fails every user would look half healthy
   */
  readonly excludedPaths?: string[];

  /**
   * How the new version is told from the others.
   *
   * @default TelemetryScope.POD_NAME - needs no relabelling
   */
  readonly scope?: TelemetryScope;

  /**
   * Label that holds the namespace.
   *
   * @default 'namespace'
   */
  readonly namespaceLabel?: string;

  /**
   * Label that holds the name of the pod.
   *
   * @default 'pod'
   */
  readonly podLabel?: string;

  /**
   * More labels that the series must have, with their values.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;
}

/**
 * The application counts its requests itself and Prometheus scrapes each pod: works with every strategy and router.
 *
 * @see https://prometheus.io/docs/practices/naming/
 */
export class ApplicationTelemetry extends PrometheusTelemetry {
  /**
   * @throws if a metric or label cannot have that name, or a text contains `{{`
   */
  constructor(private readonly props: ApplicationTelemetryProps = {}) {
    super();
    const where = 'ApplicationTelemetry';
    for (const prop of ['requestsMetric', 'durationMetric'] as const) {
      requireMetricName(where, prop, props[prop] ?? 'unset');
    }
    for (const prop of ['statusLabel', 'pathLabel', 'namespaceLabel', 'podLabel'] as const) {
      requireLabelName(where, prop, props[prop] ?? 'unset');
    }
    requireRegex(where, 'failureStatus', props.failureStatus ?? '');
    props.excludedPaths?.forEach((path) => requirePlainText(where, 'excludedPaths', path));
    for (const [label, text] of Object.entries(props.labels ?? {})) {
      requireLabelName(where, 'labels', label);
      requirePlainText(where, `labels.${label}`, text);
    }
  }

  /** @internal */
  public _series(where: string, target: ReleaseTarget, version: ReleaseVersion): RequestSeries {
    const { props } = this;
    const excludedPaths = props.excludedPaths ?? target.excludedPaths;
    excludedPaths.forEach((path) => requirePlainText(where, 'excludedPaths', path));
    return countedRequests({
      requests: props.requestsMetric ?? 'http_requests_total',
      durations: props.durationMetric ?? 'http_request_duration_seconds_bucket',
      second: props.durationUnit === DurationUnit.MILLISECONDS ? 1000 : 1,
      statusLabel: props.statusLabel ?? 'code',
      failureStatus: props.failureStatus ?? '5..',
      matchers: [
        inNamespace(props.namespaceLabel ?? 'namespace', target),
        props.scope === TelemetryScope.POD_HASH_LABEL
          ? equals('rollouts_pod_template_hash', hashOf(version))
          : onPods(props.podLabel ?? 'pod', target, version),
        ...Object.entries(props.labels ?? {}).map(([label, text]) => equals(label, text)),
        ...(excludedPaths.length > 0 ? [matchesNot(props.pathLabel ?? 'path', excludedPaths.map(regexOf).join('|'))] : []),
      ],
    });
  }
}
