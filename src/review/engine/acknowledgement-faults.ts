import { Acknowledgement } from './acknowledgement';
import { isDay } from './day';
import { Rule, RuleFinding, RuleInfo } from './rule';
import { Settings } from './settings';
import { InventoryObject } from '../inventory/inventory-object';

/** Shorter reasons say nothing: `ok`, `wontfix`. */
export const SHORTEST_REASON = 10;

/** An acknowledgement that says nothing, or speaks of nothing. */
export const ACKNOWLEDGEMENT_BLANK: RuleInfo = {
  id: 'ZD1004',
  name: 'acknowledgement-faulty',
  group: 'operations',
  severity: 'warning',
  title: 'An acknowledgement has no reason, has ended, or is about nothing',
  rationale: 'An acknowledgement is a decision that others rely on. Without a reason nobody can review it; one that outlives its finding hides the next one.',
  mend: 'State the reason in at least ten characters, or remove the acknowledgement.',
  sources: ['https://github.com/cdklabs/cdk-nag#suppressing-a-rule'],
};

interface Acknowledgements {
  readonly all: readonly Acknowledgement[];
  /** Those that silence a finding. */
  readonly used: ReadonlySet<Acknowledgement>;
  readonly rules: readonly Rule[];
  readonly settings: Settings;
  readonly today?: string;
}

/** What is wrong with acknowledgements themselves. One that no object carries is told of the first object that it is about, if there is one. */
export function faultsOfAcknowledgements({ all, used, rules, settings, today }: Acknowledgements): (RuleFinding & { readonly rule: RuleInfo })[] {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  return all.flatMap((one) => {
    const rule = known.get(one.rule);
    const fault = (message: string, mend: string, severity: 'error' | 'warning' = 'warning') => [{
      rule: ACKNOWLEDGEMENT_BLANK, severity, object: one.carrier ?? nowhere(one.from), path: one.carrier ? `metadata.annotations[${JSON.stringify(one.from.slice('annotation '.length))}]` : '', message, mend,
    }];
    if (!rule && one.rule !== ACKNOWLEDGEMENT_BLANK.id) {
      return fault(`${one.from} acknowledges ${one.rule}, and there is no such rule`, 'name a rule by its id, such as ZD705');
    }
    if (one.reason.length < SHORTEST_REASON) {
      return fault(`${one.from} acknowledges ${one.rule} for the reason ${JSON.stringify(one.reason)}: nobody can review that`, `state the reason in at least ${SHORTEST_REASON} characters`, 'error');
    }
    if (one.until !== undefined && !isDay(one.until)) {
      return fault(`${one.from} acknowledges ${one.rule} until ${one.until}, which is no day`, 'write the last day as 2027-01-31', 'error');
    }
    if (one.until !== undefined && today !== undefined && one.until < today) {
      return fault(`${one.from} acknowledged ${one.rule} until ${one.until}: its finding counts again`, 'mend the finding, or state a new reason and day');
    }
    const evaluated = rule !== undefined && (rule.pack !== 'hardening' || settings.hardening);
    return used.has(one) || !evaluated ? [] : fault(`${one.from} acknowledges ${one.rule}, which finds nothing there`, 'remove the acknowledgement');
  });
}

/** What stands for the place of an acknowledgement that is not in an object. */
function nowhere(from: string): InventoryObject {
  return { index: Number.MAX_SAFE_INTEGER, apiVersion: '', group: '', kind: 'Acknowledgement', namespace: '', name: from, metadata: {}, manifest: {}, origin: {} };
}
