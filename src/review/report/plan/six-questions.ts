import { Block, code, Item, Line, line, Section, sentences } from './document';
import { course, indexes, isWritten, newPods, Plateau, plateaus, share, span, stablePods, stepsOf } from './plateaus';
import { inWords } from '../../plan/in-words';
import { PlannedAnalysis, PlannedGate, PlannedMetric } from '../../plan/planned-phase';
import { PlannedImage, PlannedRelease } from '../../plan/planned-release';

/** What a reviewer asks of every release, and the answers. */
export function questions(release: PlannedRelease): Section[] {
  return [
    { title: 'Which images run', blocks: [{ kind: 'list', items: release.images.map(imageItem) }] },
    { title: 'How many pods there are at each moment', blocks: podBlocks(release) },
    { title: 'Which Service gets the stable version\'s requests', blocks: [line(release.traffic.stable)] },
    { title: 'Where the new version\'s requests go', blocks: canaryBlocks(release) },
    { title: 'What must pass before promotion', blocks: gateBlocks(release) },
    { title: 'How to abort in each phase', blocks: abortBlocks(release) },
  ];
}

function imageItem({ container, image, tag, digest, initial }: PlannedImage): Item {
  const pinned = digest !== undefined ? 'pinned by its digest' : tag !== undefined ? `tag ${tag} without a digest` : 'neither tag nor digest: latest';
  return { line: [code(container), ': ', code(image), ` (${initial ? 'init container; ' : ''}${pinned})`] };
}

function podBlocks({ phases, pods }: PlannedRelease): Block[] {
  return [
    {
      kind: 'table',
      columns: [
        { title: 'Phase' }, { title: 'What happens' }, { title: 'Begins after', numeric: true }, { title: 'New gets at end', numeric: true },
        { title: 'Stable pods', numeric: true }, { title: 'New pods', numeric: true }, { title: 'Most pods', numeric: true },
      ],
      rows: plateaus(phases).map((plateau) => [
        [indexes(plateau)],
        steps(plateau),
        [inWords(plateau.startsAt)],
        [course(plateau, share)],
        [course(plateau, stablePods)],
        [course(plateau, newPods)],
        [String(plateau.peakReplicas)],
      ]),
    },
    line(...(pods.autoscaler === undefined
      ? [`At rest: ${pods.steady.pods}, without an autoscaler.`]
      : [`At rest: ${span(pods.least, pods.most)}, as HorizontalPodAutoscaler `, code(pods.autoscaler), ' decides. Ranges are its lower and upper end; the most pods are at the upper end.'])),
  ];
}

/** What a manifest says is code, what we say of it is not. */
function steps(plateau: Plateau): Line {
  const said = stepsOf(plateau).flatMap((step, index) => [...(index === 0 ? [] : [', ']), isWritten(step) ? code(step) : step]);
  return plateau.state.step === 'promoted' && plateau.seconds > 0 ? [...said, `; the old pods go after ${inWords(plateau.seconds)}`] : said;
}

/** Codes with commas between them. */
function listed(texts: readonly string[]): Line {
  return texts.flatMap((text, index) => (index === 0 ? [code(text)] : [', ', code(text)]));
}

function canaryBlocks({ traffic: { canary, routes } }: PlannedRelease): Block[] {
  return [line(canary), ...(routes.length === 0 ? [] : [line('Routes: ', ...listed(routes))])];
}

function gateBlocks({ phases, analyses }: PlannedRelease): Block[] {
  const gated = phases.flatMap(({ index, step, gate }) => (gate ? [gateItem(index, step, gate)] : []));
  const commands = new Set(phases.flatMap(({ gate }) => (gate?.kind !== MANUAL && gate?.command) || []));
  return [
    gated.length === 0 ? line('Nothing but the readiness of the pods.') : { kind: 'list', items: gated },
    ...(commands.size === 0 ? [] : [line('To skip only the pause that it is in: ', ...listed([...commands]))]),
    ...(analyses.length === 0 ? [] : [line('What the analyses measure:'), { kind: 'list' as const, items: alike(analyses).map(analysisItem) }]),
  ];
}

const MANUAL = 'manual';

function gateItem(index: number, step: string, gate: PlannedGate): Item {
  return {
    line: [`phase ${index}, `, code(step), `: ${gateText(gate)}`],
    ...(gate.kind === MANUAL && gate.command !== undefined && { items: [{ line: ['by hand: ', code(gate.command)] }] }),
  };
}

/** What has to pass, and for how long where that is not all there is to it. */
export function gateText({ kind, description, seconds }: PlannedGate): string {
  return seconds === undefined || seconds === 0 || kind === 'pause' ? description : `${description}, at least ${inWords(seconds)}`;
}

/** Analyses that measure the same are described once. */
function alike(analyses: readonly PlannedAnalysis[]): PlannedAnalysis[][] {
  const groups = new Map<string, PlannedAnalysis[]>();
  for (const analysis of analyses) {
    const { templates, seconds, complete, metrics } = analysis;
    const key = JSON.stringify([templates, seconds, complete, metrics]);
    groups.set(key, [...groups.get(key) ?? [], analysis]);
  }
  return [...groups.values()];
}

function analysisItem(same: readonly PlannedAnalysis[]): Item {
  const { templates, seconds, complete, metrics } = same[0];
  const names = same.map(({ name, fromPhase, untilPhase }) => `${name} (phase ${span(fromPhase, untilPhase)})`);
  return {
    line: [
      `${names.join(', ')}: `,
      ...listed(templates),
      ...(seconds === undefined || seconds === 0 ? [] : [`, at least ${inWords(seconds)}`]),
      ...(complete ? [] : [': not all of its templates are among the manifests, what they measure is not known']),
    ],
    items: metrics.map(metricItem),
  };
}

function metricItem({ name, measures, query, samples, passes, aborts, withoutData, dryRun }: PlannedMetric): Item {
  return {
    line: [code(name), `: ${measures}${dryRun ? ' (dry run: counts for nothing)' : ''}`],
    items: [
      { line: [`sampled: ${samples}`] },
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
      columns: [{ title: 'Phase' }, { title: 'To go back' }, { title: 'All requests stable again', numeric: true }],
      rows: alikeInAbort(plateaus(phases)).map(({ phases: within, abortSeconds }) => [
        [indexes({ phases: within })],
        [abortSeconds === undefined ? 'undo' : during.command === afterwards.command ? 'undo' : 'abort'],
        [abortSeconds !== undefined ? after(abortSeconds) : afterwards.seconds === 0 ? 'at once, while the old pods are kept' : after(afterwards.seconds)],
      ]),
    },
    ...(automatic.length === 0 ? [line('Nothing aborts it without a person.')] : [line('Without a person:'), sentences(automatic, '')]),
  ];
}

function after(seconds: number): string {
  return seconds === 0 ? 'at once' : `after about ${inWords(seconds)}`;
}

/** Phases one after the other from which the way back is as long. */
function alikeInAbort(all: readonly Plateau[]): Pick<Plateau, 'phases' | 'abortSeconds'>[] {
  return all.reduce<Pick<Plateau, 'phases' | 'abortSeconds'>[]>((rows, { phases, abortSeconds }) => {
    const last = rows[rows.length - 1];
    return last && last.abortSeconds === abortSeconds
      ? [...rows.slice(0, -1), { phases: [...last.phases, ...phases], abortSeconds }]
      : [...rows, { phases, abortSeconds }];
  }, []);
}
