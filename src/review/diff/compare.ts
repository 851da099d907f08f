import { ALL_EFFECTS } from './all-effects';
import { otherFields } from './at-once/other-fields';
import { byClass, byObject, Change } from './change';
import { Comparison } from './comparison';
import { Explanations } from './explanations';
import { Inventory } from '../inventory/inventory';

/**
 * What applying one set of objects does where the other one lives: by object, the one with the worst change first, and of each the worst first.
 * Objects that are not among those that are applied count as removed, as they are by Helm and by Argo CD with pruning.
 */
export function compare(before: Inventory, after: Inventory): readonly Change[] {
  const comparison = new Comparison(before, after);
  const explained = ALL_EFFECTS.flatMap((effect) => [...effect(comparison)]);
  const changes = [...explained.map(({ explains, ...change }): Change => change), ...otherFields(comparison, new Explanations(explained))];
  return byObject(changes).map(([, ofObject]) => withoutWhatIsRefused(ofObject)).map((ofObject) => [...ofObject].sort(byClass))
    .sort(([one], [other]) => byClass(one, other)).flat();
}

/** Nothing else of an object takes effect while it is refused; what it loses by the change of other objects is lost all the same. */
function withoutWhatIsRefused(changes: readonly Change[]): readonly Change[] {
  return changes.some((change) => change.class === 'fails') ? changes.filter((change) => change.class === 'fails' || change.class === 'outage') : changes;
}
