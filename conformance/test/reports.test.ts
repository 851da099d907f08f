import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv from 'ajv';
import * as draft4 from 'ajv/lib/refs/json-schema-draft-04.json';
import { evaluate } from '../../src/review/engine/evaluate';
import { DEFAULT_SETTINGS } from '../../src/review/engine/settings';
import { Inventory } from '../../src/review/inventory/inventory';
import { sarifReport } from '../../src/review/report/sarif';
import { RULES } from '../../src/review/rules/all-rules';
import { readManifests } from '../../src/yaml/read-manifests';
import { workDirectory } from '../client/conformance-data';

/** Broken in several ways, in a file whose name must be encoded; one finding is acknowledged. */
const MANIFESTS = `
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata:
  name: orders
  annotations:
    preflight.cdk8s-rollouts/AR107: the deadline is raised with the next release
    preflight.cdk8s-rollouts/AR999: there is no such rule, and that is a finding
spec:
  minReadySeconds: 700
  strategy: {canary: {stableService: orders, canaryService: orders, steps: [{setWeight: 200}]}}
  template: {spec: {containers: [{name: orders, image: orders}]}}
`;

/** The log of a run over these manifests. */
function log(manifests: string): any {
  const { manifests: read } = readManifests('shop, 50%/orders#1.yaml', manifests);
  const origins = read.map(({ object, source, lineOf }, index) => ({ object, origin: index % 2 === 0 ? { file: source, lineOf } : { construct: 'shop/orders' } }));
  const inventory = new Inventory(origins);
  const findings = evaluate(inventory, RULES, { settings: { ...DEFAULT_SETTINGS, closed: true, hardening: true } });
  return JSON.parse(sarifReport({ findings, objects: inventory.objects.length, unread: 0 }, { colours: false, version: '1.2.3' }));
}

describe('the SARIF report against the schema of SARIF 2.1.0', () => {
  const validator = new Ajv({ schemaId: 'auto', meta: false, unknownFormats: 'ignore', allErrors: true });
  validator.addMetaSchema(draft4);
  const validate = validator.compile(JSON.parse(readFileSync(join(workDirectory, 'sarif-schema.json'), 'utf8')));
  const objections = (value: any) => (validate(value) ? [] : validate.errors!.map(({ dataPath, message }) => `${dataPath} ${message}`));

  test.each([
    ['without findings', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n', 0],
    ['with findings, one of them acknowledged', MANIFESTS, 5],
    ['with findings that are in no file', `${MANIFESTS}---\n${MANIFESTS.replace('name: orders', 'name: carts')}`, 10],
  ])('%s', (_, manifests, least) => {
    const written = log(manifests);
    expect(objections(written)).toEqual([]);
    expect(written.runs[0].results.length).toBeGreaterThanOrEqual(least);
  });

  test('the validator notices a level that is none and a field that nobody knows', () => {
    const { runs: [run], ...rest } = log(MANIFESTS);
    const wrong = { ...rest, runs: [{ ...run, results: [{ ...run.results[0], level: 'bad', lvl: 1 }] }] };
    expect(objections(wrong)).toEqual(expect.arrayContaining([
      '.runs[0].results[0] should NOT have additional properties', '.runs[0].results[0].level should be equal to one of the allowed values',
    ]));
  });
});
