import { canonicalQuantity } from './quantity';
import { JsonObject, Reading } from './written-template';

/** What the schema of Rollouts fills in when one is stored: the protocol, because ports are told apart by it, and two more. */
export const AS_STORED: Reading = {
  quantity: canonicalQuantity,
  emptyListsAreNone: false,
  defaults: {
    ContainerPort: (port) => ({ ...port, protocol: port.protocol ?? 'TCP' }),
    GRPCAction: (action) => ({ ...action, service: action.service ?? '' }),
    FileKeySelector: (selector) => ({ ...selector, optional: selector.optional ?? false }),
  } satisfies Record<string, (object: JsonObject) => JsonObject>,
};
