import { casesOf, rulesWithCases } from './rule-cases';
import { evaluate } from '../../src/review/engine/evaluate';
import { Inventory } from '../../src/review/inventory/inventory';
import { ARGO_RULES, RULES } from '../../src/review/rules/all-rules';
import { ACKNOWLEDGEMENT_FAULTY } from '../../src/review/rules/operations/acknowledgement-faulty';
import { readManifests } from '../../src/yaml/read-manifests';

/** Argo's own rules have their examples in test/semantics/validation. */
const ours = RULES.filter((rule) => !ARGO_RULES.includes(rule));

test('every rule has examples, and its own id', () => {
  const ids = ours.map(({ id }) => id);
  expect(rulesWithCases()).toEqual([...new Set(ids)].sort());
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
});

describe.each(ours.map((rule) => [`${rule.id} ${rule.name}`, rule] as const))('%s', (_, rule) => {
  const cases = casesOf(rule.id);

  test('has both sides: an example that fails and one that passes', () => {
    expect([...new Set(cases.map(({ fails }) => fails))].sort()).toEqual([false, true]);
  });

  test.each(cases.map((one) => [`${one.fails ? 'fails' : 'passes'}: ${one.title}`, one] as const))('%s', (_title, { fails, manifests, settings, finds }) => {
    const { manifests: read, problems } = readManifests('example.yaml', manifests);
    expect(problems).toEqual([]);
    const inventory = new Inventory(read.map(({ object, source, lineOf }) => ({ object, origin: { file: source, lineOf } })));
    // What is wrong with an acknowledgement depends on what all the other rules find.
    const evaluated = rule === ACKNOWLEDGEMENT_FAULTY ? RULES : [rule];
    const findings = evaluate(inventory, evaluated, { settings }).filter((finding) => finding.rule.id === rule.id);
    const said = findings.map(({ severity, object, path, message }) => `${severity} ${object.kind}/${object.name}${path && ` ${path}`}: ${message}`);
    expect(said).toEqual(finds.map(({ finding }) => finding));
    finds.forEach(({ mend }, index) => mend && expect(findings[index].mend).toBe(mend));
    expect(finds.length > 0).toBe(fails);
    findings.forEach(({ mend }) => expect(mend).not.toBe(''));
  });
});
