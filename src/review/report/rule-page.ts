import { pageOf } from './rule-address';
import { ACKNOWLEDGEMENT_PREFIX } from '../engine/acknowledgement';
import { ACKNOWLEDGEMENT_BLANK } from '../engine/acknowledgement-faults';
import { RuleGroup, RuleInfo } from '../engine/rule';

/** Manifests about which a rule says something, or nothing. */
export interface PageExample {
  readonly title: string;
  readonly manifests: string;
  /** The options of `check` without which the rule would say something else. */
  readonly options: readonly string[];
  /** What the rule says of them, line by line. */
  readonly findings: readonly string[];
}

/** One example of each side, where there is one. */
export interface PageExamples {
  readonly failing?: PageExample;
  readonly passing?: PageExample;
}

/** The order in which groups are listed. */
const GROUPS: readonly RuleGroup[] = [
  'traffic readiness', 'draining', 'capacity', 'disruption', 'strategy', 'analysis', 'routing', 'coherence', 'hardening', 'operations',
];

/** The page of a rule in Markdown: what `explain` prints. */
export function renderRulePage(rule: RuleInfo, { failing, passing }: PageExamples = {}): string {
  return [
    `# ${rule.id}: ${rule.title}`,
    characteristics(rule),
    '## What happens', rule.rationale,
    '## What to do', rule.mend,
    ...failing ? [`## Fails: ${failing.title}`, ...renderExample(failing)] : [],
    ...passing ? [`## Passes: ${passing.title}`, ...renderExample(passing)] : [],
    ...rule.limits === undefined ? [] : ['## Limits', rule.limits],
    ...rule.reviewed === undefined ? [] : ['## Reviewed', rule.reviewed],
    ...rule.id === ACKNOWLEDGEMENT_BLANK.id ? [] : ['## To live with it', acknowledging(rule)],
    '## Sources', rule.sources.map((source) => `- <${source}>`).join('\n'),
  ].join('\n\n') + '\n';
}

function characteristics({ id, name, severity, group, pack, speaksFor = [] }: RuleInfo): string {
  const others = speaksFor.filter((one) => one !== id);
  return [
    `${name === id.toLowerCase() ? '' : `\`${name}\`, `}${severity}, group: ${group}.`,
    ...(pack === undefined ? [] : [`Evaluated only with \`--${pack}\`.`]),
    ...(others.length === 0 ? [] : [`Argo Rollouts' own validation under an id of ours: ${others.join(', ')}.`]),
  ].join(' ');
}

function renderExample({ manifests, options, findings }: PageExample): string[] {
  return [
    `\`\`\`yaml\n${manifests.trimEnd()}\n\`\`\``,
    ...(options.length > 0 ? [`With ${options.map((option) => `\`${option}\``).join(', ')}.`] : []),
    ...(findings.length > 0 ? [`\`\`\`text\n${findings.join('\n')}\n\`\`\``] : []),
  ];
}

function acknowledging({ id }: RuleInfo): string {
  return `The finding stays in every report, with the reason. In a manifest, by an annotation of the object that it is about; the day may be left out:

\`\`\`yaml
metadata:
  annotations:
    ${ACKNOWLEDGEMENT_PREFIX}${id}: the reason, in a sentence (until 2027-01-31)
\`\`\`

In a program: \`Preflight.of(construct).acknowledge({ id: '${id}', reason: 'the reason, in a sentence' })\`. For manifests that you cannot change: \`acknowledgements\` in the file
of \`check --config\`.`;
}

/** The page that lists all rules. */
export function renderRuleIndex(rules: readonly RuleInfo[]): string {
  const own = rules.filter((rule) => pageOf(rule) !== ARGO_PAGE);
  const groups = GROUPS.map((group) => ({ group, members: own.filter((rule) => rule.group === group).sort(byNumber) }))
    .filter(({ members }) => members.length > 0);
  return [
    '# Rules',
    `\`cdk8s-rollouts check\` evaluates these rules and [Argo Rollouts' own validation](${ARGO_PAGE}), the rules AR101 to AR499. \`cdk8s-rollouts explain ID\` prints a page.`,
    'An error is rejected by the controller or fails on any cluster, a warning is likely trouble, info is advice.'
    + ' A finding can have another severity than its rule: its page says when.',
    ...groups.flatMap(({ group, members }) => [
      `## ${group.charAt(0).toUpperCase()}${group.slice(1)}`,
      ['| Rule | Severity | What is wrong |', '|---|---|---|', ...members.map((rule) =>
        `| [${rule.id}](${pageOf(rule)}) \`${rule.name}\` | ${rule.severity}${rule.pack === undefined ? '' : `, \`--${rule.pack}\``} | ${cell(rule.title)} |`)].join('\n'),
    ]),
  ].join('\n\n') + '\n';
}

/** Where the rules of Argo's validation are: they have one page together, for each of them says all in a sentence. */
const ARGO_PAGE = pageOf({ id: 'AR' });

export function renderArgoPage(rules: readonly RuleInfo[]): string {
  return [
    '# Argo Rollouts\' own validation',
    'What the controller refuses, or what stops a release in the middle; AR4 followed by a number: what it accepts, and what then does not do what it looks like.'
    + ' How the rules are compared with the controller\'s own code is in [docs/validation.md](../validation.md).',
    ...[
      ...rules.filter((rule) => pageOf(rule) === ARGO_PAGE)
        .map(({ id, severity, title, rationale }) => ({ id, text: `${title} (${severity}). ${rationale}` })),
      ...rules.flatMap(({ id: speaker, speaksFor = [] }) => speaksFor.filter((id) => id !== speaker).map((id) => ({ id, text: `Said by [${speaker}](${pageOf({ id: speaker })}).` }))),
    ].sort(byNumber).flatMap(({ id, text }) => [`## ${id}`, text]),
  ].join('\n\n') + '\n';
}

function byNumber(one: Pick<RuleInfo, 'id'>, other: Pick<RuleInfo, 'id'>): number {
  return Number(one.id.replace(/\D/g, '')) - Number(other.id.replace(/\D/g, ''));
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|');
}
