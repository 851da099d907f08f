import { title } from '../../inventory/inventory-object';
import { kindOf } from '../comparison';
import { Effect } from '../effect';

/** A Namespace that is gone, and everything in it. */
export const namespaceRemoved: Effect = function* ({ removed }) {
  for (const object of removed.filter((one) => kindOf(one) === '/Namespace')) {
    yield {
      class: 'outage',
      object,
      path: '',
      message: `${title(object)} is removed: everything in it is deleted`,
      mend: 'remove the Namespace in a change of its own, when nothing in it is used any more',
    };
  }
};
