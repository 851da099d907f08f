import { TemplateContent } from './template-content';

/**
 * An AnalysisTemplate or ClusterAnalysisTemplate, of this app or of the cluster.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/
 */
export interface IAnalysisTemplate {
  /** metadata.name of the template. */
  readonly templateName: string;
  /** Whether it is a ClusterAnalysisTemplate. */
  readonly clusterScope: boolean;
  /** Known of templates of this app only. @internal */
  readonly _content?: TemplateContent;
}

/** How many samples of a metric are kept in the analysis run. */
export interface MeasurementRetention {
  /** Regular expression over the metrics' names. It matches parts of names: anchor it with `^` and `$`. */
  readonly metricName: string;
  /** Number of samples that are kept, at least 1. The controller keeps 10 where nothing is said. */
  readonly limit: number;
}
