import { recordedPods } from './recorded-pods';
import { Story, StoryRecord } from './story';

/** A rolling update of a Deployment that was recorded. */
export interface RecordedRolling {
  readonly apply: string;
  /** How many old pods were left when so many new ones were available, in order. */
  readonly waves: readonly { readonly stableReplicas: number; readonly canaryReplicas: number }[];
  /** The most pods that were asked for at one time: one that is to go may still be counted when the next is there. */
  readonly most: number;
  readonly seconds: number;
  /** The slowest pod, from its creation and from the moment when it was asked for until it was ready. */
  readonly ready: number;
  readonly asked: number;
}

/** Deployments have no status of versions: the second version that a story applies is the one that is rolled out. */
export function recordedRolling(story: Story, { actions, observations }: StoryRecord): RecordedRolling {
  const [first, apply] = Object.keys(story.versions);
  const index = story.do.findIndex((step) => step.apply === apply);
  const begin = actions[index + 1].at;
  const seen = observations!.filter(({ at }) => at >= actions[index].at);
  const counts = seen.map(({ at, replicas = {} }) => ({ at, old: replicas[first]?.desired ?? 0, available: replicas[apply]?.available ?? 0 }));
  const reached = [...new Set(counts.map(({ available }) => available))].filter((available) => available > 0).sort((one, other) => one - other);
  const all = Math.max(...reached);
  const pods = recordedPods(seen).filter(({ version }) => version === apply);
  const started = seen.find(({ replicas = {} }) => (replicas[apply]?.desired ?? 0) > 0)!.at;
  return {
    apply,
    waves: reached.map((available) => {
      const left = counts.filter((one) => one.available === available).map(({ old }) => old);
      return { stableReplicas: Math.min(...left), canaryReplicas: available };
    }),
    most: Math.max(...seen.map(({ replicas = {} }) => Object.values(replicas).reduce((sum, { desired }) => sum + desired, 0))),
    seconds: counts.find(({ old, available }) => old === 0 && available === all)!.at - Math.min(begin, started),
    ready: Math.max(...pods.map(({ created, ready }) => ready - created)),
    asked: Math.max(...pods.map(({ asked, ready }) => ready - asked)),
  };
}
