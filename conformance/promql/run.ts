import { spawnSync } from 'child_process';
import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Testing } from 'cdk8s';
import { AnalysisMetric, AnalysisTemplate } from 'cdk8s-rollouts';
import { answers } from './answers';
import { cases, RecipeCase } from './cases';
import { HASHES } from './series';

/** Asks Prometheus for the value of every case and the controller's own code for the phase, and ends with 1 where one differs. */
const work = join(__dirname, '..', '.work', 'promql');
const promtool = process.env.PROMTOOL ?? join(__dirname, '..', '.work', 'bin', 'promtool');
const oracle = process.env.ORACLE ?? join(__dirname, '..', '.work', 'bin', 'oracle');

interface RenderedMetric {
  readonly successCondition?: string;
  readonly failureCondition?: string;
  readonly provider: { readonly prometheus: { readonly query: string } };
}

/** The metric as it is in the manifest of a template for `orders` in `shop`. */
function rendered({ metric }: { readonly metric: AnalysisMetric }): RenderedMetric {
  const chart = Testing.chart();
  new AnalysisTemplate(chart, 'template', {
    metadata: { namespace: 'shop' },
    metrics: [metric],
    workload: 'orders',
    stableService: 'orders',
    canaryService: 'orders-canary',
    prometheus: { address: 'http://prometheus' },
  });
  return Testing.synth(chart)[0].spec.metrics[0];
}

function query(recipeCase: RecipeCase): string {
  return rendered(recipeCase).provider.prometheus.query.replaceAll('{{args.canary-hash}}', HASHES.new).replaceAll('{{args.stable-hash}}', HASHES.stable);
}

/** What promtool objects to; empty where every query answers as expected. */
function wrongValues(): string {
  const tests = cases.map((recipeCase) => ({
    name: recipeCase.title,
    interval: '15s',
    input_series: Object.entries(recipeCase.series).map(([series, values]) => ({ series, values })),
    promql_expr_test: [{
      // Adding 0 makes 0 of the -0 that rounding a small negative number gives.
      expr: `round(${query(recipeCase)}, 0.001) + 0`,
      eval_time: '10m',
      exp_samples: recipeCase.value === undefined ? [] : [{ labels: '{}', value: recipeCase.value === 'Inf' ? '+Inf' : recipeCase.value }],
    }],
  }));
  const file = join(work, 'tests.json');
  mkdirSync(work, { recursive: true });
  // JSON is YAML, but for infinity, which is a word of its own there.
  writeFileSync(file, JSON.stringify({ evaluation_interval: '15s', tests }, null, 1).replaceAll('"+Inf"', '.inf'));
  const { status, stdout, stderr, error } = spawnSync(promtool, ['test', 'rules', file], { encoding: 'utf8' });
  if (error) {
    throw new Error(`${promtool}: ${error.message}`);
  }
  return status === 0 ? '' : `${stdout}${stderr}`;
}

/** What each case hands to the conditions. */
const judged = [
  ...cases.map((recipeCase) => ({ ...recipeCase, result: { vector: recipeCase.value === undefined ? [] : [recipeCase.value === 'Inf' ? '+Inf' : recipeCase.value] } })),
  ...answers.map((answerCase) => ({ ...answerCase, result: { json: answerCase.answer } })),
];

/** Cases of which the controller makes something else. */
function wrongPhases(): string[] {
  const questions = judged.map((judgedCase, id) => {
    const { successCondition, failureCondition } = rendered(judgedCase);
    return JSON.stringify({ id, operation: 'evaluateResult', request: { successCondition, failureCondition, result: judgedCase.result } });
  });
  const { stdout, error } = spawnSync(oracle, ['-serve'], { input: questions.join('\n') + '\n', encoding: 'utf8', maxBuffer: 1e8 });
  if (error) {
    throw new Error(`${oracle}: ${error.message}`);
  }
  const replies = new Map(stdout.trim().split('\n').map((line) => JSON.parse(line)).map(({ id, result, error: refusal }) => [id, result?.phase ?? refusal]));
  return judged.flatMap(({ title, phase }, id) => replies.get(id) === phase ? [] : [`${title}: ${replies.get(id)} instead of ${phase}`]);
}

const problems = [wrongValues(), ...wrongPhases()].filter((problem) => problem !== '');
console.log(problems.length === 0 ? `${judged.length} cases of recipes hold` : problems.join('\n'));
process.exitCode = problems.length === 0 ? 0 : 1;
