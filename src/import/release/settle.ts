import { describeDifference, Difference, differencesOf, isLoss, portNumbersOf } from './differences';
import { Draft } from './draft';
import { patchesOf } from './patches';
import { NotRecognised, Part, Release } from './release';
import { partOf, serviceCode } from './service-code';
import { call, Code, create, imported, member, object, ours, Statement, variable, verbatim } from '../code/code';
import { JsonObject, textAt } from '../code/json';
import { existingTemplates } from '../template-names';
import { Made, Trial, TrialChart } from '../trial';

/** What a draft comes to: the construct's props, what it makes, and the patches that put back what it lacks. */
export interface Settled {
  readonly props: Code;
  readonly patches: readonly Code[];
  readonly kept: ReadonlyMap<Part, string>;
  readonly pairs: readonly Pair[];
}

/** An object that the construct makes, and the one of the manifests that it stands for. */
export interface Pair {
  readonly ours: JsonObject;
  readonly theirs?: JsonObject;
}

/** How a release is tried. */
export interface Workbench {
  readonly release: Release;
  readonly draft: Omit<Draft, 'kept' | 'exact'>;
  readonly trial: Trial;
  readonly chart: TrialChart;
  /** Id and constant of the construct. */
  readonly id: string;
  readonly variable: string;
  /** What stands before the construct: its platform. */
  readonly before: readonly Statement[];
}

/** Parts that can be left out where the construct does not take them as they are, those first that most often are the cause. */
const OPTIONAL: readonly Part[] = ['route', 'analysis', 'networkPolicy', 'podMonitor', 'alerts', 'autoscaler', 'budget', 'config', 'serviceAccount'];

/** Leaves those parts to the objects that stand there which the construct would make in another way. */
export function settle(bench: Workbench, exact: boolean): Settled {
  const kept = new Map<Part, string>();
  for (;;) {
    const props = propsThatWork(bench, kept, exact);
    const pairs = pairsOf(bench, makeWith(bench, props).objects);
    const around = pairs.filter(({ theirs }) => theirs !== bench.release.rollout).flatMap((pair) => objectionTo(bench, pair) ?? []);
    for (const { made, reason } of around) {
      const part = partOf(bench.release, String(made.kind), nameOf(made));
      if (part === undefined || kept.has(part)) {
        throw new NotRecognised(reason);
      }
      kept.set(part, reason);
    }
    if (around.length === 0) {
      const rollout = pairs.find(({ theirs }) => theirs === bench.release.rollout);
      if (!rollout) {
        throw new NotRecognised('the construct makes no Rollout of its name');
      }
      const patches = patchesOf(lossesOf(bench, rollout));
      const patched = makeWith(bench, props, patches);
      if (patched.error !== undefined) {
        throw new NotRecognised(patched.error);
      }
      return { props, patches, kept, pairs: pairsOf(bench, patched.objects) };
    }
  }
}

/** The construct and its patches. */
export function statementsOf(bench: Workbench, props: Code, patches: readonly Code[]): Statement[] {
  const construct = create(ours(bench.release.construct), variable(bench.chart.variable), verbatim(bench.id), props);
  const rollout = member(variable(bench.variable), 'rollout');
  return [
    ...bench.before,
    ...bench.draft.declarations.statements,
    { variable: bench.variable, code: construct },
    ...(patches.length === 0 ? [] : [{ code: call(member(call(imported('cdk8s', 'ApiObject.of'), rollout), 'addJsonPatch'), ...patches) }]),
  ];
}

export function makeWith(bench: Workbench, props: Code, patches: readonly Code[] = []): Made {
  return bench.trial.make(bench.chart, statementsOf(bench, props, patches));
}

/** Props that the construct takes. Where it refuses them, a part without which it does, or has another objection, is left out. */
function propsThatWork(bench: Workbench, kept: Map<Part, string>, exact: boolean): Code {
  let tried = attempt(bench, [...kept.keys()], exact);
  while (tried.error !== undefined) {
    const { error } = tried;
    const others = OPTIONAL.filter((part) => !kept.has(part)).map((part) => ({ part, ...attempt(bench, [...kept.keys(), part], exact) }));
    const better = others.find((other) => other.error === undefined) ?? others.find((other) => other.error !== error);
    if (!better) {
      throw new NotRecognised(error);
    }
    kept.set(better.part, error);
    tried = better;
  }
  return tried.props;
}

function attempt(bench: Workbench, kept: readonly Part[], exact: boolean): { readonly props: Code; readonly error?: string } {
  const props = serviceCode({ ...bench.draft, exact, kept: new Set(kept) }, existingTemplates);
  const { error } = makeWith(bench, props);
  if (error?.includes('acceptReplicaShare') && props.is === 'object') {
    const accepting = object({ ...Object.fromEntries(props.entries), acceptReplicaShare: verbatim(true) });
    return { props: accepting, error: makeWith(bench, accepting).error };
  }
  return { props, error };
}

/** What speaks against an object around the Rollout that the construct makes. */
function objectionTo(bench: Workbench, pair: Pair): { readonly made: JsonObject; readonly reason: string } | undefined {
  const { ours: made, theirs } = pair;
  const title = `${String(made.kind)} ${nameOf(made)}`;
  if (!theirs) {
    return WELCOME.includes(String(made.kind)) ? undefined : { made, reason: `${title} is not among the manifests` };
  }
  const [loss] = lossesOf(bench, pair);
  return loss && { made, reason: describeDifference(String(made.kind), nameOf(made), loss) };
}

/** Kinds that a release may well gain. */
const WELCOME = ['PodDisruptionBudget', 'Service'];

function pairsOf({ release }: Workbench, made: readonly JsonObject[]): Pair[] {
  const theirs = new Map([release.rollout, ...release.neighbours].map((one) => [identityOf(one), one]));
  return made.map((one) => ({ ours: one, theirs: theirs.get(identityOf(one)) }));
}

/** What the construct would lose of an object, or change. A number of pods beside an autoscaler would be one too many. */
function lossesOf({ release }: Workbench, { ours: made, theirs }: Pair): Difference[] {
  if (!theirs) {
    return [];
  }
  // Names that only the construct gives to ports are unknown to the pods that run: a Service by these names would lose them.
  const ports = new Map([...portNumbersOf(release.deployment ?? release.rollout), ...portNumbersOf(made)]);
  return differencesOf(theirs, made).filter((difference) => (
    isLoss(difference, ports) || (theirs === release.rollout && release.autoscaler && difference.theirs === undefined && difference.path.join('.') === 'spec.replicas')
  ));
}

/** Group, kind and name: a version of the API is no identity. */
function identityOf({ apiVersion, kind, metadata }: JsonObject): string {
  const version = String(apiVersion);
  return JSON.stringify([version.includes('/') ? version.split('/')[0] : '', kind, textAt(metadata, 'name'), textAt(metadata, 'namespace')]);
}

function nameOf(made: JsonObject): string {
  return textAt(made, 'metadata', 'name') ?? '';
}
