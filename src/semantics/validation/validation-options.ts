import { MinorVersion } from '../versions';
import { ExternalObject } from './bundle';

/** What the validation knows beyond the objects themselves. */
export interface ValidationOptions {
  /**
   * Whether the objects are all there is, apart from `external`. Only then is an object that is missing a problem; otherwise it may be
   * in the cluster already, and the rules that need to see it are passed over.
   * @default false
   */
  readonly complete?: boolean;
  /**
   * Objects that exist in the cluster and are not among the objects.
   * @default - none
   */
  readonly external?: readonly ExternalObject[];
  /**
   * The release line of Argo Rollouts that will read the objects.
   * @default - any: what one release line can do is accepted
   */
  readonly argoRollouts?: MinorVersion;
}
