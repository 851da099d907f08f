import { added } from './added';
import { fieldEffect } from './field-effects';
import { removed } from './removed';
import { isObject } from '../../../semantics/validation/json-values';
import { printPath } from '../../inventory/path';
import { Change } from '../change';
import { Comparison, JudgedDifference, Pair } from '../comparison';
import { Explanations } from '../explanations';

/** Everything that no other effect explains: fields of objects that stay, objects that come and objects that go. */
export function* otherFields(comparison: Comparison, explanations: Explanations): Iterable<Change> {
  for (const pair of comparison.pairs) {
    for (const difference of pair.differences) {
      if (!explanations.covers(pair.after, printPath(difference.path))) {
        yield change(comparison, pair, difference);
      }
    }
  }
  for (const object of comparison.added.filter((one) => !explanations.covers(one, ''))) {
    yield added(comparison, object);
  }
  for (const object of comparison.removed.filter((one) => !explanations.covers(one, ''))) {
    yield removed(comparison, object);
  }
}

function change(comparison: Comparison, pair: Pair, difference: JudgedDifference): Change {
  const { path, before, after, same } = difference;
  const { hidden, ...effect } = same ? { class: 'none' as const, message: sameInOtherWords(difference), hidden: false } : fieldEffect(comparison, pair, difference);
  return { object: pair.after, path: printPath(path), ...(hidden ? {} : { before, after }), ...effect };
}

function sameInOtherWords({ order, before, after, path }: JudgedDifference): string {
  if (path[0] === 'apiVersion') {
    return 'the same object in another version of its API';
  }
  if (order) {
    return 'only the order is another one';
  }
  return before === undefined || after === undefined
    ? `says what is the default anyway${isObject(before ?? after) ? ', in each of its fields' : ''}` : 'the same, written in another way';
}
