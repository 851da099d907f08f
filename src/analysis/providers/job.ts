import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { MetricProviderSpec } from '../../manifest/analysis';
import { wholeSeconds } from '../../semantics/durations';
import { propError, requireInteger } from '../../semantics/errors';
import { requireAnnotations, requireLabels } from '../../semantics/names';
import { requireText } from '../required-text';
import { ConditionUse } from './condition-use';
import { expandJob, requireJobMetricName } from './job-pod';
import { JobProviderProps } from './job-props';
import { MetricProvider } from './metric-provider';
import { SurroundingMetric } from './surrounding-metric';

/**
 * A Job decides: its success is a successful sample, its failure a failed one. Conditions have no place.
 *
 * The short form gives a pod hardened like all pods of this library; `fromSpec` takes any Job as it is.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/analysis/job/
 */
export class JobProvider extends MetricProvider {
  /**
   * A Job as it is said.
   *
   * @param spec the whole JobSpec
   * @param metadata labels and annotations of the Job; the controller names it
   * @throws if restartPolicy is missing or Always, which no Job may have
   */
  public static fromSpec(spec: kplus.k8s.JobSpec, metadata?: kplus.k8s.ObjectMeta): MetricProvider {
    const restartPolicy = spec.template.spec?.restartPolicy;
    if (restartPolicy !== 'Never' && restartPolicy !== 'OnFailure') {
      throw propError('JobProvider.fromSpec', {
        prop: 'spec.template.spec.restartPolicy', received: restartPolicy, accepted: '"Never" or "OnFailure"', mend: 'pass restartPolicy: "Never"',
      });
    }
    const manifest = kplus.k8s.KubeJob.manifest({ spec, ...(metadata && { metadata }) });
    return new VerbatimJob({ ...(metadata && { metadata: manifest.metadata }), spec: manifest.spec });
  }

  private readonly job: Record<string, unknown>;

  /**
   * @throws if the image is empty, a label would make Services select the pod, a number is out of range, a variable is set twice or a path is not absolute
   */
  constructor(props: JobProviderProps) {
    super();
    requireSoundJob('JobProvider', props);
    this.job = expandJob({ ...props, activeDeadline: props.activeDeadline ?? Duration.minutes(10) });
  }

  /** @internal */
  public _toJson(): MetricProviderSpec {
    return { job: this.job };
  }

  /** @internal */
  public get _conditions(): ConditionUse {
    return 'ignored';
  }

  /** @internal */
  public _requireMetric(where: string, metric: SurroundingMetric): void {
    requireJobMetricName(where, metric.name);
  }
}

class VerbatimJob extends MetricProvider {
  constructor(private readonly job: Record<string, unknown>) {
    super();
  }

  public _toJson(): MetricProviderSpec {
    return { job: this.job };
  }

  public get _conditions(): ConditionUse {
    return 'ignored';
  }

  public _requireMetric(where: string, metric: SurroundingMetric): void {
    requireJobMetricName(where, metric.name);
  }
}

function requireSoundJob(where: string, props: JobProviderProps): void {
  requireText(where, 'image', props.image, '"ghcr.io/acme/orders-smoke:1.4.2"');
  requireInteger(where, 'backoffLimit', props.backoffLimit, 0, 100, 'leave it out: the first failure then counts');
  requireInteger(where, 'user', props.user, 1, 2 ** 31 - 1, 'pass the number of a user other than root');
  if (props.activeDeadline) {
    wholeSeconds(where, 'activeDeadline', props.activeDeadline, 1);
  }
  requireLabels(where, 'labels', props.labels);
  requireAnnotations(where, 'annotations', props.annotations);
  for (const reserved of ['app.kubernetes.io/name', 'app.kubernetes.io/instance', 'app.kubernetes.io/component']) {
    if (props.labels?.[reserved] !== undefined) {
      throw propError(where, {
        prop: `labels["${reserved}"]`,
        received: props.labels[reserved],
        accepted: 'no label that Services select by: the Job\'s pod would get requests of users',
        mend: 'leave the label out',
      });
    }
  }
  const twice = Object.keys(props.secretEnv ?? {}).find((name) => props.env?.[name] !== undefined);
  if (twice !== undefined) {
    throw propError(where, { prop: `secretEnv.${twice}`, received: twice, accepted: 'each variable once', mend: 'leave it out of env or of secretEnv' });
  }
  for (const path of props.writablePaths ?? []) {
    if (!path.startsWith('/') || path === '/') {
      throw propError(where, { prop: 'writablePaths', received: path, accepted: 'absolute paths below the root', mend: 'pass a path such as "/tmp"' });
    }
  }
  for (const [prop, quantity] of Object.entries(props.resources ?? {})) {
    if (!/^\d+(\.\d+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$/.test(quantity)) {
      throw propError(where, { prop: `resources.${prop}`, received: quantity, accepted: 'a quantity of Kubernetes', mend: 'pass a text such as "100m" or "64Mi"' });
    }
  }
}
