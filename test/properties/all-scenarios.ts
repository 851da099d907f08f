import { SCENARIOS, synthesize } from '../golden/scenarios';

/** All scenarios but the one whose policies are named by cdk8s-plus: it turns letters into lower case as the language of the machine has it. */
export function allScenarios(): string {
  const { 'rollout-as-workload': _, ...named } = SCENARIOS;
  return Object.values(named).map(synthesize).join('---\n');
}
