import { Change } from '../../diff/change';
import { PlannedRelease } from '../../plan/planned-release';

/** What there is to report of a comparison. */
export interface Comparing {
  readonly changes: readonly Change[];
  /** How many objects are applied. */
  readonly objects: number;
  /** How many documents and files could not be read. They are told of elsewhere. */
  readonly unread: number;
  /** The plan of the release that a change starts, where there is one: it follows the change. */
  readonly planOf?: (change: Change) => PlannedRelease | undefined;
}

/** A way to write changes down. A pure function; the text ends with a line break. */
export type DiffReport = (comparing: Comparing, options: { readonly colours: boolean }) => string;
