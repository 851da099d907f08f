import { Settings } from './settings';
import { Inventory } from '../inventory/inventory';
import { InventoryObject } from '../inventory/inventory-object';
import { Relations } from '../inventory/relations';

/**
 * How bad a finding is: an error is rejected by the controller or fails on any cluster, a warning is likely trouble,
 * information is advice.
 */
export type Severity = 'error' | 'warning' | 'info';

/** The ten groups of rules, by the hundreds of their numbers. */
export type RuleGroup =
  'traffic readiness' | 'draining' | 'capacity' | 'disruption' | 'strategy' | 'analysis' | 'routing' | 'coherence' | 'hardening' | 'operations';

/** What a rule asks for and why, as its page in the documentation says it. */
export interface RuleInfo {
  /** `ZD101`; it never changes its meaning. */
  readonly id: string;
  /** `readiness-missing` */
  readonly name: string;
  readonly group: RuleGroup;
  readonly severity: Severity;
  /** What is wrong where the rule speaks, as a sentence without a full stop. */
  readonly title: string;
  /** What happens to the requests of real users, and when. */
  readonly rationale: string;
  /** What to change, in general. A finding says it with its names and numbers. */
  readonly mend: string;
  /** Pages or source files that show that it is so. */
  readonly sources: readonly string[];
  /** When the rule is silent although one might expect it to speak; and what it cannot see. */
  readonly limits?: string;
  /** What its findings over public manifests showed when they were looked at one by one. */
  readonly reviewed?: string;
  /** Evaluated only where this pack is asked for. */
  readonly pack?: 'hardening';
}

/** What a rule says of an object. */
export interface RuleFinding {
  readonly object: InventoryObject;
  /** Where in the object: `spec.strategy.canary.steps[0].setWeight`. Empty for the object as a whole. */
  readonly path: string;
  /** What is there and what comes of it, with names and numbers. */
  readonly message: string;
  /** What to change here, with names and numbers. */
  readonly mend: string;
  /** Where it is not that of the rule. */
  readonly severity?: Severity;
}

/** What rules look at. */
export interface Review {
  readonly inventory: Inventory;
  readonly relations: Relations;
  readonly settings: Settings;
}

/** One rule: a pure function from what is there to what is wrong with it. */
export interface Rule extends RuleInfo {
  readonly check: (review: Review) => Iterable<RuleFinding>;
}

/** How bad it is that something is not among the objects: it may be in the cluster already, unless the objects are declared to be all there is. */
export function severityOfAbsence({ closed, profile }: Settings): Severity {
  return closed ? 'error' : profile === 'ours' ? 'warning' : 'info';
}
