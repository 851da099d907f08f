import { inWords, percent } from './amounts';
import { Block, code, Item, Line, line, Section, sentences } from './document';
import { indexes, Plateau, plateaus, span } from './plateaus';
import { PlannedAnalysis, PlannedGate, PlannedMetric, PlannedPhase } from '../../plan/planned-phase';
import { PlannedImage, PlannedRelease } from '../../plan/planned-release';

/** What a reviewer asks of every release, and the answers. */
export function questions(release: PlannedRelease): Section[] {
  return [
    { title: 'Which images run', blocks: [{ kind: 'list', items: release.images.map(imageItem) }] },
    { title: 'How many pods there are at each moment', blocks: podBlocks(release) },
    { title: 'Which Service gets the stable version\'s requests', blocks: stableBlocks(release) },
    { title: 'Where the new version\'s requests go', blocks: canaryBlocks(release) },
    { title: 'What must pass before promotion', blocks: gateBlocks(release) },
    { title: 'How to abort in each phase', blocks: abortBlocks(release) },
  ];
}

function imageItem({ container, image, tag, digest, initial }: PlannedImage): Item {
  const pinned = digest !== undefined ? 'pinned by its digest' : tag !== undefined ? `tag ${tag} without a digest` : 'neither tag nor digest: latest';
  return { line: [code(container), ': ', code(image), ` (${initial ? 'runs before the others; ' : ''}${pinned})`] };
}

function podBlocks({ phases, pods }: PlannedRelease): Block[] {
  return [
    {
      kind: 'table',
      columns: [
        { title: 'Phase' }, { title: 'What happens' }, { title: 'Begins after', numeric: true }, { title: 'New version gets', numeric: true },
        { title: 'Stable pods', numeric: true }, { title: 'New pods', numeric: true }, { title: 'Most pods', numeric: true },
      ],
      rows: plateaus(phases).map((plateau) => [
        [indexes(plateau)],
        steps(plateau),
        [inWords(plateau.startsAt)],
        [share(plateau.state)],
        [span(plateau.state.stableReplicas, plateau.state.mostStableReplicas)],
        [span(plateau.state.canaryReplicas, plateau.state.mostCanaryReplicas)],
        [String(plateau.peakReplicas)],
      ]),
    },
    line(...(pods.autoscaler === undefined
      ? [`At rest: ${pods.steady.pods}.`]
      : [`At rest: ${span(pods.least, pods.most)}, as `, code(pods.autoscaler), ' decides. Ranges are its lower and upper end; the most pods are at the upper end.'])),
  ];
}

/** What happens in the phases of a plateau, in the controller's words. */
export function steps({ phases }: Plateau): Line {
  return phases.flatMap(({ step }, index) => (index === 0 ? [code(step)] : [', ', code(step)]));
}

/** The requests of the new version, with the weight where that is another number. */
export function share({ exposure, weight }: PlannedPhase): string {
  const same = weight === undefined || percent(weight / 100) === percent(exposure);
  return same ? percent(exposure) : `${percent(exposure)} (weight ${weight})`;
}

function stableBlocks({ traffic: { stableService, stable } }: PlannedRelease): Block[] {
  return [line(...(stableService === undefined ? [] : ['Service ', code(stableService), ': ']), stable)];
}

function canaryBlocks({ traffic: { canaryService, canary, router, routes } }: PlannedRelease): Block[] {
  return [
    line(...(canaryService === undefined ? [] : ['Service ', code(canaryService), ': ']), canary),
    ...(routes.length === 0 ? [] : [line(`Through ${router}: `, ...routes.flatMap((route, index) => (index === 0 ? [code(route)] : [', ', code(route)])))]),
  ];
}

function gateBlocks({ phases, analyses }: PlannedRelease): Block[] {
  const gated = phases.flatMap(({ index, step, gate }) => (gate ? [gateItem(index, step, gate)] : []));
  return [
    gated.length === 0 ? line('Nothing but the readiness of the pods.') : { kind: 'list', items: gated },
    ...(analyses.length === 0 ? [] : [line('What the analyses measure:'), { kind: 'list' as const, items: analyses.map(analysisItem) }]),
  ];
}

function gateItem(index: number, step: string, { description, seconds, command, analyses }: PlannedGate): Item {
  return {
    line: [
      `phase ${index}, `, code(step), `: ${description}`,
      ...(seconds === undefined || seconds === 0 ? [] : [`, at least ${inWords(seconds)}`]),
      ...(analyses.length === 0 ? [] : [`; meanwhile judged by ${analyses.join(', ')}`]),
    ],
    ...(command !== undefined && { items: [{ line: ['by hand: ', code(command)] }] }),
  };
}

function analysisItem({ name, templates, fromPhase, untilPhase, seconds, complete, metrics }: PlannedAnalysis): Item {
  return {
    line: [
      `${name}, in phase ${span(fromPhase, untilPhase)}: `, ...templates.flatMap((template, index) => (index === 0 ? [code(template)] : [', ', code(template)])),
      ...(seconds === undefined ? [] : [`, at least ${inWords(seconds)}`]),
      ...(complete ? [] : [': not all of its templates are among the manifests, what they measure is not known']),
    ],
    items: metrics.map(metricItem),
  };
}

function metricItem({ name, measures, query, passes, aborts, withoutData, dryRun }: PlannedMetric): Item {
  return {
    line: [code(name), `: ${measures}${dryRun ? ' (dry run: counts for nothing)' : ''}`],
    items: [
      { line: [`passes: ${passes}`] },
      { line: [`aborts: ${aborts}`] },
      ...(withoutData === undefined ? [] : [{ line: [`without data: ${withoutData}`] }]),
      ...(query === undefined ? [] : [{ line: ['query: ', code(query.replace(/\s+/g, ' ').trim())] }]),
    ],
  };
}

function abortBlocks({ phases, abort: { during, afterwards, automatic } }: PlannedRelease): Block[] {
  return [
    {
      kind: 'list',
      items: [
        { line: ['while it runs: ', code(during.command), `: ${during.effect}`] },
        { line: ['after the promotion: ', code(afterwards.command), `: ${afterwards.effect}`] },
      ],
    },
    {
      kind: 'table',
      columns: [{ title: 'Phase' }, { title: 'What happens' }, { title: 'To go back' }, { title: 'All requests stable after', numeric: true }],
      rows: plateaus(phases).map((plateau) => [
        [indexes(plateau)],
        steps(plateau),
        [code((plateau.abortSeconds === undefined ? afterwards : during).command)],
        [plateau.abortSeconds === undefined ? 'a release of its own' : inWords(plateau.abortSeconds)],
      ]),
    },
    ...(automatic.length === 0 ? [line('Nothing aborts it without a person.')] : [line('Without a person it is aborted by:'), sentences(automatic, '')]),
  ];
}
