import { readFileSync } from 'fs';
import { join } from 'path';
import { evaluate, Finding } from '../../src/review/engine/evaluate';
import { DEFAULT_SETTINGS, Profile, Settings } from '../../src/review/engine/settings';
import { Inventory } from '../../src/review/inventory/inventory';
import { RULES } from '../../src/review/rules/all-rules';
import { readManifests } from '../../src/yaml/read-manifests';
import { conformanceData, describeWith } from '../client/conformance-data';
import { yamlFiles } from '../client/manifest-files';

/** What the rules say of the manifests of the articles, each finding read by eye; and of the manifests that are as they should be. */
interface Article {
  /** The defects of article-defects.md that the manifest shows: number and rule. */
  readonly defects: readonly { readonly defect: string; readonly rule: string }[];
  /** The other errors and warnings, by rule: what is wrong, and whether the article says so. */
  readonly besides: { readonly [rule: string]: string };
}

const noPreStop = 'no preStop hook: requests are still sent to a pod that stops';
const noReadiness = 'a Service sends requests to the pods, and nothing says when they are ready';
const noBudget = 'several replicas and no PodDisruptionBudget';
const noGate = 'weights and pauses without any analysis';
const fragment = 'the article prints the strategy only: there is neither a selector nor a pod template';

const ARTICLES: { readonly [file: string]: Article } = {
  '000-canary.yaml': {
    defects: [{ defect: 'S8', rule: 'ZD701' }, { defect: 'S8', rule: 'ZD717' }],
    besides: { ZD201: noPreStop, ZD304: 'maxUnavailable is 25 % by default, one of four pods', ZD401: noBudget, ZD601: noGate },
  },
  '001-canary.yaml': {
    defects: [{ defect: 'S14', rule: 'ZD708' }],
    besides: { ZD101: noReadiness, ZD201: noPreStop, ZD301: 'one replica', ZD501: 'the first step is 20 %', ZD601: noGate },
  },
  '002-bluegreen.yaml': {
    defects: [{ defect: 'S12', rule: 'ZD1001' }],
    besides: { ZD101: noReadiness, ZD201: noPreStop, ZD401: noBudget },
  },
  '003-bluegreen.yaml': {
    defects: [{ defect: 'S12', rule: 'ZD1001' }],
    besides: { ZD101: noReadiness, ZD201: noPreStop, ZD401: noBudget },
  },
  '003-canary.yaml': {
    defects: [{ defect: 'S1', rule: 'ZD605' }, { defect: 'S2', rule: 'ZD604' }, { defect: 'S17', rule: 'ZD614' }],
    besides: { AR102: fragment, AR105: fragment },
  },
  '003-deployment.yaml': {
    defects: [{ defect: 'S11', rule: 'ZD204' }],
    besides: {},
  },
  '004-canary.yaml': {
    defects: [
      { defect: 'S1', rule: 'ZD605' },
      { defect: 'S8', rule: 'ZD701' },
      { defect: 'S9', rule: 'ZD606' },
      { defect: 'S17', rule: 'ZD609' },
    ],
    besides: { ZD803: 'the Service selects version: green, and no pods of the manifest have it: the article changes the selector by hand' },
  },
};

/** The other defects: why no manifest of the articles can show them. */
const NOT_IN_MANIFESTS: { readonly [defect: string]: string } = {
  S3: 'words about failureLimit',
  S4: 'words about Flagger',
  S5: 'the canary Ingress is described, and not in the manifest',
  S6: 'words about a name that the controller makes',
  S7: 'words about what the controller does to Services',
  S10: 'words about routers: no manifest has a header or mirror route',
  S13: 'a Flagger Canary, which is not among the manifests',
  S15: 'words about the command that goes back',
  S16: 'needs a router, and the manifest of that article has none',
};

const corpus = conformanceData('corpus');
const facts = conformanceData('facts');

function findings(file: string, settings: Partial<Settings> = {}): Finding[] {
  const { manifests, problems } = readManifests(file, readFileSync(file, 'utf8'));
  expect(problems).toEqual([]);
  const inventory = new Inventory(manifests.map(({ object, source, lineOf }) => ({ object, origin: { file: source, lineOf } })));
  return evaluate(inventory, RULES, { settings: { ...DEFAULT_SETTINGS, ...settings } });
}

const isOpen = ({ severity, acknowledged }: Finding) => severity !== 'info' && !acknowledged;
const idsOf = (found: readonly Finding[]) => [...new Set(found.map(({ rule }) => rule.id))].sort();

describeWith(corpus, facts)('the manifests of the articles', () => {
  const articles = join(corpus ?? '', 'articles');

  test('are those that were read', () => {
    expect(yamlFiles(articles)).toEqual(Object.keys(ARTICLES).sort());
  });

  test('stand, with what only the words of the articles say, for every defect that was recorded', () => {
    const recorded = [...readFileSync(join(facts!, 'article-defects.md'), 'utf8').matchAll(/^\| (S\d+) \|/gm)].map(([, defect]) => defect);
    const shown = Object.values(ARTICLES).flatMap(({ defects }) => defects.map(({ defect }) => defect));
    expect([...new Set([...shown, ...Object.keys(NOT_IN_MANIFESTS)])].sort()).toEqual(recorded.sort());
    expect(Object.keys(NOT_IN_MANIFESTS).filter((defect) => shown.includes(defect))).toEqual([]);
  });

  test.each(Object.entries(ARTICLES))('%s has its defects, and no other errors and warnings than those that were read', (file, { defects, besides }) => {
    const path = join(articles, file);
    for (const { rule } of defects) {
      expect(idsOf(findings(path))).toContain(rule);
    }
    const rest = idsOf(findings(path).filter(isOpen)).filter((id) => !defects.some(({ rule }) => rule === id));
    expect(rest).toEqual(Object.keys(besides).sort());
  });

  test('and their numbers', () => {
    const shown = Object.values(ARTICLES).flatMap(({ defects }) => defects);
    const open = Object.keys(ARTICLES).flatMap((file) => findings(join(articles, file)).filter(isOpen));
    const standing = new Set(shown.map(({ rule }) => rule));
    process.stdout.write(`${Object.keys(ARTICLES).length} manifests of articles: ${new Set(shown.map(({ defect }) => defect)).size} defects at ${shown.length} places, all noticed by default; `
      + `${open.length} errors and warnings, ${open.filter(({ rule }) => !standing.has(rule.id)).length} of them besides, none unread\n`);
  });
});

describeWith(facts)('the manifests that are as they should be', () => {
  test.each<Profile>(['ours', 'foreign'])('have no error and no warning as %s', (profile) => {
    const found = findings(join(facts!, 'ideal-manifests.yaml'), { profile });
    expect(found.filter(isOpen).map(({ rule, object, message }) => `${rule.id} ${object.kind}/${object.name}: ${message}`)).toEqual([]);
    process.stdout.write(`ideal-manifests.yaml as ${profile}: 0 errors and warnings, ${found.length} advices\n`);
  });
});
