import { execFileSync } from 'child_process';
import { readdirSync } from 'fs';
import { join } from 'path';
import { conformanceData, describeWith, repository } from '../client/conformance-data';
import { OracleClient } from '../client/oracle-client';
import { analyses } from '../completeness/analyses';
import { Definition, readDefinition, setPaths } from '../completeness/crd-paths';
import { experiments } from '../completeness/experiments';
import { rollouts } from '../completeness/rollouts';
import { routers } from '../completeness/routers';

const fixtures = [...analyses, ...experiments, ...rollouts, ...routers];
const crds = conformanceData('crds');

function definitions(directory: string): Definition[] {
  return readdirSync(directory).filter((file) => /(crd|argoproj\.io)\.yaml$/.test(file)).map((file) => readDefinition(join(directory, file)));
}

function versions(): [string, Definition[]][] {
  const module = execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', 'github.com/argoproj/argo-rollouts'], {
    cwd: join(repository, 'conformance', 'oracle'), encoding: 'utf8',
  }).trim();
  return [['1.9.1', definitions(join(crds!, 'argo-rollouts-v1.9.1'))], ['1.10.1', definitions(join(module, 'manifests', 'crds'))]];
}

describeWith(crds).each(crds ? versions() : [['', []]])('the typed API sets every path of Argo Rollouts %s', (version, all) => {
  test('in five kinds', () => {
    expect(all.map(({ kind }) => kind).sort()).toEqual(['AnalysisRun', 'AnalysisTemplate', 'ClusterAnalysisTemplate', 'Experiment', 'Rollout']);
  });

  all.forEach(({ kind, paths }) => test(kind, () => {
    const objects = fixtures.flatMap((fixture) => fixture.objects).filter((object) => object.kind === kind);
    const set = new Set(objects.flatMap((object) => [...setPaths(object, paths)]));
    process.stdout.write(`${kind} of ${version}: ${set.size} of ${paths.length} paths can be set with types\n`);
    expect(paths.filter((path) => !set.has(path))).toEqual([]);
  }));
});

describeWith(crds)('nobody objects to', () => {
  let oracle: OracleClient;
  beforeAll(() => { oracle = new OracleClient(); });
  afterAll(() => oracle.close());

  fixtures.forEach(({ title, objects, external }) => test(title, async () => {
    expect(await oracle.findings({ objects, external })).toEqual([]);
  }));
});
