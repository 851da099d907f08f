import { RunKind } from './environment';
import { drawnErrorModels, LEAST_SCRAPE_SECONDS, scrapedWindow, SimulatedLoad } from './load-environment';
import { byMetric, measurementSchedule, ScheduledMeasurement } from './measurement-schedule';
import { metricSignal, metricWindow } from './metric-signal';
import { RequestFlow } from './request-flow';
import { resultOutcome } from './result-outcome';
import { failedBy, GateMeasurement, Likelihood, Thresholds } from './sampled-gate';
import { ReleaseScenario } from './simulate-release';
import { MetricSpec } from '../../manifest/analysis';
import { ErrorModel } from '../../semantics/statistics/binomial-tail';
import { requestsNeeded } from '../../semantics/statistics/requests-needed';
import { goDuration } from '../../semantics/validation/durations';

/** What a gate sees while one share of the requests goes to the new version. */
export interface StageSight {
  readonly requestsPerSecond: number;
  /** The share of all requests, from 0 to 1. */
  readonly share: number;
  readonly seconds: number;
  readonly requests: number;
  /** The samples that are taken in this time, and how many requests the last of them sees. */
  readonly samples: number;
  readonly requestsPerSample: number;
  /** How likely the bad version is caught by the end of this time. */
  readonly caught: Likelihood;
}

/** What it would take to catch the bad version at the first share, with the probability that is aimed at. */
export interface NeededSight {
  readonly probability: number;
  /** One sample over so many requests would do, which take so many seconds; absent where no number does. */
  readonly window?: { readonly requests: number; readonly seconds: number };
  /** So many samples like those that there are would do, for which the share is kept for so long. */
  readonly samples?: { readonly count: number; readonly seconds: number; readonly falseAlarm: number };
}

/** Whether a metric of an analysis can see what it is there for, with the requests that it really gets. */
export interface GateSight {
  readonly run: RunKind;
  /** The step that it is, counted from 0. */
  readonly step?: number;
  readonly metric: string;
  /** Whether its outcome is recorded and has no effect. */
  readonly dryRun: boolean;
  /** The share of errors that still passes. */
  readonly tolerated: number;
  readonly windowSeconds: number;
  readonly intervalSeconds?: number;
  readonly failureLimit: number;
  /** Whether samples see requests again that the sample before has seen. */
  readonly overlapping: boolean;
  readonly stages: readonly StageSight[];
  /** How likely the bad version is caught by the end of the release. */
  readonly caught: Likelihood;
  /** How likely a version as good as the stable one is aborted. */
  readonly falseAlarm: Likelihood;
  /** Absent where it is caught that often as it is. */
  readonly needed?: NeededSight;
}

/** A metric about which chance does not decide, or about which nothing can be said. */
export interface UnseenMetric {
  readonly run: RunKind;
  readonly step?: number;
  readonly metric: string;
  /**
   * `no requests`: none reach the version while it measures. `window`: it looks back no further than the time between two scrapes. `latency`: it is
   * taken as given. `unknown`: it is no share of requests, as far as its query and conditions show, and is taken to succeed. `both versions`: it asks
   * about the stable version's requests, too, in which the errors of the new one are few; it is taken to succeed.
   */
  readonly reason: 'no requests' | 'window' | 'latency' | 'unknown' | 'both versions';
}

export interface GateSights {
  readonly sights: readonly GateSight[];
  readonly unseen: readonly UnseenMetric[];
}

/** How surely a gate should catch a bad version, and how seldom it should take a healthy one for bad. */
export const AIM = 0.95;
const FALSE_ALARM = 0.05;
/** Pauses that are longer than this are no advice. */
const LONGEST_PAUSE_SECONDS = 6 * 3600;
const MOST_SAMPLES = 200;
const FIRST_TRIED = 12;

/** What each metric of a release's analyses can see: at which requests, how surely, and what it would take to see more. */
export function gateSights(scenario: ReleaseScenario): GateSights {
  const { measurements, flow } = measurementSchedule(scenario);
  const unseen: UnseenMetric[] = [];
  const sights = [...byMetric(measurements).values()].flatMap((taken): GateSight[] => {
    const [{ run, step, metric }] = taken;
    if (!taken.some(({ sample }) => sample)) {
      const signal = metricSignal(metric);
      const short = metricWindow(metric) <= scenario.load.scrapeInterval;
      const reason = signal === undefined ? 'unknown' : signal === 'latency' ? 'latency' : short ? 'window' : 'no requests';
      unseen.push({ run, ...(step !== undefined && { step }), metric: metric.name, reason });
      return [];
    }
    return [sightOf(taken, scenario.load, flow)];
  });
  return { sights, unseen };
}

function sightOf(taken: readonly ScheduledMeasurement[], load: SimulatedLoad, flow: RequestFlow): GateSight {
  const [{ run, step, metric, dryRun }] = taken;
  const bad = failedBy(metric, taken, drawnErrorModels(load, flow));
  const healthy = failedBy(metric, taken, drawnErrorModels({ ...load, errorRate: load.baseline }, flow));
  const samples = taken.flatMap(({ sample }) => sample ?? []);
  const stages = stagesOf(taken, bad, load, flow);
  const [first] = stages;
  return {
    run,
    ...(step !== undefined && { step }),
    metric: metric.name,
    dryRun,
    tolerated: toleratedErrors(metric),
    windowSeconds: metricWindow(metric),
    ...(metric.interval !== undefined && { intervalSeconds: intervalSeconds(metric) }),
    failureLimit: Number(metric.failureLimit ?? 0),
    overlapping: samples.some((sample, index) => index > 0 && sample.from < samples[index - 1].to),
    stages: stages.map(({ stage }) => stage),
    caught: bad[bad.length - 1],
    falseAlarm: healthy[healthy.length - 1],
    ...(first.stage.caught.probability < AIM && { needed: neededAt(taken[0], first, load, flow) }),
  };
}

/** A stage, and the moment of the simulation at which it begins. */
interface PlacedStage {
  readonly stage: StageSight;
  readonly from: number;
}

/** The times of one share each in which samples with requests are taken. */
function stagesOf(taken: readonly ScheduledMeasurement[], bad: readonly Likelihood[], load: SimulatedLoad, flow: RequestFlow): PlacedStage[] {
  return flow.spans.flatMap(({ from, to, requestsPerSecond }): PlacedStage[] => {
    // A sample at the very moment at which the share changes has seen the share before.
    const inside = taken.map((measurement, index) => ({ ...measurement, caught: bad[index] }))
      .filter(({ at }) => at > from && at <= to);
    const samples = inside.flatMap(({ sample }) => sample ?? []);
    if (samples.length === 0) {
      return [];
    }
    const end = Math.min(to, taken[taken.length - 1].at);
    const last = samples[samples.length - 1];
    return [{
      from,
      stage: {
        requestsPerSecond,
        share: requestsPerSecond / load.requestsPerSecond,
        seconds: end - from,
        requests: flow.by(end) - flow.by(from),
        samples: samples.length,
        requestsPerSample: last.to - last.from,
        caught: inside[inside.length - 1].caught,
      },
    }];
  });
}

/** A share that is kept, as a gate sees it from its beginning on. */
interface KeptShare {
  readonly requestsPerSecond: number;
  /** Seconds from its beginning to the first sample. */
  readonly firstSample: number;
  readonly scrapeInterval: number;
  /** Whether the version gets its first requests with it. */
  readonly first: boolean;
  /** Over how many time series errors are spread that have not begun before. */
  readonly series: number;
}

/** What a metric would need while the share stays what it is at first. */
function neededAt(
  { metric, at }: ScheduledMeasurement, { stage: { requestsPerSecond }, from }: PlacedStage, load: SimulatedLoad, flow: RequestFlow,
): NeededSight {
  const { errorRate, baseline, dispersion, scrapeInterval, errorsFrom = 0 } = load;
  const healthy: ErrorModel = { rate: baseline, dispersion };
  const bad: ErrorModel = requestsPerSecond >= errorsFrom ? { rate: errorRate, dispersion } : healthy;
  const first = from === flow.begins;
  const series = first ? load.errorSeries ?? flow.stretches(0, 1)[0]?.pods ?? 0 : 0;
  const requests = requestsNeeded({ atLeast: 1 - toleratedErrors(metric), healthy, bad, caught: AIM, falseAlarm: FALSE_ALARM, unseen: series });
  const window = requests === undefined ? undefined : { requests, seconds: Math.ceil(requests / requestsPerSecond + scrapeInterval) };
  const kept = { requestsPerSecond, firstSample: at - from, scrapeInterval, first, series };
  const samples = metric.interval === undefined ? undefined : samplesNeeded(metric, kept, bad, healthy);
  return { probability: AIM, ...(window && { window }), ...(samples && { samples }) };
}

/** How long samples would have to go on. */
function samplesNeeded(
  metric: MetricSpec, { requestsPerSecond, firstSample, scrapeInterval, first, series }: KeptShare, bad: ErrorModel, healthy: ErrorModel,
): NeededSight['samples'] {
  const interval = intervalSeconds(metric);
  const window = metricWindow(metric);
  const endless = { ...metric, count: undefined, consecutiveSuccessLimit: undefined };
  const before = first ? 0 : window + scrapeInterval;
  const by = (moment: number) => Math.floor(requestsPerSecond * Math.max(0, moment + before) + 1e-9);
  const count = Math.min(MOST_SAMPLES, Math.floor((LONGEST_PAUSE_SECONDS - firstSample) / interval) + 1);
  const measurements = Array.from({ length: Math.max(0, count) }, (_, index): GateMeasurement => {
    const at = firstSample + index * interval;
    const scraped = scrapedWindow(at - window, at, first ? 0 : -Infinity, scrapeInterval);
    const sample = { from: by(scraped.from), to: by(scraped.to) };
    return sample.to > sample.from ? { sample, outcome: 'Successful' } : { outcome: resultOutcome(metric, []) };
  });
  const scrapes = (requests: number) => requests / requestsPerSecond / Math.max(scrapeInterval, LEAST_SCRAPE_SECONDS);
  const seriesOf = (requests: number) => series > 0 && { series: { series, scrapes: scrapes(requests) } };
  const failed = (errors: ErrorModel, until: number) =>
    failedBy(endless, measurements.slice(0, until), (from, to) => to > from ? [{ from, to, errors, ...seriesOf(to - from) }] : []);
  for (let until = FIRST_TRIED; until < 2 * measurements.length; until *= 2) {
    const enough = failed(bad, until).findIndex(({ probability }) => probability >= AIM);
    if (enough >= 0) {
      return { count: enough + 1, seconds: firstSample + enough * interval, falseAlarm: failed(healthy, enough + 1)[enough].probability };
    }
  }
  return undefined;
}

/** The greatest share of errors with which a sample does not fail, as far as a million requests show it. */
function toleratedErrors(metric: MetricSpec): number {
  const requests = 1_000_000;
  return (new Thresholds(metric).of(requests).failed - 1) / requests;
}

function intervalSeconds({ interval = '' }: MetricSpec): number {
  return (goDuration(interval) ?? 0) / 1e9;
}
