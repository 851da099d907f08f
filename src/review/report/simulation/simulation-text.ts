import { gateSentences, gateTitle, errorPercent, printCount, unseenSentence } from './gate-sentences';
import { title } from '../../inventory/inventory-object';
import { inWords, listed, ordinal, percent } from '../../plan/in-words';
import { Quantiles, ReleaseDistribution } from '../../simulation/release-distribution';
import { SimulationOptions } from '../../simulation/simulation-options';
import { CourseMoment, ReleaseExample, RolloutSimulation, SimulationReport } from '../../simulation/simulation-report';
import { printable } from '../printable';

const BOLD = 1;
const MOST_SAMPLES_NAMED = 4;

/** For people: what becomes of a release, what it costs, and whether its gates can see what is wrong. */
export function simulationText({ options, simulations, unsimulated }: SimulationReport, { colours }: { readonly colours: boolean }): string {
  const bold = (text: string) => colours ? `\u001b[${BOLD}m${text}\u001b[0m` : text;
  const parts = [
    ...simulations.map((simulation) => [
      bold(printable(headingOf(simulation))),
      ...indented([...releaseLines(simulation, options), '', ...exampleLines(simulation), '', options.prometheusDown || options.neverReady || options.abortAtStep !== undefined ? 'Could its gates see it, if nothing else went wrong?' : 'Can its gates see it?', ...indented(gateLines(simulation, options))]),
    ]),
    ...unsimulated.map(({ object, reason }) => [bold(printable(title(object))), ...indented([`Not simulated: ${reason}`])]),
    ...(simulations.length > 0 ? [['Assumed', ...indented(assumptions(options, simulations))]] : []),
  ];
  return parts.map((lines) => `${lines.map((line) => lines[0] === line ? line : printable(line)).join('\n')}\n`).join('\n');
}

function headingOf({ object, strategy, replicas, steps }: RolloutSimulation): string {
  const namespace = object.namespace && ` in namespace ${object.namespace}`;
  const count = steps > 0 ? `, ${steps} steps` : '';
  return `${title(object)}${namespace}: ${strategy === 'canary' ? 'canary' : 'blue-green'}, ${replicas === 1 ? '1 replica' : `${replicas} replicas`}${count}`;
}

function releaseLines({ distribution, ungated, healthy, limit }: RolloutSimulation, options: SimulationOptions): string[] {
  const { errorRate, baseline, requestsPerSecond } = options;
  const worse = errorRate !== baseline;
  const asked = worse ? `A version that fails ${errorPercent(errorRate)} of its requests, where the old one fails ${errorPercent(baseline)}`
    : `A version that fails ${errorPercent(errorRate)} of its requests, as the old one does`;
  const { exposed, failedMore } = distribution;
  return [
    `${asked}, at ${printCount(requestsPerSecond)} requests a second:`,
    ...indented([
      ...endingLines(distribution),
      `It answers ${spread(exposed, 'request', 'requests')}; ${spread(failedMore, 'fails', 'fail')} that would not have failed.`,
      `Without a gate it is ${ungated.outcome === 'unfinished' ? `not promoted within ${inWords(limit)}` : `${ungated.outcome} after ${inWords(ungated.at)}`}. `
        + `Within ${inWords(limit)} it answers ${printCount(ungated.cost.exposed)} requests, and ${printCount(ungated.cost.failedMore)} fail that would not have failed.`,
    ]),
    ...(worse ? [`A version that is as good as the old one is promoted in ${healthy.promoted} of ${healthy.runs} releases${
      healthy.aborted > 0 ? `, and aborted in ${healthy.aborted}` : ''}.`] : []),
  ];
}

function endingLines({ runs, aborted, promoted, others, caughtBy, abortedAt, endings }: ReleaseDistribution): string[] {
  const lines: string[] = [];
  if (aborted > 0) {
    const { median, upper95 } = abortedAt!;
    const when = median === upper95 ? `after ${inWords(median)}` : `half of them within ${inWords(median)}, 95 % within ${inWords(upper95)}`;
    lines.push(`It is aborted in ${aborted} of ${runs} releases, ${when}.`);
    const named = caughtBy.slice(0, MOST_SAMPLES_NAMED).map(({ metric, sample, outcome, runs: count }) =>
      `the ${ordinal(sample)} sample of ${metric}${outcome === 'Error' ? ', which cannot be measured,' : ''} in ${count}`);
    const rest = caughtBy.slice(MOST_SAMPLES_NAMED).reduce((sum, { runs: count }) => sum + count, 0);
    lines.push(...(named.length > 0 ? [`It is caught by ${listed([...named, ...(rest > 0 ? [`others in ${rest}`] : [])])}.`] : []));
    lines.push(...(caughtBy.length === 0 ? [`No metric catches it: ${endings.find(({ outcome }) => outcome === 'aborted')!.message || 'a person aborts'}.`] : []));
  }
  if (promoted > 0) {
    lines.push(`It is promoted in ${promoted} of ${runs} releases; after that no gate of this release watches it.`);
  }
  if (others > 0) {
    endings.filter(({ outcome }) => outcome === 'replaced' || outcome === 'unfinished').forEach(({ outcome, phase, message, runs: count }) =>
      lines.push(outcome === 'replaced' ? `Another version takes its place in ${count} of ${runs} releases.`
        : `It does not end in ${count} of ${runs} releases: ${[phase, message].filter((part) => part).join(', ')}.`));
  }
  return lines;
}

function spread({ median, upper95, worst }: Quantiles, one: string, several: string): string {
  const [middle, high, highest] = [median, upper95, worst].map((value) => printCount(value));
  const more = middle === highest ? '' : ` (in 95 % of the releases at most ${high}, at worst ${highest})`;
  return `${middle} ${middle === '1' ? one : several}${more}`;
}

function exampleLines({ example, steps }: RolloutSimulation): string[] {
  const { seed, course, at, outcome, caughtBy } = example;
  const last = course.filter((moment, index) => clock(moment.at) !== clock(course[index + 1]?.at ?? -1));
  const shown = last.filter((moment, index) => index === 0 || differs(moment, last[index - 1]));
  const rows = shown.map((moment) => [clock(moment.at), ...(steps > 0 ? [`step ${moment.step ?? 0} of ${steps}`] : []), percent(moment.share),
    `${moment.stablePods} old, ${moment.newPods} new`, stateOf(moment)]);
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const by = caughtBy ? ` by the ${ordinal(caughtBy.sample)} sample of ${caughtBy.metric}` : '';
  return [
    `For example (seed ${seed}), ${outcome}${by}${outcome === 'unfinished' ? '' : ` after ${inWords(at)}`}: share of the requests and available pods`,
    ...indented(rows.map((row) => row.map((cell, column) => column === 0 ? cell.padStart(widths[0]) : cell.padEnd(widths[column])).join('  ').trimEnd())),
  ];
}

function differs(one: CourseMoment, other: CourseMoment): boolean {
  return one.step !== other.step || one.share !== other.share || stateOf(one) !== stateOf(other);
}

function stateOf({ phase, message }: ReleaseExample['course'][number]): string {
  return phase === 'Paused' || phase === 'Degraded' ? [phase, message].filter((part) => part).join(': ') : phase;
}

/** `0:45`, `12:05`, `1:02:45` */
function clock(at: number): string {
  const seconds = Math.round(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

function gateLines({ gates: { sights, unseen }, missingTemplates }: RolloutSimulation, options: SimulationOptions): string[] {
  const missing = missingTemplates ? ['A template that it names is not in what was read: what that measures is not simulated.'] : [];
  if (sights.length + unseen.length === 0) {
    return [...missing, ...(missing.length > 0 ? [] : ['It has no analysis: nothing but its pods and people can stop it.'])];
  }
  return [
    ...sights.flatMap((sight) => [gateTitle(sight), ...indented(gateSentences(sight, options))]),
    ...unseen.flatMap((metric) => [gateTitle(metric), ...indented([unseenSentence(metric)])]),
    ...missing,
  ];
}

function assumptions(
  { dispersion, readySeconds, scrapeInterval, errorSeries, manualGateSeconds, slow }: SimulationOptions, simulations: readonly RolloutSimulation[],
): string[] {
  const sights = simulations.flatMap(({ gates }) => gates.sights);
  return [
    `Requests come evenly. Pods are ready after ${inWords(readySeconds)}; the controller, the API server and the router take no time.`,
    dispersion === 1 ? 'Whether a request fails does not depend on others. Errors that come in bursts are caught less often: see --burst.'
      : `Errors come together: their number varies ${dispersion} times more than if they were independent.`,
    `Prometheus scrapes each pod ${scrapeInterval === 0 ? 'all the time' : `every ${inWords(scrapeInterval)}`}, and sees of a window what comes between the first and the last scrape in it.`,
    errorSeries === 0 ? 'Errors are counted from zero on, before there are any.'
      : `Errors come as ${errorSeries === undefined ? 'a time series for each pod' : errorSeries === 1 ? 'one time series' : `${errorSeries} time series`
      }. Each begins with its first error, which is never seen: see --error-series.`,
    ...(sights.some(({ overlapping }) => overlapping) ? ['Samples that are closer than their query looks back see the same requests again, and so the same errors.'] : []),
    ...(simulations.some(({ manualGates }) => manualGates)
      ? [`Where a release waits for a person, it is promoted after ${inWords(manualGateSeconds)}, whatever its metrics show.`] : []),
    ...(slow === undefined ? [] : [`Metrics of latency measure ${slow}, in their own unit.`]),
  ];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => line && `  ${line}`);
}
