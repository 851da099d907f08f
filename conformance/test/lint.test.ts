import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { dump } from 'js-yaml';
import { releaseBundle } from './release-bundle';
import { repository, workDirectory } from '../client/conformance-data';
import { exampleFiles, goldenFiles } from '../client/manifest-files';
import { AcceptedAdvice, Advice, notAccepted, notGiven } from '../lint/advice';
import { asDeployment, writeAsDeployments } from '../lint/as-deployment';
import { checkov } from '../lint/checkov';
import { kubeScore } from '../lint/kube-score';
import { kubeconform, newest, oldest } from '../lint/kubeconform';

const accepted: AcceptedAdvice[] = JSON.parse(readFileSync(join(repository, 'conformance', 'lint', 'accepted.json'), 'utf8'));
const examples = exampleFiles();

/** The objects in a file of their own, for a linter to read. */
function written(...objects: any[]): string {
  const file = join(workDirectory, 'planted.yaml');
  writeFileSync(file, objects.map((object) => dump(object)).join('---\n'));
  return file;
}

describe('external linters notice', () => {
  const release = asDeployment(releaseBundle());
  const deployment = () => structuredClone(release.find(({ kind }) => kind === 'Deployment'));

  test('kubeconform: misspelt fields of custom and built-in kinds', () => {
    const route = { ...release.find(({ kind }) => kind === 'HTTPRoute'), status: { parnts: [] } };
    const misspelt = deployment();
    misspelt.spec.template.spec.containers[0].livenesProbe = {};
    expect(kubeconform([written(route, misspelt)], newest).map(({ object }) => object)).toEqual(['HTTPRoute orders', 'Deployment orders']);
  });

  test('kube-score and checkov: a privileged container', () => {
    const privileged = deployment();
    privileged.spec.template.spec.containers[0].securityContext = { privileged: true };
    const file = written(...release.filter(({ kind }) => kind !== 'Deployment'), privileged);
    expect(notAccepted(kubeScore([file]), accepted)).toContainEqual(expect.stringContaining('container-security-context-privileged'));
    expect(notAccepted(checkov([file]), accepted)).toContainEqual(expect.stringContaining('CKV_K8S_16'));
  });
});

describe('external linters', () => {
  const all: Advice[] = [];
  const expectAccepted = (advice: Advice[]) => {
    all.push(...advice);
    expect(notAccepted(advice, accepted)).toEqual([]);
  };

  test('there are examples', () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  test.each([['oldest', oldest], ['newest', newest]])('kubeconform, strict, against the %s Kubernetes and Argo Rollouts: the examples', (_, target) => {
    expectAccepted(kubeconform(examples, target));
  });

  test('kubeconform, strict, against the newest: the golden files', () => {
    expectAccepted(kubeconform(goldenFiles(), newest));
  });

  test('kube-score: the examples as Deployments', () => {
    expectAccepted(kubeScore(writeAsDeployments(examples)));
  });

  test('checkov: the examples as Deployments', () => {
    expectAccepted(checkov(writeAsDeployments(examples)));
  });

  test('accepted advice is still given, and has a reason', () => {
    expect(notGiven(all, accepted)).toEqual([]);
    expect(accepted.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});
