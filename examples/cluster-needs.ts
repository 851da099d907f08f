import { WrittenChart, WrittenObject } from './synthesis';

const BUILT_IN_GROUPS = ['', 'apps', 'autoscaling', 'batch', 'networking.k8s.io', 'policy'];

/** What the cluster must have before the charts are applied, each once. */
export function clusterNeeds(charts: readonly WrittenChart[]): string[] {
  const objects = charts.flatMap((chart) => chart.objects);
  const kinds = objects.filter(isExtension).map(({ kind, apiVersion }) => `CustomResourceDefinition of ${kind} (${apiVersion}).`);
  const routers = charts.flatMap((chart) => chart.releases.flatMap((release) => release.router?.requirements ?? []));
  const prometheus = objects.flatMap(prometheusAddresses)
    .map((address) => `A Prometheus that the controller of Argo Rollouts reaches at ${address}.`);
  const metrics = objects.some(scalesByResource) ? ['The resource metrics API (metrics-server), for HorizontalPodAutoscalers by CPU or memory.'] : [];
  const priorities = podSpecs(objects).flatMap(({ priorityClassName }) => priorityClassName ?? []).map((name) => `PriorityClass ${name}.`);
  const secrets = objects.flatMap((object) => podSpecs([object]).flatMap(({ imagePullSecrets = [] }) =>
    imagePullSecrets.map(({ name }: { name: string }) => `Secret ${name} in namespace ${object.metadata.namespace}, for pulling images.`)));
  const namespaces = [...new Set(objects.flatMap(({ metadata }) => metadata.namespace ?? []))].sort();
  return [...new Set([
    ...kinds.sort(),
    ...routers,
    ...prometheus,
    ...metrics,
    ...priorities,
    ...secrets,
    ...(namespaces.length > 0 ? [`Namespaces ${namespaces.join(', ')}.`] : []),
  ])];
}

function prometheusAddresses({ spec }: WrittenObject): string[] {
  return (spec?.metrics ?? []).flatMap((metric: any) => metric.provider?.prometheus?.address ?? []);
}

function scalesByResource({ kind, spec }: WrittenObject): boolean {
  return kind === 'HorizontalPodAutoscaler' && spec.metrics.some(({ type }: { type: string }) => type.endsWith('Resource'));
}

function podSpecs(objects: readonly WrittenObject[]): any[] {
  return objects.flatMap(({ spec }) => spec?.template?.spec ?? []);
}

function isExtension({ apiVersion }: WrittenObject): boolean {
  return !BUILT_IN_GROUPS.includes(apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/'))));
}
