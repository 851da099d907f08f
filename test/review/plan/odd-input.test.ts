import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { Inventory } from '../../../src/review/inventory/inventory';
import { planReleases } from '../../../src/review/plan/plan-releases';
import { PLAN_REPORTS } from '../../../src/review/report/plan/plan-reports';
import { spoilt } from '../spoilt';

const GOLDEN = join(__dirname, '../../golden');
const SCENARIOS = readdirSync(GOLDEN).filter((file) => file.endsWith('.yaml')).map((file) => readFileSync(join(GOLDEN, file), 'utf8'));

/** What people write by mistake, and anything else. */
const odd = fc.oneof(fc.constantFrom<unknown>(null, '', -1, 0, 1e9, '1e9', 'ten', '25%', '-5m', '{{ x }}', [], {}, [null], [{}], true), fc.jsonValue({ maxDepth: 2 }));

test('whatever stands in one field, there is a plan, and every report of it', () => {
  fc.assert(fc.property(fc.constantFrom(...SCENARIOS), fc.nat(5000), odd, (yaml, place, value) => {
    const objects = spoilt(loadAll(yaml).filter((object) => object !== null), place, value);
    const releases = planReleases(new Inventory(objects.map((object) => ({ object }))));
    Object.values(PLAN_REPORTS).forEach((report) => expect(report(releases, { colours: false })).not.toMatch(/undefined|(?<!is)NaN|Infinity|\[object/));
  }), { numRuns: 300 });
});
