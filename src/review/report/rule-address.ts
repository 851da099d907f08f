import { RuleInfo } from '../engine/rule';

/** The repository, for links out of reports. */
export const REPOSITORY = 'https://github.com/cdk8s-rollouts/cdk8s-rollouts';

/** The file of a rule's page below docs/rules. Argo's own rules share one. */
export function pageOf({ id }: Pick<RuleInfo, 'id'>): string {
  return /^AR/.test(id) ? 'argo.md' : `${id}.md`;
}

/** The rule's page for people who are not where the package is. */
export function addressOf(rule: Pick<RuleInfo, 'id'>): string {
  const page = pageOf(rule);
  return `${REPOSITORY}/blob/main/docs/rules/${page}${page === `${rule.id}.md` ? '' : `#${rule.id.toLowerCase()}`}`;
}
