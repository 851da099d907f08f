import { Chart, Duration } from 'cdk8s';
import { HealthProbe } from 'cdk8s-rollouts';

/** What a story asks of the program that writes its manifests. */
export interface StoryRelease {
  /** Name of the version, as the story's file has it. */
  readonly version: string;
  /** Image of that version; its tag says how the program inside behaves. */
  readonly image: string;
  /** Address of a Prometheus whose answers the story writes down. */
  readonly prometheus: string;
}

/** A program in apps/: what one version of a story consists of. */
export type StoryApp = (chart: Chart, release: StoryRelease) => void;

/**
 * Pods of a story. Times are shorter than a service would have them, so that a story is over soon; what is not a time is left to the constructs.
 */
export function quickPod(release: StoryRelease) {
  return {
    name: 'orders',
    image: release.image,
    port: 8080,
    readinessProbe: HealthProbe.http('/ready', { period: Duration.seconds(1) }),
    startupProbe: HealthProbe.http('/ready', { period: Duration.seconds(1), failureThreshold: 30 }),
    minReady: Duration.seconds(1),
    preStop: Duration.seconds(6),
    drainTime: Duration.seconds(2),
    replicas: 4,
  };
}
