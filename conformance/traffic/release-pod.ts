import { Duration } from 'cdk8s';
import { quickPod, StoryRelease } from '../stories/release';

/** Pods of a release under load: those of the stories. */
export function loadedPod(release: StoryRelease) {
  return { ...quickPod(release), drainTime: Duration.seconds(5) };
}

/** How long pods stay that are no longer sent to: the 30 s of the constructs, shortened to what the router of these scenarios takes and a margin. */
export const SWITCH_DELAY = Duration.seconds(8);
