import { Objects } from '../shop';

/** A change of the shop, and all that is said of it. */
export interface Edit {
  readonly title: string;
  /** What is different before. */
  readonly given?: (objects: Objects) => void;
  readonly edit: (objects: Objects) => void;
  /** What a cluster has added to the objects that were applied before. */
  readonly live?: (objects: Objects) => void;
  /** Why an API server may answer in one way or the other. */
  readonly dependsOn?: string;
  /** `outage Service/orders spec.selector: message`, worst first; the message only where the case is about it. */
  readonly says: readonly string[];
}
