import { goRegularExpression } from '../go-regular-expression';
import { JoinedRun, PlacedMetric, RunArgument, repeated } from './joined-templates';
import { JsonObject, textOf } from './json-values';
import { proposals, resolvePlaceholders } from './metric-placeholders';
import { MetricProblem, metricProblems } from './metrics';

/** A problem of a run: of one of its metrics, or of the run as a whole where there is no metric. */
export interface RunProblem extends MetricProblem {
  readonly metric?: PlacedMetric;
}

/**
 * The problems of a run. For the arguments that only the cluster knows values of several kinds are tried: what is good with one of them is good.
 */
export function runProblems(run: JoinedRun): RunProblem[] {
  const unknown = run.args.filter((argument) => argument.unknown).map(({ name }) => name);
  const tries = proposals(run.metrics.map(({ metric }) => metric), unknown)
    .map((values) => run.args.map((argument) => (values.has(argument.name) ? { ...argument, value: values.get(argument.name) } : argument)))
    .map((args) => problemsWith(run, args));
  return tries.find((problems) => problems.every(({ id }) => id === 'AR422')) ?? tries[0];
}

function problemsWith(run: JoinedRun, args: readonly RunArgument[]): RunProblem[] {
  const resolved = run.metrics.map((placed) => ({ placed, ...resolvePlaceholders(placed.metric, args) }));
  const ofMetrics = resolved.flatMap(({ placed, metric, problems }) => [
    ...problems.map((message): RunProblem => ({
      id: 'AR216', path: '', message, mend: 'declare the argument in the template\'s args, or mend the placeholder', metric: placed,
    })),
    ...(problems.length > 0 ? [] : metricProblems(metric).map((problem): RunProblem => ({ ...problem, metric: placed }))),
  ]);
  return [...ofMetrics, ...wholeRunProblems(run, resolved.map(({ metric }) => metric))];
}

function wholeRunProblems(run: JoinedRun, metrics: readonly JsonObject[]): RunProblem[] {
  const names = metrics.map(({ name }) => textOf(name));
  const unfit = (id: 'AR214' | 'AR215', field: string, rules: readonly string[]) => rules
    .filter((rule) => !names.some((name) => goRegularExpression(rule)?.test(name)))
    .map((rule): RunProblem => ({
      id, path: `.${field}`, message: `the rule ${JSON.stringify(rule)} fits no metric`, mend: 'write a regular expression that fits a metric\'s name: .* fits all',
    }));
  return [
    ...(metrics.length === 0 ? [{ id: 'AR201', path: '.metrics', message: 'there are no metrics', mend: 'add one' } as const] : []),
    ...repeated(names).map((name): RunProblem => ({ id: 'AR202', path: '.metrics', message: `two metrics are named "${name}"`, mend: 'rename one of them' })),
    ...unfit('AR214', 'dryRun', run.dryRun),
    ...unfit('AR215', 'measurementRetention', run.measurementRetention),
  ];
}
