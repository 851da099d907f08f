/** `ttlStrategy` of an AnalysisRun as the API writes it. */
export interface TtlStrategySpec {
  readonly secondsAfterCompletion?: number;
  readonly secondsAfterSuccess?: number;
  readonly secondsAfterFailure?: number;
}
