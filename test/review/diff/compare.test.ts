import { EDITS } from './edits';
import { Edit } from './edits/edit';
import { applied, inventoryOf } from './shop';
import { CHANGE_CLASSES, ChangeClass, worstClass } from '../../../src/review/diff/change';
import { compare } from '../../../src/review/diff/compare';

function changesOf(edit: Edit) {
  const { before, after } = applied(edit);
  edit.live?.(before);
  return compare(inventoryOf(Object.values(before)), inventoryOf(Object.values(after)));
}

const said = (edit: Edit) => changesOf(edit).map((change) =>
  `${change.class} ${change.object.kind}/${change.object.name} ${change.path}: ${change.message}`);

describe.each(Object.entries(EDITS))('%s', (name, edits) => {
  test.each(edits.map((edit) => [edit.title, edit] as const))('%s', (_, edit) => {
    const changes = said(edit);
    // An expectation without a message is about the rest.
    expect(changes.map((change, index) => (edit.says[index] ?? '').includes(': ') ? change : change.slice(0, change.indexOf(': ')))).toEqual(edit.says);
  });

  test('an outage or refusal says how to get there without it', () => {
    for (const change of edits.flatMap(changesOf).filter(({ class: worst }) => worst === 'outage' || worst === 'fails')) {
      expect(change.mend).toBeTruthy();
    }
  });

  test.each(edits.map((edit) => [edit.title, edit] as const))('at the worst, that is what it does: %s', (_, edit) => {
    const worst = worstClass(changesOf(edit));
    expect(name === 'fails' && worst === 'outage' ? edit.says.some((one) => one.startsWith('fails')) : worst === name).toBe(true);
  });
});

test('the classes are in order, and their numbers rise with what they do', () => {
  const codes = (Object.keys(CHANGE_CLASSES) as ChangeClass[]).map((one) => CHANGE_CLASSES[one].exitCode);
  expect(codes).toEqual([14, 13, 12, 11, 10, 0]);
});
