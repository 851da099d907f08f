// Compares what an API server gives out of the shop of test/review/diff (the JSON file that is named) with what was applied: there must be no effect.
import { readFileSync } from 'fs';
import { compare } from '../../../src/review/diff/compare';
import { inventoryOf, shop } from '../../../test/review/diff/shop';

const { items } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (const { metadata } of items) {
  // It was applied to a namespace of its own.
  delete metadata.namespace;
}
const changes = compare(inventoryOf(items), inventoryOf(Object.values(shop())));
const wrong = changes.filter((change) => change.class !== 'none');
wrong.forEach((change) => console.log(`${change.class} ${change.object.kind} ${change.object.name} ${change.path}: ${change.message}`));
console.log(`read back from the API server, ${items.length} objects differ in ${changes.length} fields; ${wrong.length} of these are said to have an effect`);
process.exitCode = items.length > 0 && changes.length > 0 && wrong.length === 0 ? 0 : 1;
