import { inWords, ordinal, percent } from '../../plan/in-words';
import { GateSight, StageSight, UnseenMetric } from '../../simulation/gate-sight';

/** What a gate is asked to tell apart. */
export interface AskedOfGate {
  readonly requestsPerSecond: number;
  readonly errorRate: number;
  readonly baseline: number;
}

/** Whether a gate can see it, in sentences: what it tolerates, how surely it catches the bad version at each share, and what it would need. */
export function gateSentences(sight: GateSight, asked: AskedOfGate): readonly string[] {
  const { stages, falseAlarm, dryRun } = sight;
  return [
    toleranceSentence(sight),
    ...stages.map((stage, index) => stageSentence(stage, index === 0, asked)),
    ...neededSentences(sight, asked),
    `A healthy release is aborted with probability ${printProbability(falseAlarm)}.`,
    ...(dryRun ? ['It is a dry run: all of this is recorded only.'] : []),
  ];
}

/** The metric and when it is measured: `success-rate, in the background`. */
export function gateTitle({ run, step, metric }: GateSight | UnseenMetric): string {
  const moments = { background: 'in the background', step: `in step ${step}`, prePromotion: 'before promotion', postPromotion: 'after promotion' };
  return `${metric || 'a metric without a name'}, ${moments[run]}`;
}

/** Why nothing can be said of a metric. */
export function unseenSentence({ reason }: UnseenMetric): string {
  const reasons: Record<UnseenMetric['reason'], string> = {
    'no requests': 'No request reaches the new version while it measures.',
    'window': 'Its query looks back no further than the time between two scrapes: there is never a second sample, and so never a value.',
    'both versions': 'Its query asks about both versions together, so that the errors of the new one are diluted: it is taken to see none of them (ZD606).',
    'latency': 'It measures latency, which is not left to chance here: say with --slow what it is.',
    'unknown': 'What it measures is no share of requests, as far as its query and conditions show: it is taken to succeed.',
  };
  return reasons[reason];
}

/** Two digits, and as many more as it takes to tell it from 0 and 1. */
export function printProbability({ probability, standardError }: { readonly probability: number; readonly standardError: number }): string {
  const certain = standardError === 0;
  if (!certain && (probability === 0 || probability === 1)) {
    const hundredths = Math.ceil(300 * standardError);
    return probability === 0 ? `below ${(hundredths / 100).toFixed(2)}` : `above ${(1 - hundredths / 100).toFixed(2)}`;
  }
  if (probability > 0 && probability < 0.001) {
    return 'below 0.001';
  }
  if (probability < 1 && probability > 0.999) {
    return 'above 0.999';
  }
  return probability > 0.01 && probability < 0.99 ? probability.toFixed(2) : String(Number(probability.toFixed(3)));
}

/** `1,400` */
export function printCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

function toleranceSentence({ tolerated, windowSeconds, intervalSeconds, failureLimit, overlapping }: GateSight): string {
  const limit = failureLimit < 0 ? 'never aborts' : `aborts on the ${ordinal(failureLimit + 1)} sample that fails`;
  const every = intervalSeconds === undefined ? '' : `, looks every ${inWords(intervalSeconds)}`;
  const seenAgain = overlapping ? ' at requests that the sample before has seen in part' : '';
  return `It passes up to ${errorPercent(tolerated)} errors in ${inWords(windowSeconds)}${every}${seenAgain}, and ${limit}.`;
}

function stageSentence({ share, seconds, requests, samples, requestsPerSample, caught }: StageSight, first: boolean, asked: AskedOfGate): string {
  const traffic = `${percent(share)} of ${printCount(asked.requestsPerSecond)} requests a second for ${inWords(seconds)} ${
    requests === 1 ? 'is 1 request' : `is ${printCount(requests)} requests`} (${samples === 1 ? '1 sample, of' : `${samples} samples, the last of`} ${printCount(requestsPerSample)})`;
  const what = first ? `a rise from ${errorPercent(asked.baseline)} to ${errorPercent(asked.errorRate)} errors` : 'it';
  return `${traffic}: ${what} is caught ${first ? '' : 'by then '}with probability ${printProbability(caught)}.`;
}

function neededSentences({ needed, run, stages, tolerated }: GateSight, { errorRate }: AskedOfGate): string[] {
  if (!needed) {
    return [];
  }
  const { samples, window, probability } = needed;
  const ways = [
    ...(samples ? [`with ${samples.count} samples ${run === 'background' ? `while it stays there for ${inWords(samples.seconds)}` : `over ${inWords(samples.seconds)}`}, which abort a healthy release with probability ${printProbability({ probability: samples.falseAlarm, standardError: 0 })}`] : []),
    ...(window ? [`with one sample over ${printCount(window.requests)} requests (${inWords(window.seconds)})`] : []),
  ];
  const share = percent(stages[0].share);
  if (ways.length === 0) {
    return [errorRate <= tolerated
      ? `No pause is long enough: ${errorPercent(errorRate)} errors are not more than it passes.`
      : `At ${share} no pause of some hours makes it ${probability}: its threshold does not lie between the two.`];
  }
  return [`At ${share} it would be ${probability} ${ways.join('; or ')}.`];
}

/** A small share: `0.5 %`, `0.05 %`. */
export function errorPercent(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}
