import { AS_REPLICA_SET, WITH_DEFAULTS } from './defaulted-template';
import { podTemplateHash } from './pod-template-hash';
import { writtenTemplate } from './written-template';

/**
 * Whether an edit of a Rollout's pod template starts a release. What only states a default, leaves out an empty value or writes an amount
 * in another way does not, even where the hash differs: the controller then keeps the ReplicaSet that it finds to be equal.
 */
export function changesPodTemplate(before: object, after: object): boolean {
  return podTemplateHash(before) !== podTemplateHash(after)
    && writtenTemplate(before, AS_REPLICA_SET) !== writtenTemplate(after, WITH_DEFAULTS);
}
