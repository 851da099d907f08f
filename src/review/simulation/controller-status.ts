import { AnalysisRunModel } from './analysis-run-model';
import { Outcome } from './environment';
import { ReleaseStatus } from '../../semantics/controller/release-state';

/** Why a Rollout is paused by the controller. */
export type PauseReason = 'CanaryPauseStep' | 'BlueGreenPause' | 'InconclusiveAnalysisRun';

/** The phases of a Rollout. */
export type Phase = '' | 'Progressing' | 'Paused' | 'Healthy' | 'Degraded';

/** What the controller last said about the progress of a release; a deadline counts from `updatedAt`. */
export interface Progress {
  readonly reason:
    | 'NewReplicaSetCreated' | 'ReplicaSetUpdated' | 'NewReplicaSetAvailable'
    | 'RolloutPaused' | 'RolloutResumed' | 'RolloutRetry' | 'RolloutAborted' | 'ProgressDeadlineExceeded';
  readonly message: string;
  readonly updatedAt: number;
}

/** The runs that a release goes on with. */
export interface CurrentRuns {
  readonly background?: AnalysisRunModel;
  readonly step?: AnalysisRunModel;
  readonly prePromotion?: AnalysisRunModel;
  readonly postPromotion?: AnalysisRunModel;
}

/** The weights that the router was told, and for which versions. */
export interface WeightStatus {
  readonly canary: number;
  readonly stable: number;
  readonly canaryHash?: string;
  readonly stableHash?: string;
}

/** An experiment of a step. */
export interface ExperimentStatus {
  readonly step: number;
  readonly hash: string;
  readonly endsAt: number;
  readonly outcome: Outcome;
}

/** The status of a Rollout, as far as the controller decides by it. */
export interface ControllerStatus extends ReleaseStatus {
  readonly observed: boolean;
  /** The steps that the step index counts in. */
  readonly steps?: string;
  readonly pauses: readonly { readonly reason: PauseReason; readonly since: number }[];
  /** Whether the controller paused it, and nobody else has cleared that since. */
  readonly controllerPause: boolean;
  readonly pausedCondition: boolean;
  readonly aborted: boolean;
  readonly abortedAt?: number;
  readonly promotedInFull: boolean;
  readonly weights?: WeightStatus;
  readonly activeHash?: string;
  readonly previewHash?: string;
  readonly previewPassed: boolean;
  readonly runs: CurrentRuns;
  readonly experiment?: ExperimentStatus;
  readonly replicas: number;
  readonly updatedReplicas: number;
  readonly readyReplicas: number;
  readonly availableReplicas: number;
  readonly progress?: Progress;
  readonly healthyCondition?: boolean;
  readonly phase: Phase;
  readonly message: string;
}

/** A status that is being written. */
export type NextStatus = { -readonly [Field in keyof ControllerStatus]: ControllerStatus[Field] };

export const NO_STATUS: ControllerStatus = {
  observed: false,
  pauses: [],
  controllerPause: false,
  pausedCondition: false,
  aborted: false,
  promotedInFull: false,
  previewPassed: false,
  runs: {},
  replicas: 0,
  updatedReplicas: 0,
  readyReplicas: 0,
  availableReplicas: 0,
  phase: '',
  message: '',
};
