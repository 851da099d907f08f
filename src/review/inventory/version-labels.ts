import { Relations } from './relations';
import { Labels } from './selection';
import { LabelSelector } from './shapes/metadata';

/** A label in a selector that fits the pods of some versions only. */
export interface VersionPin {
  readonly key: string;
  /** The value that it asks for; nothing where it asks for several, or for any. */
  readonly value?: string;
  /**
   * `hash`: a controller sets it, for each version another. `release`: it changes with every release by convention.
   * `version`: it may, such as `version: 1.4.2`. `track`: it may tell copies apart that stay, such as `version: v1` of Istio.
   */
  readonly sort: 'hash' | 'release' | 'version' | 'track';
}

const HASHES: ReadonlySet<string> = new Set(['pod-template-hash', 'rollouts-pod-template-hash', 'controller-revision-hash']);
const RELEASES: ReadonlySet<string> = new Set(['app.kubernetes.io/version', 'helm.sh/chart']);
const VERSIONS: ReadonlySet<string> = new Set(['version', 'appVersion', 'app-version', 'tag', 'image-tag', 'commit', 'git-sha', 'build']);

/** `1.4.2`, `v1.4`, `20261121`, a commit: more than the name of a copy. */
const NUMBERED = /^v?\d+\.\d|^\d{4,}$|^[0-9a-f]{7,40}$/;

/** The labels by which a selector stays with some versions of a workload. */
export function versionPins({ matchLabels = {}, matchExpressions = [] }: LabelSelector): readonly VersionPin[] {
  return [
    ...Object.keys(matchLabels).flatMap((key) => pin(key, matchLabels[key])),
    ...matchExpressions.filter(({ operator }) => operator === 'In').flatMap(({ key = '', values = [] }) => pin(key, values.length === 1 ? values[0] : undefined)),
  ];
}

function pin(key: string, value?: string): VersionPin[] {
  if (HASHES.has(key)) {
    return [{ key, value, sort: 'hash' }];
  }
  if (RELEASES.has(key)) {
    return [{ key, value, sort: 'release' }];
  }
  return VERSIONS.has(key) ? [{ key, value, sort: value !== undefined && NUMBERED.test(value) ? 'version' : 'track' }] : [];
}

/**
 * The labels by which a selector really loses pods at a release: all but names of copies that stay. A Rollout has no such copies: its
 * versions take each other's place, so that any version in a selector that is meant for its pods counts.
 */
export function lossyPins(relations: Relations, namespace: string, selector: LabelSelector): readonly VersionPin[] {
  const { matchLabels = {} } = selector;
  return versionPins(selector).filter(({ key, sort }) => sort !== 'track' || isForRollout(relations, namespace, matchLabels, key));
}

function isForRollout(relations: Relations, namespace: string, matchLabels: Labels, pinned: string): boolean {
  const others = Object.keys(matchLabels).filter((key) => key !== pinned);
  const wanted = Object.fromEntries((others.length > 0 ? others : Object.keys(matchLabels)).map((key) => [key, matchLabels[key]]));
  return Object.keys(wanted).length > 0 && relations.having(namespace, wanted).some(({ rollout }) => rollout);
}

/** A pin for a message: `version=1.4.2`. */
export function printPin({ key, value }: VersionPin): string {
  return value === undefined ? key : `${key}=${value}`;
}
