import { Acknowledgement, annotatedAcknowledgements } from './acknowledgement';
import { faultsOfAcknowledgements } from './acknowledgement-faults';
import { Review, Rule, RuleFinding, RuleInfo, Severity } from './rule';
import { Settings } from './settings';
import { Inventory } from '../inventory/inventory';
import { InventoryObject } from '../inventory/inventory-object';
import { Relations } from '../inventory/relations';

/** What a rule says of an object, for reports. */
export interface Finding {
  readonly rule: RuleInfo;
  readonly severity: Severity;
  readonly object: InventoryObject;
  readonly path: string;
  readonly message: string;
  readonly mend: string;
  /** Why somebody lives with it, if somebody said so. */
  readonly acknowledged?: Acknowledgement;
}

/** What an evaluation is given besides the objects. */
export interface EvaluationOptions {
  readonly settings: Settings;
  /** Those that are not in annotations. */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** The day of the evaluation, `2026-11-21`: acknowledgements that ended before it hold no longer. Without it all of them hold. */
  readonly today?: string;
}

/** Evaluates rules on an inventory: all findings, by object and then in the order of the rules. */
export function evaluate(inventory: Inventory, rules: readonly Rule[], options: EvaluationOptions): Finding[] {
  return evaluateEach([inventory], rules, options);
}

/** Evaluates rules on inventories that have nothing to do with each other but their acknowledgements. */
export function evaluateEach(inventories: readonly Inventory[], rules: readonly Rule[], options: EvaluationOptions): Finding[] {
  const { settings, acknowledgements = [], today } = options;
  const all = [...inventories.flatMap(({ objects }) => annotatedAcknowledgements(objects)), ...acknowledgements];
  const valid = all.filter(({ until }) => until === undefined || today === undefined || today <= until);
  const used = new Set<Acknowledgement>();
  const evaluated = rules.filter(({ pack }) => pack !== 'hardening' || settings.hardening);

  const found = inventories.flatMap((inventory) => {
    const review: Review = { inventory, relations: new Relations(inventory), settings };
    return inOrder(evaluated.flatMap((rule) => [...rule.check(review)].map((finding) => {
      const acknowledged = valid.find((one) => one.rule === rule.id && one.covers(finding.object));
      if (acknowledged) {
        used.add(acknowledged);
      }
      return complete(rule, finding, acknowledged);
    })));
  });
  const faults = faultsOfAcknowledgements({ all, used, rules, settings, today }).map(({ rule, ...finding }) => complete(rule, finding));
  return inventories.length === 1 ? inOrder([...found, ...faults]) : [...found, ...faults];
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.map((finding, place) => ({ finding, place }))
    .sort((one, other) => one.finding.object.index - other.finding.object.index || one.place - other.place)
    .map(({ finding }) => finding);
}

function complete(rule: RuleInfo, { severity, object, path, message, mend }: RuleFinding, acknowledged?: Acknowledgement): Finding {
  return { rule, severity: severity ?? rule.severity, object, path, message, mend, ...(acknowledged && { acknowledged }) };
}
