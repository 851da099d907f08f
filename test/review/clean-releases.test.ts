import { App, Chart } from 'cdk8s';
import { EXAMPLES } from '../../examples/catalogue';
import { Preflight } from '../../src';
import { deliveriesOf } from '../../src/preflight/deliveries';
import { Enforcement } from '../../src/preflight/enforcement';
import { objectsByChart } from '../../src/preflight/read-tree';
import { oldestVersions } from '../../src/preflight/target-versions';
import { evaluateEach, Finding } from '../../src/review/engine/evaluate';
import { DEFAULT_SETTINGS } from '../../src/review/engine/settings';
import { Inventory } from '../../src/review/inventory/inventory';
import { RULES } from '../../src/review/rules/all-rules';
import { SCENARIOS } from '../golden/scenarios';

const noGate = 'the scenario is about something else than analyses';
const retired = 'the scenario shows that the router still works';

/** What a scenario lives with, by rule. An acknowledgement that nothing needs is a finding itself, so this says no more than is so. */
const ACKNOWLEDGED: { readonly [scenario: string]: { readonly [rule: string]: string } } = {
  'canary-everything': { ZD810: 'what the pods refer to is made by others' },
  'canary-grpc': { ZD601: noGate },
  'canary-header-and-mirror': { ZD501: 'tests reach the canary by a header first', ZD506: 'people look at the mirrored requests' },
  'handover-done': { ZD601: noGate },
  'handover-start': { ZD601: noGate },
  'router-alb': { ZD601: noGate },
  'router-ambassador': { ZD601: noGate },
  'router-apisix': { ZD601: noGate },
  'router-app-mesh': { ZD601: noGate, ZD708: retired },
  'router-istio-hosts': { ZD501: 'tests reach the canary by a header first', ZD601: noGate },
  'router-smi': { ZD601: noGate, ZD708: retired },
  'router-traefik': { ZD601: noGate },
};

/** Rollouts written by hand, a field at a time, without anything that a service has around its pods: they show the fields, not a release. */
const BARE: { readonly [scenario: string]: string } = {
  'rollout-as-workload': 'a Rollout as cdk8s-plus writes its workloads: no preStop, no PodDisruptionBudget',
  'rollout-l2-steps': 'every kind of step once, in an order that nobody would release in',
  'rollout-verbatim-and-reference': 'strategies without steps, for how the pods are referred to',
};

const isOpen = ({ severity, acknowledged }: Finding) => severity !== 'info' && !acknowledged;
const place = ({ rule, object }: Finding) => `${rule.id} ${object.kind}/${object.namespace}/${object.name}`;
const described = (found: readonly Finding[]) => found.map((finding) => `${finding.severity} ${place(finding)}: ${finding.message}`);

/** Errors and warnings of the tree as our constructs are judged. */
function openOfTree(root: App | Chart): Finding[] {
  return Enforcement.of(root).findings().filter(isOpen);
}

/** Errors and warnings of the same objects, for the same versions, as anybody's, without those that the tree acknowledges: files do not carry that. */
function openOfFiles(root: App | Chart): Finding[] {
  const acknowledged = new Set(Enforcement.of(root).findings().filter((finding) => finding.acknowledged).map(place));
  const inventories = deliveriesOf(objectsByChart(root)).map((objects) => new Inventory(objects.map(({ object }) => ({ object }))));
  return evaluateEach(inventories, RULES, { settings: { ...DEFAULT_SETTINGS, ...oldestVersions(root.node.root) } })
    .filter((finding) => isOpen(finding) && !acknowledged.has(place(finding)));
}

describe('a golden release has no error and no warning that is not acknowledged', () => {
  const clean = Object.entries(SCENARIOS).filter(([name]) => !(name in BARE));

  test.each(clean)('%s', (name, scenario) => {
    const chart = scenario();
    Object.entries(ACKNOWLEDGED[name] ?? {}).forEach(([id, reason]) => Preflight.of(chart).acknowledge({ id, reason }));
    expect({ ours: described(openOfTree(chart)), foreign: described(openOfFiles(chart)) }).toEqual({ ours: [], foreign: [] });
  });

  test.each(Object.keys(BARE))('but the bare Rollouts of %s do', (name) => {
    expect(openOfTree(SCENARIOS[name]())).not.toEqual([]);
  });

  test('and nothing is acknowledged for a scenario that is none', () => {
    const names = clean.map(([name]) => name);
    expect(Object.keys(ACKNOWLEDGED).filter((name) => !names.includes(name))).toEqual([]);
    const untouched = names.filter((name) => !(name in ACKNOWLEDGED)).length;
    process.stdout.write(`${names.length} golden releases without errors and warnings, ${untouched} of them without acknowledgements of the test; ${EXAMPLES.length} examples\n`);
  });
});

describe('an example has no error and no warning that it does not acknowledge', () => {
  test.each(EXAMPLES.map((example) => [example.name, example] as const))('%s', (_, { build }) => {
    const app = new App();
    build(app);
    expect({ ours: described(openOfTree(app)), foreign: described(openOfFiles(app)) }).toEqual({ ours: [], foreign: [] });
  });
});
