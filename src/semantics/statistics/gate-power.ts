import { ErrorModel } from './binomial-tail';
import { drawErrors } from './random-errors';
import { SeededRandom } from './seeded-random';
import { fewestErrorsToFail, requestsSeen, sampleFails, SuccessGate } from './success-gate';

/** How likely something is. It is calculated where that is possible; what is drawn comes with its error. */
export interface Likelihood {
  readonly probability: number;
  /** 0 where the probability is exact. */
  readonly standardError: number;
}

const DRAWS = 10_000;

/**
 * How likely the gate aborts a release: of a bad version that is its power, of a healthy one its false alarms.
 * Exact where windows do not overlap, because samples are independent then; else drawn, always with the same numbers.
 */
export function gateAborts(gate: SuccessGate, requestsPerSecond: number, errors: ErrorModel, draws: number = DRAWS): Likelihood {
  return gate.window <= gate.interval ? calculated(gate, requestsPerSecond, errors) : drawn(gate, requestsPerSecond, errors, draws);
}

/** The distribution of the number of failed samples, one sample after the other. */
function calculated(gate: SuccessGate, requestsPerSecond: number, errors: ErrorModel): Likelihood {
  let failed = [1];
  for (let sample = 0; sample < gate.samples; sample++) {
    const fails = sampleFails(requestsSeen(gate, sample, requestsPerSecond), gate.atLeast, errors);
    failed = [...failed, 0].map((probability, count) => probability * (1 - fails) + (count > 0 ? failed[count - 1] * fails : 0));
  }
  return { probability: failed.slice(gate.failureLimit + 1).reduce((sum, probability) => sum + probability, 0), standardError: 0 };
}

function drawn(gate: SuccessGate, requestsPerSecond: number, errors: ErrorModel, draws: number): Likelihood {
  const random = new SeededRandom(JSON.stringify([gate, requestsPerSecond, errors]));
  let aborted = 0;
  for (let draw = 0; draw < draws; draw++) {
    aborted += gateFailsOnce(gate, requestsPerSecond, errors, random) ? 1 : 0;
  }
  const probability = aborted / draws;
  // One more of each kind, so that a probability of none or all is not taken for certain.
  const cautious = (aborted + 1) / (draws + 2);
  return { probability, standardError: Math.sqrt((cautious * (1 - cautious)) / draws) };
}

/** Draws the errors between any two moments at which a window begins or ends, and adds them up for each sample. */
function gateFailsOnce(gate: SuccessGate, requestsPerSecond: number, errors: ErrorModel, random: SeededRandom): boolean {
  const windows = Array.from({ length: gate.samples }, (_, sample) => {
    const end = gate.firstSample + sample * gate.interval;
    return { start: Math.max(gate.scrapeInterval, end - gate.window), end };
  }).filter(({ start, end }) => end > start);
  const moments = [...new Set(windows.flatMap(({ start, end }) => [start, end]))].sort((one, other) => one - other);
  const seenBy = (moment: number) => Math.floor(requestsPerSecond * moment + 1e-9);
  const errorsBy = new Map<number, number>();
  moments.reduce((sum, moment, index) => {
    const total = sum + (index === 0 ? 0 : drawErrors(random, seenBy(moment) - seenBy(moments[index - 1]), errors));
    errorsBy.set(moment, total);
    return total;
  }, 0);
  const failed = windows.filter(({ start, end }) => {
    const requests = seenBy(end) - seenBy(start);
    return requests > 0 && errorsBy.get(end)! - errorsBy.get(start)! >= fewestErrorsToFail(requests, gate.atLeast);
  });
  return failed.length > gate.failureLimit;
}
