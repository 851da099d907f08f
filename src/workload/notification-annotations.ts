import { ApiObjectMetadataDefinition } from 'cdk8s';
import { NotificationSubscription } from './notification-subscription';
import { propError } from '../semantics/errors';

/** Writes the subscriptions as annotations. Throws where an annotation is there already: one of the two would be lost. */
export function subscribe(
  where: string, metadata: ApiObjectMetadataDefinition, present: Record<string, string>, subscriptions: readonly NotificationSubscription[],
): void {
  const keys = new Set(Object.keys(present));
  subscriptions.forEach(({ _key, _value }, index) => {
    if (keys.has(_key)) {
      throw propError(where, {
        prop: `notifications[${index}]`,
        received: _key,
        accepted: 'each trigger once per service, and none that metadata.annotations have',
        mend: 'pass all recipients to one subscription',
      });
    }
    keys.add(_key);
    metadata.addAnnotation(_key, _value);
  });
}
