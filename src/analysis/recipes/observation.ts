import { MetricProvider } from '../providers/metric-provider';

/** One number out of a provider, as the conditions of a metric see it. */
export interface Observation {
  readonly provider: MetricProvider;
  /** Expression that is true if there is a number. */
  readonly exists: string;
  /** Expression that is the number, if there is one. */
  readonly number: string;
}
