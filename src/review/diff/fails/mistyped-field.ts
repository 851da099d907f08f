import { Inventory } from '../../inventory/inventory';
import { title } from '../../inventory/inventory-object';
import { pathOf, printPath } from '../../inventory/path';
import { Effect } from '../effect';
import { shownValue } from '../fields/shown-value';

/** A field that has another type than it must have, and had not before. */
export const mistypedField: Effect = function* (comparison) {
  const known = new Set(mistyped(comparison.before.inventory).map(({ object, path }) => `${comparison.afterOf(object)?.index} ${path}`));
  for (const { object, path, expected, received } of mistyped(comparison.after.inventory)) {
    if (!known.has(`${object.index} ${path}`)) {
      yield {
        class: 'fails',
        object,
        path,
        after: received,
        message: `the API server refuses ${title(object)}: ${path} is ${shownValue(received)}, and has to be ${expected}`,
        mend: `write ${expected} there`,
      };
    }
  }
};

function mistyped({ mistyped: fields }: Inventory) {
  return fields.map(({ place, ...field }) => ({ ...field, path: printPath(pathOf(place)) }));
}
