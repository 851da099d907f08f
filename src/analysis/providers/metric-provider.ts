import { MetricProviderSpec } from '../../manifest/analysis';
import { AnalysisArgument } from '../analysis-argument';
import { ConditionUse } from './condition-use';
import { SurroundingMetric } from './surrounding-metric';

/**
 * Where the samples of a metric come from.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/
 */
export abstract class MetricProvider {
  /** The `provider` block. @internal */
  public abstract _toJson(): MetricProviderSpec;

  /** Arguments that the block uses and nobody else knows: its secrets. @internal */
  public _arguments(): AnalysisArgument[] {
    return [];
  }

  /** What it does with conditions. @internal */
  public get _conditions(): ConditionUse {
    return 'needed';
  }

  /** Throws where the metric around the provider cannot work with it. @internal */
  public _requireMetric(_where: string, _metric: SurroundingMetric): void {
    // Most providers work with every metric.
  }
}
