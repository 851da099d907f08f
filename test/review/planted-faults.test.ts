import { Manifest } from './mutations/bundles';
import { cleanBundle } from '../../bench/planted-faults/clean';
import { plant, PLANTED_FAULTS } from '../../bench/planted-faults/faults';
import { evaluate, Finding } from '../../src/review/engine/evaluate';
import { DEFAULT_SETTINGS } from '../../src/review/engine/settings';
import { Inventory } from '../../src/review/inventory/inventory';
import { RULES } from '../../src/review/rules/all-rules';

const SETTINGS = { ...DEFAULT_SETTINGS, closed: true, profile: 'ours', hardening: true } as const;

/** What check says about manifests that are all there is, the hardening pack included. */
function findings(objects: readonly Manifest[]): Finding[] {
  return evaluate(new Inventory(objects.map((object) => ({ object }))), RULES, { settings: SETTINGS });
}

const described = (found: readonly Finding[]) => found.map(({ rule, severity, message }) => `${severity} ${rule.id} ${message}`);

describe('of the faults that linters are compared by', () => {
  const clean = cleanBundle();

  test('there are 24', () => {
    expect(PLANTED_FAULTS).toHaveLength(24);
    expect(new Set(PLANTED_FAULTS.map(({ name }) => name)).size).toBe(24);
  });

  test('the bundle they are put into has none, nor any other', () => {
    expect(described(findings(clean))).toEqual([]);
  });

  test.each(PLANTED_FAULTS.map((fault) => [fault.name, fault] as const))('%s is noticed', (_, fault) => {
    const found = findings(plant(fault, clean));
    expect(found.map(({ rule }) => rule.id)).toContain(fault.rule);
  });
});
