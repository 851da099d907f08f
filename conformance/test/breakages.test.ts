import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, Chart, Testing } from 'cdk8s';
import { load } from 'js-yaml';
import { undrainable } from './drainage';
import { latestHash, ratioScenarios, writers } from './recipe-scenarios';
import { inlineAnalysis, releaseChart } from './release-bundle';
import { repository } from '../client/conformance-data';
import { OracleClient } from '../client/oracle-client';
import { promtoolTest } from '../lint/prometheus-rules';
import { Plant, plantedManifests } from '../stories/plant';

/** Constructs that are broken on purpose: each must make a judge of this suite fail, of manifests at once and of what happens in the cluster part or under load. */
interface Breakage {
  readonly title: string;
  readonly chart?: () => Chart;
  readonly plant: Plant[];
  /** What the judge of manifests says. */
  readonly judge: (objects: any[]) => string[] | Promise<string[]>;
  readonly complaint: RegExp;
  /** Where the same is noticed while it happens, on every push. */
  readonly happens?: { readonly story: string } | { readonly traffic: string };
}

let oracle: OracleClient;
beforeAll(() => { oracle = new OracleClient(); });
afterAll(() => oracle.close());
const asked = (objects: any[]) => oracle.findings({ objects });

/** What promtool says of the gate when every request to the canary fails: the query must have the value 0. */
function blindGates(objects: any[]): string[] {
  const [, allFail] = ratioScenarios;
  const template = objects.find(({ kind }) => kind === 'AnalysisTemplate');
  const expr = template.spec.metrics[0].provider.prometheus.query.replaceAll('{{args.canary-hash}}', latestHash);
  const complaint = promtoolTest([], [{
    interval: '15s',
    input_series: allFail.series(writers.application),
    promql_expr_test: [{ expr, eval_time: '10m', exp_samples: [{ labels: '{}', value: 0 }] }],
  }]);
  return complaint === '' ? [] : [complaint];
}

const gate = { kind: 'AnalysisTemplate', name: 'orders-success-rate' };
const soundQuery: string = Testing.synth(releaseChart()).find(({ kind }) => kind === 'AnalysisTemplate').spec.metrics[0].provider.prometheus.query;

const breakages: Breakage[] = [
  {
    title: 'no preStop',
    plant: [{ kind: 'Rollout', name: 'orders', remove: '/spec/template/spec/containers/0/lifecycle' }],
    judge: undrainable,
    complaint: /Rollout orders: each pod that is drained loses its requests for 5 s/,
    happens: { traffic: 'drain-without-pre-stop' },
  },
  {
    title: 'canary Service with a wrong selector',
    plant: [{ kind: 'Service', name: 'orders-canary', replace: '/spec/selector/app.kubernetes.io~1name', value: 'billing' }],
    judge: asked,
    complaint: /\[references\].*unmatch label/,
    happens: { story: 'canary-service-selects-others' },
  },
  {
    title: 'inline analysis without count',
    chart: () => releaseChart(inlineAnalysis),
    plant: [{ ...gate, remove: '/spec/metrics/0/count' }],
    judge: asked,
    complaint: /\[references\].*runs indefinitely/,
    happens: { story: 'inline-analysis-never-ends' },
  },
  {
    title: 'budget that blocks every drain: no pod may be missing',
    plant: [{ kind: 'PodDisruptionBudget', name: 'orders', replace: '/spec/maxUnavailable', value: 0 }],
    judge: undrainable,
    complaint: /PodDisruptionBudget orders: none of the 10 pods may be evicted/,
    happens: { story: 'budget-blocks-drains' },
  },
  {
    title: 'budget that blocks every drain: 95 % of ten pods must stay',
    plant: [
      { kind: 'PodDisruptionBudget', name: 'orders', remove: '/spec/maxUnavailable' },
      { kind: 'PodDisruptionBudget', name: 'orders', add: '/spec/minAvailable', value: '95%' },
    ],
    judge: undrainable,
    complaint: /none of the 10 pods may be evicted/,
  },
  {
    title: 'gate whose numerator can be empty',
    plant: [{ ...gate, replace: '/spec/metrics/0/provider/prometheus/query', value: soundQuery.replace(' or vector(0)', '') }],
    judge: blindGates,
    complaint: /got: *nil/,
  },
];

describe.each(breakages)('$title', ({ chart = releaseChart, plant, judge, complaint, happens }) => {
  test('is noticed in the manifests, where the sound release is not objected to', async () => {
    const app = App.of(chart()) as App;
    const sound = plantedManifests(app, []);
    const broken = plantedManifests(app, plant);
    expect(broken).not.toEqual(sound);
    expect(await judge(sound)).toEqual([]);
    expect((await judge(broken)).join('\n')).toMatch(complaint);
  });

  if (happens) {
    test('is a control on every push that must fail', () => {
      expect(pushedControls(happens)).toHaveLength(1);
    });
  }
});

/** The broken story, or the scenario that has to lose requests, unless it is played at full size only. */
function pushedControls(where: NonNullable<Breakage['happens']>): any[] {
  const conformance = join(repository, 'conformance');
  if ('story' in where) {
    const file = join(conformance, 'stories', 'broken', `${where.story}.yaml`);
    const stories = existsSync(file) ? [load(readFileSync(file, 'utf8')) as any] : [];
    return stories.filter(({ full, fails }) => !full && fails);
  }
  const table = load(readFileSync(join(conformance, 'traffic', 'scenarios.yaml'), 'utf8')) as any;
  return table.scenarios.filter(({ name, push, loses }: any) => name === where.traffic && push && loses);
}
