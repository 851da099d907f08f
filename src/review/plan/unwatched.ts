import { inWords, listed, percent } from './in-words';
import { PlannedPhase } from './planned-phase';
import { signalsOf } from './signals';
import { DEFAULT_THRESHOLDS } from '../engine/thresholds';
import { AnalysisUse, UsedMetric } from '../inventory/analyses-of';
import { bypassingServices } from '../inventory/bypassing-services';
import { KINDS } from '../inventory/kinds';
import { managedRoutes } from '../inventory/managed-routes';
import { Relations } from '../inventory/relations';
import { Workload } from '../inventory/workload';
import { measuredRatio, outcomeOfSamples } from '../rules/analysis/measured-ratio';
import { lengthOf } from '../rules/analysis/measurements';
import { seconds } from '../rules/analysis/placeholders';

/** More than that nobody reads. */
const MOST_SENTENCES = 6;

/** What the questions below are asked of. */
interface Watched {
  readonly relations: Relations;
  readonly workload: Workload;
  readonly phases: readonly PlannedPhase[];
  readonly uses: readonly AnalysisUse[];
  /** The metrics whose outcome counts. */
  readonly metrics: readonly { readonly used: UsedMetric; readonly use: AnalysisUse }[];
}

type Question = (watched: Watched) => string[];

/** What can go wrong in a release and is seen by no gate, the gravest first, and no more of it than is read. */
export function unwatched(relations: Relations, workload: Workload, phases: readonly PlannedPhase[]): string[] {
  const uses = relations.analysesOf(workload);
  const metrics = uses.flatMap((use) => use.metrics.filter(({ dryRun }) => !dryRun).map((used) => ({ used, use })));
  const measured = metrics.length > 0 || uses.some(({ complete }) => !complete);
  const questions = measured ? [...OF_ANALYSES, ...OF_ROUTES, saturation] : [nothingMeasured, ...OF_ROUTES];
  return questions.flatMap((question) => question({ relations, workload, phases, uses, metrics })).slice(0, MOST_SENTENCES);
}

function nothingMeasured({ workload: { canary }, phases, uses }: Watched): string[] {
  const dry = names(uses.flatMap((use) => use.metrics));
  if (dry.length > 0) {
    return [`Every metric is a dry run (${listed(dry)}): whatever they measure, nothing stops the release`];
  }
  const plugins = (canary?.steps ?? []).flatMap(({ plugin }) => plugin?.name ?? []);
  if (plugins.length > 0) {
    return [`No analysis measures anything, and what the step plugin ${listed([...new Set(plugins)])} looks at is not known`];
  }
  return [phases.some(({ gate }) => gate?.kind === 'manual')
    ? 'No analysis measures anything: what the person who promotes does not look at gets to everybody'
    : 'No analysis measures anything: a version whose pods are ready and that fails its requests gets to everybody'];
}

const incomplete: Question = ({ uses }) => {
  const missing = uses.filter(({ complete }) => !complete).map(({ moment, step }) => moment === 'step' || moment === 'experiment' ? `${moment} ${step}` : moment);
  return missing.length === 0 ? [] : [`What the ${listed([...new Set(missing)])} ${missing.length === 1 ? 'analysis' : 'analyses'} would notice is not known: templates are not among the manifests`];
};

const betweenSwitchAndAnalysis: Question = ({ workload: { blueGreen } }) => {
  const { prePromotionAnalysis, postPromotionAnalysis } = blueGreen ?? {};
  return [
    ...(blueGreen && !prePromotionAnalysis ? ['Nothing is measured before the switch: every user meets the new version before its first sample'] : []),
    ...(blueGreen && !postPromotionAnalysis ? ['Nothing is measured after the switch: what only the requests of users bring about is seen by nobody'] : []),
  ];
};

const dryRuns: Question = ({ uses }) => {
  const dry = names(uses.flatMap((use) => use.metrics.filter(({ dryRun }) => dryRun)));
  return dry.length === 0 ? [] : [`${listed(dry)} ${dry.length === 1 ? 'is a dry run' : 'are dry runs'}: measured, and without effect`];
};

/** The share of the requests that the new version has by the time of the first sample, where that is much. */
const beforeFirstSample: Question = ({ workload: { canary }, phases, metrics }) => {
  const first = Math.min(...metrics.map(({ used, use }) => {
    const start = phases.find(({ stepIndex }) => stepIndex !== undefined && stepIndex >= (use.step ?? 0))?.startsAt ?? Infinity;
    return start + (seconds(used.metric.initialDelay, use.args) ?? 0);
  }));
  const before = phases.filter((phase) => phase.startsAt + phase.seconds < first);
  const exposure = Math.max(0, ...before.map((phase) => phase.exposure));
  const large = 100 * exposure > DEFAULT_THRESHOLDS.firstWeight && before.every(({ gate }) => gate?.kind !== 'manual');
  return canary && large && Number.isFinite(first)
    ? [`${exposure === 1 ? 'Every request is' : `${percent(exposure)} of the requests are`} the new version’s before the first sample of any analysis, ${inWords(first)} after the beginning`] : [];
};

const withoutRequests: Question = ({ metrics }) => {
  const passing = names(metrics.filter(({ used, use }) => {
    const fallback = measuredRatio(used, use)?.fallback;
    return outcomeOfSamples(used, use, fallback === undefined ? [] : [fallback]) === 'success';
  }).map(({ used }) => used));
  return passing.length === 0 ? [] : [`${listed(passing)} ${passing.length === 1 ? 'passes' : 'pass'} when there are no requests: with little traffic the new version goes on unseen`];
};

const otherSignals: Question = ({ workload, uses, metrics }) => {
  const signals = uses.every(({ complete }) => complete) ? signalsOf(metrics, workload) : undefined;
  return signals === undefined || signals.size === 0 ? [] : [
    ...(signals.has('latency') ? [] : ['No metric measures latency: a version that answers well and too slowly passes']),
    ...(signals.has('successRatio') || signals.has('errorRatio') ? [] : ['No metric measures failed requests: a version that fails quickly passes']),
  ];
};

/** A background analysis with a count stops guarding when it is through. */
const endsEarly: Question = ({ phases, uses }) => uses.filter(({ moment }) => moment === 'background').flatMap((use) => {
  const length = lengthOf(use);
  const start = phases.find(({ stepIndex }) => stepIndex !== undefined && stepIndex >= (use.step ?? 0))?.startsAt ?? 0;
  const rest = phases[phases.length - 1].startsAt - start - (length ?? Infinity);
  return rest > 0 ? [`The background analysis is over ${inWords(length!)} after it has begun, and nothing measures the last ${inWords(rest)} of the release`] : [];
});

const underFullLoad: Question = ({ workload: { canary }, phases }) => {
  const held = Math.max(0, ...phases.filter(({ gate }) => gate).map(({ exposure }) => exposure));
  return canary && held > 0 && held < 1
    ? [`Nothing holds the release between ${percent(held)} and all of the requests: what breaks under full load only shows after the promotion, when an abort does nothing`] : [];
};

const OF_ANALYSES: readonly Question[] = [
  incomplete, betweenSwitchAndAnalysis, dryRuns, beforeFirstSample, endsEarly, withoutRequests, otherSignals, underFullLoad,
];

const pastTheWeights: Question = ({ relations, workload }) => {
  const services = bypassingServices(relations, workload).map(({ object }) => object.name);
  const effect = workload.blueGreen ? 'before the switch as well' : 'whatever the weight is';
  return services.length === 0 ? [] : [`Who calls Service ${listed(services)} meets both versions, ${effect}`];
};

/** Routers at the edge divide what comes through them. A Service that is called directly leads to the stable version alone. */
const callersInside: Question = ({ relations: { inventory }, workload }) => {
  const { canary } = workload;
  const { routers, routes, certain } = managedRoutes(inventory, workload);
  const toServices = [KINDS.httpRoute, KINDS.grpcRoute].flatMap((kind) => inventory.of(kind))
    .some(({ object, manifest }) => routes.has(object) && (manifest.spec?.parentRefs ?? []).some(({ kind }) => kind === 'Service'));
  const atEdge = routers.length > 0 && certain && !toServices && routers.every((router) => router !== 'istio' && router !== 'smi' && router !== 'appMesh');
  return canary?.stableService !== undefined && atEdge && routes.size > 0
    ? [`Callers inside the cluster that use Service ${canary.stableService} directly meet the new version only when it is promoted, all of them at once`] : [];
};

const OF_ROUTES: readonly Question[] = [pastTheWeights, callersInside];

const SATURATION = /cpu|memory|heap|throttl|queue|backlog|pool|saturation|goroutine|thread|connections/i;

function saturation({ phases, uses, metrics }: Watched): string[] {
  const queries = metrics.map(({ used }) => used.metric.provider?.prometheus?.query);
  const automatic = phases[phases.length - 1].startsAt;
  return queries.length === 0 || uses.some(({ complete }) => !complete) || queries.some((query) => query === undefined || SATURATION.test(query)) ? []
    : [`Nothing measures CPU, memory or queues: what fills up more slowly than in the ${inWords(automatic)} of the release is not seen`];
}

function names(metrics: readonly UsedMetric[]): string[] {
  return [...new Set(metrics.map(({ name }) => name))];
}
