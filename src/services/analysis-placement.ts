/** Where the analysis of a canary runs. */
export enum AnalysisPlacement {
  /** Beside the steps, from the first weight to the end. */
  BACKGROUND = 'background',
  /** As a step of its own after each pause that follows a weight: the release goes on only when it has succeeded. It sees nothing before the pause is over. */
  INLINE = 'inline',
}
