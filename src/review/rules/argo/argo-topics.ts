import { RuleId } from '../../../semantics/validation/rule-table';
import { RuleGroup } from '../../engine/rule';

/** What a rule of the validation is about, and the page that describes it. */
interface Topic {
  readonly group: RuleGroup;
  readonly sources: readonly string[];
}

const FEATURES = 'https://argo-rollouts.readthedocs.io/en/stable/features';
const topic = (group: RuleGroup, page: string): Topic => ({ group, sources: [`${FEATURES}/${page}/`] });

const SPECIFICATION = topic('strategy', 'specification');
const BLUE_GREEN = topic('strategy', 'bluegreen');
const CANARY = topic('strategy', 'canary');
const ANTI_AFFINITY = topic('strategy', 'anti-affinity/anti-affinity');
const EXPERIMENTS = topic('strategy', 'experiment');
const ROUTING = topic('routing', 'traffic-management');
const ANALYSIS = topic('analysis', 'analysis');
const POD_TEMPLATE = topic('coherence', 'specification');
const SERVICES = topic('coherence', 'traffic-management');
const WORKLOAD_REFERENCE: Topic = { group: 'coherence', sources: ['https://argo-rollouts.readthedocs.io/en/stable/migrating/'] };

/** Everything else is about the specification (AR1xx, AR4xx), analyses (AR2xx) or experiments (AR3xx). */
const TOPICS: readonly (readonly [Topic, readonly RuleId[]])[] = [
  [POD_TEMPLATE, ['AR102', 'AR103', 'AR105']],
  [BLUE_GREEN, ['AR110', 'AR111']],
  [ANTI_AFFINITY, ['AR112', 'AR113']],
  [CANARY, ['AR114', 'AR122', 'AR123', 'AR124', 'AR126', 'AR127', 'AR128', 'AR129', 'AR130', 'AR401', 'AR402', 'AR403', 'AR410', 'AR419']],
  [ROUTING, [
    'AR115', 'AR116', 'AR117', 'AR118', 'AR119', 'AR120', 'AR121', 'AR125', 'AR131', 'AR132', 'AR133', 'AR134', 'AR135', 'AR136', 'AR137',
    'AR150', 'AR151', 'AR152', 'AR153', 'AR154', 'AR155', 'AR156', 'AR157', 'AR159', 'AR406', 'AR407', 'AR412', 'AR413', 'AR420',
  ]],
  [EXPERIMENTS, ['AR138', 'AR139', 'AR414', 'AR416']],
  [ANALYSIS, ['AR140', 'AR144', 'AR145', 'AR146', 'AR147', 'AR148', 'AR149', 'AR409', 'AR411', 'AR415', 'AR417', 'AR418', 'AR422']],
  [SERVICES, ['AR141', 'AR142', 'AR143', 'AR421']],
  [WORKLOAD_REFERENCE, ['AR104', 'AR158', 'AR405']],
];

const BY_RULE: ReadonlyMap<RuleId, Topic> = new Map(TOPICS.flatMap(([about, ids]) => ids.map((id) => [id, about] as const)));

/** The group and the sources of a rule of the validation. */
export function topicOf(id: RuleId): Topic {
  return BY_RULE.get(id) ?? (id.startsWith('AR2') ? ANALYSIS : id.startsWith('AR3') ? EXPERIMENTS : SPECIFICATION);
}
