/** What has to happen before a phase is left. */
export interface PlannedGate {
  /** `pause` ends by itself, `manual` waits for a person, `analysis` for its outcome, `experiment` for its end, `plugin` for a step plugin. */
  readonly kind: string;
  /** What has to pass, in words. */
  readonly description: string;
  /** Seconds that it takes at least; absent where a person decides. */
  readonly seconds?: number;
  /** The command that passes it by hand; absent where there is no need. */
  readonly command?: string;
  /** The names in `analyses` of what judges meanwhile; any of them can abort the release. */
  readonly analyses: string[];
}

/** One state of a release, from the moment when it is entered. Without a number of pods of its own a release has the numbers at the lower end of its range. */
export interface PlannedPhase {
  /** Place in the list, from 0. */
  readonly index: number;
  /** What the controller does, in its own words: `setWeight: 5`, `pause: 5m`, `promoted`. */
  readonly step: string;
  /** Place of the step in the manifest, from 0; absent before the first and after the last one. */
  readonly stepIndex?: number;
  /** What the router is told at the end of the phase, in per cent of the requests; absent without a router. */
  readonly weight?: number;
  /** Pods that the stable version has at the end of the phase. */
  readonly stableReplicas: number;
  /** Pods that the new version has at the end of the phase. */
  readonly canaryReplicas: number;
  /** The same at the upper end of an autoscaler's range; absent without one. */
  readonly mostStableReplicas?: number;
  /** See mostStableReplicas. */
  readonly mostCanaryReplicas?: number;
  /** The most pods of all versions at any moment of the phase, at the upper end of the range. */
  readonly peakReplicas: number;
  /** The share of the requests that the new version answers at the end of the phase, as a fraction. Without a router: its share of the ready pods. */
  readonly exposure: number;
  /** Seconds from the beginning until the phase is entered, at the earliest. */
  readonly startsAt: number;
  /** Seconds that the phase takes at least, without what a person needs. */
  readonly seconds: number;
  /** What has to pass before it is left; absent where nothing but pods is waited for. */
  readonly gate?: PlannedGate;
  /** Seconds after an abort at the end of this phase until the stable version answers every request again. Absent where an abort does nothing any more. */
  readonly abortSeconds?: number;
}

/** A point at which a person has to act. */
export interface PlannedManualGate {
  /** The index of the phase. */
  readonly phase: number;
  /** What is waited for. */
  readonly description: string;
  /** What the person types. */
  readonly command: string;
}

/** How long a release takes. */
export interface PlannedDuration {
  /** Seconds from the beginning until the new version is the stable one: a lower bound, without the time that people take. Where the controller gives it up: until then. */
  readonly automatic: number;
  /** Where people have to act. */
  readonly manualGates: PlannedManualGate[];
  /** Seconds after which a version without progress is given up (or only reported, see `deadlineAborts`). */
  readonly progressDeadline: number;
  /** Whether a release that makes no progress is aborted. */
  readonly deadlineAborts: boolean;
}

/** A metric, and what it takes to pass it. */
export interface PlannedMetric {
  readonly name: string;
  /** What is measured, in words. */
  readonly measures: string;
  /** The query as it is written; absent where the provider has none. */
  readonly query?: string;
  /** When samples are taken, in words: `every 1 min, the first after 2 min`. */
  readonly samples: string;
  /** What it has to be, in words. */
  readonly passes: string;
  /** When it aborts the release, in words: `on the 4th failed sample, at the earliest after 15 min`. */
  readonly aborts: string;
  /** The failed sample that aborts, counted from 1; absent where no failure does. */
  readonly abortingSample?: number;
  /** Seconds from the start of the analysis until the aborting sample is taken, at the earliest. */
  readonly earliestAbort?: number;
  /** What becomes of it when there is no data, in words. */
  readonly withoutData?: string;
  /** Whether its outcome counts for nothing. */
  readonly dryRun: boolean;
}

/** An analysis of a release. */
export interface PlannedAnalysis {
  /** `background`, `step 2`, `pre-promotion`, `post-promotion`; with a number where several are alike. */
  readonly name: string;
  /** The AnalysisTemplates. */
  readonly templates: string[];
  /** The index of the phase at whose beginning it starts. */
  readonly fromPhase: number;
  /** The index of the last phase in which it runs. */
  readonly untilPhase: number;
  /** Seconds that it takes at least; absent where it runs as long as the release does. */
  readonly seconds?: number;
  /** Whether all of its templates are among the manifests; what others measure is not known. */
  readonly complete: boolean;
  readonly metrics: PlannedMetric[];
}
