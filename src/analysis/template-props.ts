import { ApiObjectMetadata } from 'cdk8s';
import { AnalysisArgument } from './analysis-argument';
import { AnalysisMetric } from './analysis-metric';
import { PrometheusServer } from './prometheus-server';
import { TelemetrySource } from './recipes/telemetry-source';
import { IAnalysisTemplate, MeasurementRetention } from './template-reference';

/** What templates and runs of an analysis have in common. */
export interface AnalysisProps {
  /**
   * Metadata of the object.
   *
   * @default - a name derived from the construct's path, the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The metrics, each under a name of its own.
   *
   * @default - none: then a template must hold other templates
   */
  readonly metrics?: AnalysisMetric[];

  /**
   * Arguments, with their values where they are known already. In a template `canary-hash`, `stable-hash`, `namespace`, `rollout` and the secrets of providers
   * are declared where a metric uses them.
   *
   * @default - what the metrics bring
   */
  readonly args?: AnalysisArgument[];

  /**
   * Regular expressions over names of metrics that are sampled but decide nothing.
   *
   * @default - none
   * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#dry-run-mode
   */
  readonly dryRun?: string[];

  /**
   * How many samples are kept.
   *
   * @default - 10 of each metric, as the controller does
   */
  readonly measurementRetention?: MeasurementRetention[];

  /**
   * Name of the Rollout that the recipes watch.
   *
   * @default - the Rollout that the argument `rollout` names; a Rollout that uses the template passes it
   */
  readonly workload?: string;

  /**
   * The Prometheus that the recipes ask.
   *
   * @default - none: recipes over Prometheus are an error
   */
  readonly prometheus?: PrometheusServer;

  /**
   * Where recipes find the requests.
   *
   * @default - ApplicationTelemetry, which works with every strategy and router
   */
  readonly telemetry?: TelemetrySource;

  /**
   * Name of the Service of the stable version.
   *
   * @default - none
   */
  readonly stableService?: string;

  /**
   * Name of the Service that only the new version has: what IstioTelemetry and IngressNginxTelemetry look for.
   *
   * @default - none
   */
  readonly canaryService?: string;

  /**
   * Port of the Services.
   *
   * @default - unknown
   */
  readonly servicePort?: number;

  /**
   * Name of the Ingress in front of the stable version: what IngressNginxTelemetry looks for.
   *
   * @default - none
   */
  readonly stableIngress?: string;

  /**
   * Paths of the probes, whose requests are not counted.
   *
   * @default - none
   */
  readonly excludedPaths?: string[];
}

/** Props of `AnalysisTemplate` and `ClusterAnalysisTemplate`. */
export interface AnalysisTemplateProps extends AnalysisProps {
  /**
   * Templates whose metrics belong to this one too. Argo Rollouts 1.7 and later. A cluster template can hold cluster templates only.
   *
   * @default - none
   */
  readonly templates?: IAnalysisTemplate[];
}
