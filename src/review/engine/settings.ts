import { DEFAULT_THRESHOLDS, Thresholds } from './thresholds';
import { MinorVersion } from '../../semantics/versions';

/** Whose manifests they are: made by our constructs, or by anybody. What constructs wire by default is asked for more strictly of `ours`. */
export type Profile = 'ours' | 'foreign';

/** What rules know beyond the objects. */
export interface Settings {
  /** Whether the objects are all there is, so that what is missing among them is missing in the cluster. */
  readonly closed: boolean;
  readonly profile: Profile;
  /** The oldest cluster that the objects are for. */
  readonly kubernetes: MinorVersion;
  /** The oldest controller that the objects are for. */
  readonly argoRollouts: MinorVersion;
  /** Whether the rules of the hardening pack are evaluated. */
  readonly hardening: boolean;
  readonly thresholds: Thresholds;
}

/** An open world of anybody's manifests, on the oldest versions that are supported. */
export const DEFAULT_SETTINGS: Settings = {
  closed: false,
  profile: 'foreign',
  kubernetes: MinorVersion.parse('settings', 'kubernetes', '1.30'),
  argoRollouts: MinorVersion.parse('settings', 'argoRollouts', '1.9'),
  hardening: false,
  thresholds: DEFAULT_THRESHOLDS,
};
