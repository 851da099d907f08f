import { aboutRoute } from './route-coherence';

/** A manifest, read as a stranger would. */
export type Manifest = Record<string, any>;

/** Everything in which the manifests of releases contradict each other, one sentence each. */
export function incoherences(manifests: Manifest[]): string[] {
  const workloads = manifests.filter(({ kind }) => kind === 'Rollout' || kind === 'Deployment');
  return [
    ...duplicates(manifests),
    ...workloads.flatMap((workload) => aboutWorkload(manifests, workload)),
    ...manifests.flatMap((manifest) => aboutRoute(manifests, manifest)),
    ...manifests.filter(({ kind }) => kind === 'PodDisruptionBudget').flatMap(aboutBudget),
  ];
}

function duplicates(manifests: Manifest[]): string[] {
  const keys = manifests.map(({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.namespace}/${metadata.name}`);
  return keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} twice`);
}

function aboutWorkload(manifests: Manifest[], workload: Manifest): string[] {
  const { template, selector, strategy } = workload.spec;
  if (!template) {
    return [];
  }
  const { labels } = template.metadata;
  const [main] = template.spec.containers;
  const containers = [...template.spec.containers, ...template.spec.initContainers ?? []];
  const portNames = containers.flatMap(({ ports = [] }) => ports.map(({ name }: Manifest) => name));
  const portNumbers = (main.ports ?? []).map(({ containerPort }: Manifest) => containerPort);
  const services = manifests.filter(({ kind }) => kind === 'Service');
  const named = ({ name }: { name?: string }, kind: string) =>
    name === undefined || manifests.some((other) => other.kind === kind && other.metadata.name === name);
  const complaints: [boolean, string][] = [
    [within(selector.matchLabels, labels), 'the selector does not match the template'],
    [containers.length === new Set(containers.map(({ name }) => name)).size, 'two containers have one name'],
    [portNames.length === new Set(portNames).size, 'two ports have one name'],
    ...services.map((service): [boolean, string] => [within(service.spec.selector, labels), `Service ${service.metadata.name} does not select the pods`]),
    ...services.flatMap((service) => (service.spec.ports ?? []).map((port: Manifest): [boolean, string] =>
      [portNames.includes(port.targetPort), `Service ${service.metadata.name} leads to a port that no container has`])),
    ...['startupProbe', 'readinessProbe', 'livenessProbe'].map((probe): [boolean, string] => {
      const port = main[probe]?.httpGet?.port ?? main[probe]?.grpc?.port ?? main[probe]?.tcpSocket?.port;
      return [port === undefined || portNumbers.includes(port), `${probe} asks port ${port}, which is not declared`];
    }),
    [(template.spec.terminationGracePeriodSeconds ?? 30) > preStopSeconds(main), 'the grace period ends before preStop does'],
    [unique(template.spec.volumes, 'name') && unique(main.volumeMounts, 'mountPath'), 'two volumes have one name, or two mounts one path'],
    [names(main.volumeMounts).every((name) => names(template.spec.volumes).includes(name)), 'a mount without a volume'],
    ...templateNames(strategy).map((name): [boolean, string] => [named({ name }, 'AnalysisTemplate'), `AnalysisTemplate ${name} is missing`]),
    ...['stableService', 'canaryService'].map((role): [boolean, string] => [named({ name: strategy?.canary?.[role] }, 'Service'), `${role} is missing`]),
    ...['pingService', 'pongService'].map((role): [boolean, string] => [named({ name: strategy?.canary?.pingPong?.[role] }, 'Service'), `${role} is missing`]),
    ...['activeService', 'previewService'].map((role): [boolean, string] => [named({ name: strategy?.blueGreen?.[role] }, 'Service'), `${role} is missing`]),
    [template.spec.serviceAccountName === undefined || named({ name: template.spec.serviceAccountName }, 'ServiceAccount'), 'the ServiceAccount is missing'],
  ];
  return complaints.filter(([good]) => !good).map(([, complaint]) => `${workload.kind} ${workload.metadata.name}: ${complaint}`);
}

function aboutBudget(budget: Manifest): string[] {
  const { maxUnavailable, minAvailable } = budget.spec;
  const blocks = maxUnavailable === 0 || maxUnavailable === '0%' || minAvailable === '100%';
  return blocks ? [`PodDisruptionBudget ${budget.metadata.name} allows no eviction`] : [];
}

function preStopSeconds(container: Manifest): number {
  const { sleep, exec } = container.lifecycle?.preStop ?? {};
  return sleep?.seconds ?? Number(exec?.command[1] ?? -1);
}

function templateNames(strategy: Manifest | undefined): string[] {
  const { canary, blueGreen } = strategy ?? {};
  const inline = (canary?.steps ?? []).map(({ analysis }: Manifest) => analysis);
  const analyses = [canary?.analysis, ...inline, blueGreen?.prePromotionAnalysis, blueGreen?.postPromotionAnalysis];
  return analyses.flatMap((analysis) => (analysis?.templates ?? []).map(({ templateName }: Manifest) => templateName));
}

function names(list: Manifest[] | undefined): string[] {
  return (list ?? []).map(({ name }) => name);
}

function unique(list: Manifest[] | undefined, field: string): boolean {
  return new Set((list ?? []).map((entry) => entry[field])).size === (list ?? []).length;
}

function within(part: Record<string, unknown>, whole: Record<string, unknown>): boolean {
  return Object.entries(part).every(([key, value]) => whole[key] === value);
}
