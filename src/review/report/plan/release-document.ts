import { counted } from './amounts';
import { code, Line, PlanDocument, Section } from './document';
import { rest } from './further-sections';
import { span } from './plateaus';
import { questions } from './six-questions';
import { inWords, percent } from '../../plan/in-words';
import { PlannedRelease } from '../../plan/planned-release';

/** Everything that people are told of a release, in the order in which they ask. */
export function releaseDocument(release: PlannedRelease): PlanDocument {
  return { title: titleOf(release), summary: [summaryOf(release)], questions: questions(release), rest: rest(release) };
}

/** What follows a change that starts the release: how it goes and what has to pass; `plan` tells the rest. */
export function briefDocument(release: PlannedRelease): PlanDocument {
  const [, pods, , , gates] = questions(release);
  return { title: titleOf(release), summary: [summaryOf(release)], questions: [pods, { ...gates, blocks: gates.blocks.slice(0, 1) }], rest: [] };
}

/** `Rollout orders in namespace shop`. */
export function titleOf({ kind, name, namespace }: PlannedRelease): Line {
  return [`${kind} `, code(name), ...(namespace === '' ? [] : [' in namespace ', code(namespace)])];
}

/** What there is to know if there is only one line. */
export function summaryOf(release: PlannedRelease): string {
  const { duration, pods, peakReplicas, warnings } = release;
  const approvals = duration.manualGates.length;
  return [
    ...warnings.map((warning) => `WARNING: ${warning}`),
    howOf(release),
    `takes at least ${inWords(duration.automatic)}${approvals === 0 ? '' : ` plus ${counted(approvals, 'manual promotion')}`}`,
    `at most ${counted(peakReplicas, 'pod')}, ${span(pods.least, pods.most)} at rest`,
    ...exposureOf(release),
  ].join('; ');
}

function howOf({ strategy, traffic }: PlannedRelease): string {
  switch (strategy) {
    case 'recreate': return 'recreated: nobody answers from the stop of the old pods until the new ones are ready';
    case 'rolling': return 'rolling update';
    case 'canary': return `canary by ${traffic.router}`;
    default: return strategy;
  }
}

/** Nothing where nobody sends requests. */
function exposureOf({ strategy, traffic: { stableService, routes }, exposureBeforeFirstGate }: PlannedRelease): string[] {
  if (strategy === 'experiment' || stableService === undefined) {
    return ['nobody sends it requests'];
  }
  if (strategy === 'rolling' || strategy === 'recreate') {
    return ['each new pod gets requests as soon as it is ready: nothing else judges it'];
  }
  const by = routes.length > 0 ? ` by ${routes.map((route) => route.split(' (')[0]).join(', ')}` : '';
  return [exposureBeforeFirstGate === 0 ? 'no user meets the new version before it is judged'
    : exposureBeforeFirstGate === 1 ? 'every request reaches the new version, and nothing but time judges it before'
      : `at most ${percent(exposureBeforeFirstGate)} of the requests${by} reach the new version before anything but time judges it`];
}

/** What there is to see first where there are several releases. */
export function overview(releases: readonly PlannedRelease[]): Section | undefined {
  const columns = [
    { title: 'Release' }, { title: 'How' }, { title: 'At least', numeric: true }, { title: 'Most pods', numeric: true }, { title: 'Judged by' },
  ];
  const rows = releases.map((release): Line[] => [
    [code(release.name)], [release.strategy], [inWords(release.duration.automatic)], [String(release.peakReplicas)], [judgesOf(release)],
  ]);
  return releases.length < 2 ? undefined : { title: `${releases.length} releases`, blocks: [{ kind: 'table', columns, rows }] };
}

function judgesOf({ analyses, duration, strategy }: PlannedRelease): string {
  const judges = [...analyses.map(({ name }) => `${name} analysis`), ...(duration.manualGates.length > 0 ? ['people'] : [])];
  return judges.length > 0 ? judges.join(', ') : strategy === 'recreate' ? 'nothing: nobody answers meanwhile' : 'readiness of its pods only';
}
