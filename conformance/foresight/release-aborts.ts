import { PhasePair } from './phase-agreement';
import { RecordedRelease } from './recorded-release';
import { Observation, StoryRecord } from './story';
import { PlannedMetric } from '../../src/review/plan/planned-phase';
import { PlannedRelease } from '../../src/review/plan/planned-release';

/** Seconds until the stable version answered every request again, against the plan. */
export interface AbortTime {
  readonly phase: string;
  readonly recorded: number;
  readonly planned: number;
}

/** How long the way back took, where a release was aborted; undefined where it was not. */
export function abortTime(
  plan: PlannedRelease, pairs: readonly PhasePair[], release: RecordedRelease, { observations, actions }: StoryRecord,
): AbortTime | undefined {
  const { disturbed, begin } = release;
  const aborted = (observations ?? []).find(({ at, aborted: is }) => at > begin && is);
  if (!disturbed?.by.includes('abort') || !aborted) {
    return undefined;
  }
  const command = actions.findIndex(({ at }) => at === disturbed.at);
  const from = Math.min(aborted.at, command < 0 ? Infinity : actions[command + 1]?.at ?? Infinity);
  const back = observations!.find((one) => one.at >= from && one.aborted && isBack(one, plan, release));
  const { planned, recorded } = pairs[pairs.length - 1];
  return { phase: recorded.key, recorded: back ? back.at - from : Infinity, planned: planned.abortSeconds ?? NaN };
}

function isBack(
  { services = {}, weight, routedWeight, replicas = {} }: Observation, { strategy, traffic }: PlannedRelease, { version, before }: RecordedRelease,
): boolean {
  if (strategy === 'blue-green') {
    return services[traffic.stableService!] === before;
  }
  return weight === undefined ? (replicas[version]?.ready ?? 0) === 0 : weight === 0 && routedWeight === '0';
}

/** The metric that aborted a release: how many samples had failed, and when, against the plan. */
export interface AbortingSample {
  readonly metric: string;
  readonly recorded: number;
  readonly planned?: number;
  /** Seconds from the first sight of the analysis until it had failed. */
  readonly after: number;
  readonly earliest?: number;
  readonly job: boolean;
}

export function abortingSamples(plan: PlannedRelease, { analyses = {}, observations }: StoryRecord): AbortingSample[] {
  return Object.entries(analyses).filter(([, { phase }]) => phase === 'Failed').flatMap(([run, { metrics = {} }]) => {
    const begun = observations!.find(({ analysis = {} }) => analysis[run] !== undefined)!.at;
    const failed = observations!.find(({ analysis = {} }) => analysis[run] === 'Failed')!.at;
    return Object.entries(metrics).filter(([, { phase }]) => phase === 'Failed').map(([metric, counts]): AbortingSample => {
      const planned = plannedMetric(plan, run, metric);
      return {
        metric: `${run} ${metric}`,
        recorded: counts.failed ?? 0,
        planned: planned?.abortingSample,
        after: failed - begun,
        earliest: planned?.earliestAbort,
        job: planned?.measures === 'whether a Job succeeds',
      };
    });
  });
}

/** A run of blue-green says in its name when it is; another has a metric of a name of its own in these stories. */
function plannedMetric({ analyses }: PlannedRelease, run: string, name: string): PlannedMetric | undefined {
  const moment = ['pre', 'post'].find((one) => run.endsWith(`-${one}`));
  const [found, ...others] = analyses.filter((analysis) => moment === undefined || analysis.name === `${moment}-promotion`)
    .flatMap(({ metrics }) => metrics.filter((metric) => metric.name === name));
  return others.length > 0 ? undefined : found;
}
