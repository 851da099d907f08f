/** What a provider has to know of the metric that it samples for. */
export interface SurroundingMetric {
  readonly name: string;
  /** Whether there is a time between two samples. */
  readonly sampledAgain: boolean;
}
