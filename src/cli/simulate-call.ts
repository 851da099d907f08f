import { readArguments } from './arguments';
import { WrongCall } from './command';
import { amount, atLeastOne, momentAndCount, seconds, share, wholeNumber } from './quantities';
import { SIMULATION_DEFAULTS, SimulationOptions } from '../review/simulation/simulation-options';

/** What a call of `simulate` asks for. */
export interface SimulateCall {
  readonly paths: readonly string[];
  readonly options: SimulationOptions;
  /** Only the Rollouts of this name, or `namespace/name`. */
  readonly rollout?: string;
  readonly output: 'text' | 'json';
}

const MOST_RUNS = 10_000;

/** Reads the arguments. Throws a WrongCall that says what is wrong and what is accepted. */
export function readSimulateCall(args: readonly string[]): SimulateCall {
  const { values, positionals: paths } = readArguments(args, {
    'rps': { type: 'string' },
    'error-rate': { type: 'string' },
    'baseline': { type: 'string' },
    'slow': { type: 'string' },
    'burst': { type: 'string' },
    'errors-from': { type: 'string' },
    'ready': { type: 'string' },
    'scrape': { type: 'string' },
    'error-series': { type: 'string' },
    'manual-gate': { type: 'string' },
    'never-ready': { type: 'boolean' },
    'prometheus-down': { type: 'boolean' },
    'no-traffic': { type: 'boolean' },
    'scale-out': { type: 'string' },
    'push': { type: 'string' },
    'drain': { type: 'string' },
    'abort-at': { type: 'string' },
    'limit': { type: 'string' },
    'rollout': { type: 'string' },
    'seed': { type: 'string' },
    'runs': { type: 'string' },
    'output': { type: 'string', default: 'text' },
  });
  if (paths.length === 0) {
    throw new WrongCall('no FILE is given; - is standard input');
  }
  const noTraffic = values['no-traffic'] === true;
  if (values.rps === undefined && !noTraffic) {
    throw new WrongCall('--rps is not given; accepted: the requests a second of all users, such as --rps 200');
  }
  if (values['error-rate'] === undefined) {
    throw new WrongCall('--error-rate is not given; accepted: the share of its requests that the new version fails, such as --error-rate 2%');
  }
  if (values.output !== 'text' && values.output !== 'json') {
    throw new WrongCall(`--output is ${JSON.stringify(values.output)}; accepted: text, json`);
  }
  type Name = keyof typeof values;
  const read = <Value>(name: Name, reader: (option: string, text: string) => Value): Value | undefined =>
    values[name] === undefined ? undefined : reader(`--${name}`, String(values[name]));
  const scaleOut = read('scale-out', (option, text) => momentAndCount(option, text, 'REPLICAS'));
  const drain = read('drain', (option, text) => momentAndCount(option, text, 'PODS'));
  const limit = read('limit', seconds);
  if (limit === 0) {
    throw new WrongCall('--limit is "0"; accepted: a duration above 0');
  }
  const errorRate = read('error-rate', share)!;
  const baseline = read('baseline', share);
  if (baseline !== undefined && baseline > errorRate) {
    throw new WrongCall(`--baseline is ${JSON.stringify(values.baseline)}, more than --error-rate; accepted: at most as much, as the new version is the bad one`);
  }
  return {
    paths,
    output: values.output,
    ...(values.rollout !== undefined && { rollout: values.rollout }),
    options: {
      requestsPerSecond: noTraffic ? 0 : read('rps', amount)!,
      errorRate,
      baseline: baseline ?? Math.min(errorRate, SIMULATION_DEFAULTS.baseline),
      errorsFrom: read('errors-from', amount),
      dispersion: read('burst', atLeastOne) ?? SIMULATION_DEFAULTS.dispersion,
      slow: read('slow', seconds),
      readySeconds: read('ready', seconds) ?? SIMULATION_DEFAULTS.readySeconds,
      scrapeInterval: read('scrape', seconds) ?? SIMULATION_DEFAULTS.scrapeInterval,
      errorSeries: read('error-series', (option, text) => wholeNumber(option, text, 0)),
      manualGateSeconds: read('manual-gate', seconds) ?? SIMULATION_DEFAULTS.manualGateSeconds,
      neverReady: values['never-ready'],
      prometheusDown: values['prometheus-down'],
      scaleOut: scaleOut && { after: scaleOut.after, replicas: scaleOut.count },
      push: read('push', seconds),
      drain: drain && { after: drain.after, pods: drain.count },
      abortAtStep: read('abort-at', (option, text) => wholeNumber(option, text, 0)),
      limit,
      seed: read('seed', (option, text) => wholeNumber(option, text, 0)) ?? SIMULATION_DEFAULTS.seed,
      runs: read('runs', (option, text) => wholeNumber(option, text, 1, MOST_RUNS)) ?? SIMULATION_DEFAULTS.runs,
    },
  };
}
