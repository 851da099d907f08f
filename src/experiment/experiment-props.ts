import { ApiObjectMetadata, Duration } from 'cdk8s';
import { ExperimentAnalysis } from './experiment-analysis';
import { ExperimentTemplate } from './experiment-template';
import { MeasurementRetention } from '../analysis/template-reference';

/** Props of `Experiment`. */
export interface ExperimentProps {
  /**
   * Metadata of the object. With `generateName` and no name the API server names it, so that each `kubectl create` starts another experiment.
   *
   * @default - a name derived from the construct's path, the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;
  /** The ReplicaSets, at least one. */
  readonly templates: ExperimentTemplate[];
  /**
   * What it measures.
   *
   * @default - nothing
   */
  readonly analyses?: ExperimentAnalysis[];
  /**
   * How long it runs, counted from the moment at which all its pods are available.
   *
   * @default - until its required analyses have finished, or until it is terminated
   */
  readonly duration?: Duration;
  /**
   * How long the pods may take to become available; whole seconds.
   *
   * @default - the controller's own 600 s
   */
  readonly progressDeadline?: Duration;
  /**
   * How long the pods stay after the end; whole seconds.
   *
   * @default - the controller's own 30 s
   */
  readonly scaleDownDelay?: Duration;
  /**
   * End it before its time.
   *
   * @default false
   */
  readonly terminate?: boolean;
  /**
   * Regular expressions over names of metrics that are sampled but decide nothing.
   *
   * @default - none
   */
  readonly dryRun?: string[];
  /**
   * How many samples are kept.
   *
   * @default - 10 of each metric, as the controller does
   */
  readonly measurementRetention?: MeasurementRetention[];
  /**
   * Labels of the AnalysisRuns.
   *
   * @default - none
   */
  readonly runLabels?: { [key: string]: string };
  /**
   * Annotations of the AnalysisRuns.
   *
   * @default - none
   */
  readonly runAnnotations?: { [key: string]: string };
}
