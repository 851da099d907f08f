import { BUNDLES, bundle, Manifest } from './bundles';
import { Fault } from './fault';
import { SURROUNDING_FAULTS } from './faults/around';
import { POD_FAULTS } from './faults/pods';
import { ROUTE_FAULTS } from './faults/routes';
import { STRATEGY_FAULTS } from './faults/strategies';
import { evaluate, Finding } from '../../../src/review/engine/evaluate';
import { DEFAULT_SETTINGS } from '../../../src/review/engine/settings';
import { Inventory } from '../../../src/review/inventory/inventory';
import { RULES } from '../../../src/review/rules/all-rules';
import { MinorVersion } from '../../../src/semantics/versions';

const FAULTS = [...POD_FAULTS, ...SURROUNDING_FAULTS, ...STRATEGY_FAULTS, ...ROUTE_FAULTS];

function findings(objects: Manifest[], { closed = false, kubernetes = '1.30', hardening = false }: Partial<Fault> = {}): Finding[] {
  const settings = { ...DEFAULT_SETTINGS, closed, hardening, kubernetes: MinorVersion.parse('test', 'kubernetes', kubernetes) };
  return evaluate(new Inventory(objects.map((object) => ({ object }))), RULES, { settings });
}

const described = (found: readonly Finding[]) => found.map(({ rule, severity, message }) => `${severity} ${rule.id} ${message}`);

describe('a clean release of every strategy and router has no errors and no warnings', () => {
  test.each(BUNDLES)('%s', (name) => {
    expect(described(findings(bundle(name)).filter(({ severity }) => severity !== 'info'))).toEqual([]);
  });
});

describe('a single fault is noticed by the rule that is meant for it', () => {
  let mutants = 0;

  test.each(FAULTS.map((fault) => [`${fault.rule}: ${fault.title}`, fault] as const))('%s', (_, fault) => {
    const bundles = BUNDLES.map((name) => ({ name, objects: bundle(name) })).filter(({ objects }) => fault.change(objects) !== false);
    const unnoticed = bundles.filter(({ name, objects }) => {
      const before = findings(bundle(name), { ...fault, kubernetes: undefined }).filter(({ rule }) => rule.id === fault.rule);
      return findings(objects, fault).filter(({ rule }) => rule.id === fault.rule).length <= before.length;
    });
    expect(unnoticed.map(({ name, objects }) => ({ name, saidInstead: described(findings(objects, fault)) }))).toEqual([]);
    expect(bundles.length).toBeGreaterThan(0);
    mutants += bundles.length;
  });

  test('in 150 mutants at least', () => {
    process.stdout.write(`${FAULTS.length} faults, ${mutants} mutants, each noticed\n`);
    expect(mutants).toBeGreaterThanOrEqual(150);
  });
});
