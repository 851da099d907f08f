import { TimelineState } from './timeline';
import { MetricSpec } from '../../manifest/analysis';

/** Which analysis of a release a run belongs to. */
export type RunKind = 'background' | 'step' | 'prePromotion' | 'postPromotion';

/** How a measurement, a run of metrics or an experiment ends. */
export type Outcome = 'Successful' | 'Failed' | 'Inconclusive' | 'Error';

/** One measurement that is due. */
export interface MeasurementRequest {
  readonly run: RunKind;
  /** The step that the run belongs to. */
  readonly step?: number;
  /** When the run began: of each kind and step there is one at a time. */
  readonly startedAt: number;
  readonly metric: MetricSpec;
  /** Whether the outcome counts for nothing. */
  readonly dryRun: boolean;
  /** How many measurements of this metric the run has taken before. */
  readonly ordinal: number;
  /** The release at this moment: what traffic there is to measure follows from its weight. */
  readonly state: TimelineState;
}

/** What is measured, and after how many seconds it is known: a Job takes its time. */
export interface Measured {
  readonly outcome: Outcome;
  readonly seconds?: number;
}

/** Everything that the controller waits for, and that does not follow from the manifests. The same question must always get the same answer. */
export interface Environment {
  /** Seconds from the creation of a pod until it is ready; undefined where it never is. Pods of a version are counted from 0. */
  readonly readyAfter: (version: string, pod: number) => number | undefined;
  readonly measure: (request: MeasurementRequest) => Measured;
  /** How the experiment of a step ends, and after how many seconds. */
  readonly experiment?: (step: number, state: TimelineState) => Measured;
  /**
   * Whether times keep their fractions of a second, so that everything lasts as long as it is written. The API server cuts the fractions off.
   * @default false
   */
  readonly exactTimes?: boolean;
  /** Is told each state that the release comes to. */
  readonly note?: (state: TimelineState) => void;
}
