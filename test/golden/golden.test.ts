import { existsSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { SCENARIOS, synthesize } from './scenarios';

const rewrite = process.env.UPDATE_GOLDEN === '1';

describe('the manifests of each scenario are those that were reviewed', () => {
  test.each(Object.entries(SCENARIOS))('%s', (name, scenario) => {
    const file = join(__dirname, `${name}.yaml`);
    const manifests = synthesize(scenario);
    const reviewed = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    if (rewrite && manifests !== reviewed) {
      writeFileSync(file, manifests);
      throw new Error(`${file} was rewritten: review it, then run without UPDATE_GOLDEN`);
    }
    expect(manifests).toBe(reviewed);
  });

  test('no reviewed file is left over', () => {
    const files = readdirSync(__dirname).filter((file) => file.endsWith('.yaml'));
    expect(files.sort()).toEqual(Object.keys(SCENARIOS).map((name) => `${name}.yaml`).sort());
  });
});
