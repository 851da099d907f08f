import { Duration } from 'cdk8s';
import { quickPod, StoryRelease } from '../stories/release';

/**
 * Pods of a release under load: those of the stories, with the preStop that the constructs derive from the router's 5 s and their margin of 5 s.
 * Only their floor of 15 s is left out, so that a release is over soon. A second instead of five was too short a margin on a busy machine.
 */
export function loadedPod(release: StoryRelease) {
  return { ...quickPod(release), preStop: Duration.seconds(10), drainTime: Duration.seconds(5) };
}

/** How long pods stay that are no longer sent to: the 30 s of the constructs, shortened to what the router of these scenarios takes and a margin. */
export const SWITCH_DELAY = Duration.seconds(8);
