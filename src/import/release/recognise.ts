import { describeDifference, differencesOf } from './differences';
import { Declarations, Naming } from './draft';
import { prune, shortened } from './prune';
import { NotRecognised, Part, Release } from './release';
import { makeWith, Pair, Settled, settle, statementsOf, Workbench } from './settle';
import { Code, parts, Statement } from '../code/code';
import { Inexpressible } from '../code/fields';
import { equalJson, JsonObject, textAt } from '../code/json';
import { Trial, TrialChart } from '../trial';

/** A release as one construct. */
export interface RecognisedRelease {
  readonly construct: 'CanaryService' | 'BlueGreenService';
  readonly statements: readonly Statement[];
  /** The objects that the construct makes: they need no statement of their own. */
  readonly absorbed: readonly JsonObject[];
  /** What is different from the manifests, one line each; none where all objects come out equal. */
  readonly differences: readonly string[];
}

/** The Rollout and the objects around it as one construct, or why they are none. */
export function recogniseRelease(
  rollout: JsonObject, objects: readonly JsonObject[], chart: TrialChart, naming: Naming, before: readonly Statement[], trial: Trial,
): RecognisedRelease | string {
  try {
    const release = new Release(rollout, objects);
    const bench: Workbench = {
      release,
      trial,
      chart,
      before,
      id: naming.id(release.name, `${release.name}-release`),
      variable: naming.variable(release.name, `${release.name}-release`),
      draft: { release, chart: chart.variable, declarations: new Declarations(naming) },
    };
    const settled = settleBest(bench);
    const absorbed = settled.pairs.map(({ theirs }) => theirs).filter((theirs) => theirs !== undefined);
    if (absorbed.length === 1 && settled.kept.size === 0 && !release.find('Service', release.stableService)) {
      throw new NotRecognised('none of the objects around it is among the manifests');
    }
    const statements = usedStatements(statementsOf(bench, plainest(bench, settled), settled.patches), before.length);
    const differences = differenceLines(settled);
    const comments = commentsOf(release, absorbed, differences, noteLines(settled));
    const [last] = statements.slice(settled.patches.length === 0 ? -1 : -2);
    return {
      construct: release.construct,
      absorbed,
      differences,
      statements: statements.map((statement) => statement === last ? { ...statement, comments } : statement),
    };
  } catch (error) {
    if (error instanceof NotRecognised || error instanceof Inexpressible) {
      return error.message;
    }
    throw error;
  }
}

/** Equal where the construct can be that; otherwise with its own defaults where the manifests leave something open. */
function settleBest(bench: Workbench): Settled {
  const settled = settle(bench, false);
  if (differenceLines(settled).length === 0) {
    return settled;
  }
  try {
    const exact = settle(bench, true);
    return differenceLines(exact).length === 0 && exact.patches.length <= settled.patches.length ? exact : settled;
  } catch (error) {
    if (error instanceof NotRecognised) {
      return settled;
    }
    throw error;
  }
}

/** The props without defaults, in their short forms. */
function plainest(bench: Workbench, { props, patches }: Settled): Code {
  const whole = makeWith(bench, props, patches).objects;
  const works = (code: Code) => {
    const { objects, error } = makeWith(bench, code, patches);
    return error === undefined && equalJson(objects, whole);
  };
  const pruned = prune(props, works);
  const short = shortened(pruned);
  return works(short) ? short : pruned;
}

/** Without constants that nothing refers to, and without what stands there already. */
function usedStatements(statements: readonly Statement[], standing: number): Statement[] {
  const own = statements.slice(standing);
  const used = (index: number): boolean => own.slice(index + 1).some(({ code }, later) => (
    parts(code).some((part) => part.is === 'variable' && part.name === own[index].variable) && (isLast(own, index + 1 + later) || used(index + 1 + later))
  ));
  return own.filter((_, index) => isLast(own, index) || used(index));
}

/** The construct and its patches; what they need comes before. */
function isLast(statements: readonly Statement[], index: number): boolean {
  const { code } = statements[index];
  return code.is === 'new' || (code.is === 'call' && code.callee.is === 'member');
}

function differenceLines({ pairs }: Settled): string[] {
  const title = ({ kind, metadata }: JsonObject) => [String(kind), textAt(metadata, 'name') ?? ''] as const;
  return [
    ...pairs.flatMap(({ ours, theirs }: Pair) => (
      theirs ? differencesOf(theirs, ours).map((difference) => describeDifference(...title(theirs), difference)) : []
    )),
    ...pairs.filter(({ theirs }) => !theirs).map(({ ours }) => `${title(ours).join(' ')} is new`),
  ];
}

/** What stands beside the construct although it could make such an object. */
function noteLines({ kept, patches }: Settled): string[] {
  return [
    ...[...kept].map(([part, reason]) => `${PART_NAMES[part]} stays as it is, for the construct would make another: ${reason}`),
    ...(patches.length === 0 ? [] : ['what has no prop is put back by patches']),
  ];
}

const PART_NAMES: Record<Part, string> = {
  stableService: 'the stable Service',
  canaryService: 'the canary Service',
  previewService: 'the preview Service',
  route: 'the route',
  analysis: 'the analysis',
  autoscaler: 'the HorizontalPodAutoscaler',
  budget: 'the PodDisruptionBudget',
  networkPolicy: 'the NetworkPolicy',
  podMonitor: 'the PodMonitor',
  alerts: 'the PrometheusRule',
  serviceAccount: 'the ServiceAccount',
  config: 'the ConfigMap',
};

function commentsOf(
  release: Release, absorbed: readonly JsonObject[], differences: readonly string[], notes: readonly string[],
): string[] {
  const titles = absorbed.map((object) => `${String(object.kind)} ${textAt(object, 'metadata', 'name') ?? ''}`).join(', ');
  const opening = `One ${release.construct} for ${absorbed.length} ${absorbed.length === 1 ? 'object' : 'objects'}: ${titles}.`;
  return [
    differences.length === 0 ? `${opening} They come out equal.` : `${opening} It differs from the manifests (what they say -> what the construct says):`,
    ...[...differences, ...notes].map((line) => `- ${line}`),
  ];
}
