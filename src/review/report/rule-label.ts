import { RuleInfo } from '../engine/rule';

/** A rule for a heading: its id, and its name where that says more. */
export function ruleLabel({ id, name }: Pick<RuleInfo, 'id' | 'name'>): string {
  return name === id.toLowerCase() ? id : `${id} ${name}`;
}
