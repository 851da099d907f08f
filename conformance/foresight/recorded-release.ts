import { Observation, Story, StoryRecord } from './story';
import { storyVersion } from './story-versions';

/** A part of a record: one version is released, until it is the stable one or something comes between that its manifests do not say. */
export interface RecordedRelease {
  /** The version as the story names it, and as its image does. */
  readonly apply: string;
  readonly version: string;
  /** The version that ran before. */
  readonly before: string;
  /** When the API server had the manifests. */
  readonly begin: number;
  /** Those in which the controller knows of the release, up to its end or the disturbance. */
  readonly observations: readonly Observation[];
  /** What came between, and when. */
  readonly disturbed?: { readonly by: string; readonly at: number };
  /** Whether this version was the stable one before. */
  readonly returns: boolean;
  /** Whether pods of a third version were still there as it began. */
  readonly overlaps: boolean;
  /** When a person was asked for, and had acted. */
  readonly people: readonly { readonly from: number; readonly until: number }[];
}

/** The releases of a story: not the first deployment, and not the way back to the version that is stable. */
export function recordedReleases(story: Story, record: StoryRecord): RecordedRelease[] {
  const observations = record.observations ?? [];
  return story.do.slice(0, record.actions.length).flatMap(({ apply }, index): RecordedRelease[] => {
    const version = apply === undefined ? undefined : storyVersion(story.name, apply)?.name;
    const { at } = record.actions[index];
    const state = [...observations].reverse().find((one) => one.at <= at);
    if (version === undefined || state?.stable === undefined || state.stable === version || state.current === version) {
      return [];
    }
    const first = observations.findIndex((one) => one.at >= at && one.current === version);
    if (first < 0) {
      return [];
    }
    const since = observations.slice(first);
    const promotedAt = since.find(({ stable }) => stable === version)?.at ?? Infinity;
    const disturbances = disturbancesOf(story, record, index, version, since);
    const disturbed = disturbances.find((one) => one.at < promotedAt);
    // What is done to a release that is over does not disturb it; but another one is where it ends to be followed.
    const end = disturbed ?? disturbances.find(({ by }) => by.startsWith('apply') || by.startsWith('undo'));
    const seen = since.filter((one) => end === undefined || one.at < end.at);
    const others = Object.entries(state.replicas ?? {}).filter(([name, pods]) => name !== state.stable && pods.current > 0 && !name.includes(' of '));
    return [{
      apply: apply!,
      version,
      before: state.stable,
      begin: Math.min(done(record, index), since[0].at),
      observations: seen,
      ...(disturbed && { disturbed }),
      returns: observations.some((one) => one.at < at && one.stable === version),
      overlaps: others.length > 0,
      people: people(story, record, index, seen),
    }];
  });
}

/** A command is done when the next thing begins. */
function done({ actions, seconds }: StoryRecord, index: number): number {
  return actions[index + 1]?.at ?? seconds;
}

/** What manifests do not foretell, in order: another version, a person who does more than to promote, a verdict against the version. */
function disturbancesOf(
  story: Story, { actions }: StoryRecord, index: number, version: string, since: readonly Observation[],
): readonly { readonly by: string; readonly at: number }[] {
  const acts = story.do.slice(0, actions.length).flatMap((step, place) => {
    const other = step.apply !== undefined && storyVersion(story.name, step.apply)?.name !== version;
    // A Deployment that has handed its pods over is nothing that a release notices.
    const kubectl = step.kubectl?.startsWith('delete deployment') ? undefined : step.kubectl;
    const by = other ? `apply ${step.apply}` : kubectl ?? (step.rollouts !== undefined && step.rollouts !== 'promote orders' ? step.rollouts : undefined);
    return place > index && by !== undefined ? [{ by, at: actions[place].at }] : [];
  });
  const verdicts = since.flatMap(({ at, aborted, message = '' }) =>
    aborted ? [{ by: 'aborted by the controller', at }] : message.includes('InconclusiveAnalysisRun') ? [{ by: 'an inconclusive analysis', at }] : []);
  return [...acts, ...verdicts].sort((one, other) => one.at - other.at);
}

/** From the moment when the release waited for a person until what that person did had an effect. */
function people(story: Story, record: StoryRecord, index: number, observations: readonly Observation[]): RecordedRelease['people'] {
  return record.actions.flatMap(({ at }, place) => {
    if (place <= index || story.do[place].rollouts !== 'promote orders') {
      return [];
    }
    const paused = [...observations].reverse().find((one) => one.at <= at && one.phase === 'Paused');
    const waited = observations.filter((one) => paused && one.at <= paused.at);
    const busy = [...waited].reverse().findIndex((one) => one.phase !== 'Paused' || one.step !== paused!.step);
    const from = waited[busy < 0 ? 0 : waited.length - busy]?.at;
    const acted = observations.find((one) => one.at > at && (one.phase !== 'Paused' || one.step !== paused?.step))?.at ?? Infinity;
    return from === undefined ? [] : [{ from, until: Math.min(acted, done(record, place)) }];
  });
}
