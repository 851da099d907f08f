import { MetricProviderSpec } from '../../manifest/analysis';
import { AnalysisArgument } from '../analysis-argument';

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

  /** Whether a sample is a verdict by itself, so that conditions have no place. @internal */
  public _decidesAlone(): boolean {
    return false;
  }
}
