import { PlannedAbort } from './planned-abort';
import { PlannedAnalysis, PlannedDuration, PlannedPhase } from './planned-phase';
import { PlannedDraining, PlannedPods } from './planned-pods';
import { PlannedTraffic } from './planned-traffic';

/** A container and the image that it runs once the release is through. */
export interface PlannedImage {
  /** The name of the container. */
  readonly container: string;
  /** The image as it is written, with tag and digest. */
  readonly image: string;
  /** The tag; absent where there is none, which the registry takes for `latest`. */
  readonly tag?: string;
  /** The digest, with its algorithm: `sha256:…`; absent where the tag decides, which may be moved. */
  readonly digest?: string;
  /** Whether it runs before the others: an init container. */
  readonly initial: boolean;
}

/** What will happen when a Rollout, Deployment or Experiment is applied with a new version. */
export interface PlannedRelease {
  readonly name: string;
  /** Empty where the manifest names none: it is released where it is applied to. */
  readonly namespace: string;
  /** `Rollout`, `Deployment` or `Experiment`. */
  readonly kind: string;
  /** `canary`, `blue-green`, `rolling`, `recreate` or `experiment`. */
  readonly strategy: string;
  /** What makes the release fail whatever the new version is like, or the plan worthless, in words; mostly there is nothing. */
  readonly warnings: string[];
  /** Which images run, container by container. */
  readonly images: PlannedImage[];
  /** The most pods that there are at any moment, of both versions; with an autoscaler at the upper end of its range. */
  readonly peakReplicas: number;
  /** How many pods, CPU and memory there are at rest and at the peak. */
  readonly pods: PlannedPods;
  /** How long it takes. */
  readonly duration: PlannedDuration;
  /** Which Service gets the stable version's requests, and how the new version comes to its own. */
  readonly traffic: PlannedTraffic;
  /** The states that the release goes through, in their order: one for each step, and what comes after the last. */
  readonly phases: PlannedPhase[];
  /** The analyses that judge the release. */
  readonly analyses: PlannedAnalysis[];
  /**
   * The largest share of the requests that the new version answers before anything but time has judged it: an analysis or a person. A fraction;
   * 1 where nothing ever does.
   */
  readonly exposureBeforeFirstGate: number;
  /** How to stop it. */
  readonly abort: PlannedAbort;
  /** The time that a pod has to stop in. */
  readonly draining: PlannedDraining;
  /** Objects that the controller makes or changes, in words: people look for them in vain among the manifests. */
  readonly controllerObjects: string[];
  /** What could go wrong and is seen by no gate, in words. */
  readonly unwatched: string[];
  /** What the very first deployment does not do, in words. */
  readonly firstDeployment: string[];
  /** What the plan takes for granted, in words. */
  readonly assumptions: string[];
}
