// Writes every edit of test/review/diff to the folder that is named, for judge: NUMBER/before.json, and each object that an edit changes or adds as
// NUMBER/OUTCOME-KIND-NAME.json. The outcome is what compare() says of it: refused, accepted, or same where the API server stores what it had.
import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Change } from '../../../src/review/diff/change';
import { compare } from '../../../src/review/diff/compare';
import { EDITS } from '../../../test/review/diff/edits';
import { applied, inventoryOf } from '../../../test/review/diff/shop';

const [folder] = process.argv.slice(2);

Object.values(EDITS).flat().forEach(({ title, dependsOn, ...edit }, index) => {
  if (dependsOn !== undefined) {
    console.log(`not judged: ${title}, because ${dependsOn}`);
    return;
  }
  const { before, after } = applied(edit);
  const changes = compare(inventoryOf(Object.values(before)), inventoryOf(Object.values(after)));
  const place = join(folder, String(index).padStart(3, '0'));
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'title'), title);
  writeFileSync(join(place, 'before.json'), JSON.stringify({ apiVersion: 'v1', kind: 'List', items: Object.values(before) }));
  if (edit.given === undefined) {
    writeFileSync(join(place, 'untouched'), '');
  }
  for (const [key, object] of Object.entries(after).filter(([name, one]) => JSON.stringify(one) !== JSON.stringify(before[name]))) {
    const ofObject = changes.filter((change) => `${change.object.kind}/${change.object.name}` === key);
    writeFileSync(join(place, `${outcome(ofObject)}-${key.replace('/', '-')}.json`), JSON.stringify(object));
  }
});

function outcome(changes: readonly Change[]): string {
  if (changes.some(({ message }) => message.startsWith('the API server refuses'))) {
    return 'refused';
  }
  // Custom resources and orders of lists are stored as they are written.
  const asItWas = changes.length > 0 && changes.every((change) => change.class === 'none' && change.path.startsWith('spec')
    && !change.object.group.includes('argoproj') && !Array.isArray(change.after));
  return asItWas ? 'same' : 'accepted';
}
