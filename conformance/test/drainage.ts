/** How long the data planes that were measured go on sending to a pod that leaves. */
const ENDPOINT_LAG_SECONDS = 5;

type Manifest = Record<string, any>;

/** Everything that a drain of nodes would break, one sentence each: pods that leave before requests stop, budgets that let no pod go. */
export function undrainable(manifests: Manifest[]): string[] {
  const workloads = manifests.filter(({ kind, spec }) => (kind === 'Rollout' || kind === 'Deployment') && spec.template);
  return workloads.flatMap((workload) => [
    ...manifests.some((service) => service.kind === 'Service' && service.spec.ports && selects(service.spec.selector, workload)) ? leavesTooEarly(workload) : [],
    ...manifests.filter((budget) => budget.kind === 'PodDisruptionBudget' && selects(budget.spec.selector?.matchLabels, workload))
      .flatMap((budget) => blocks(budget, workload)),
  ]);
}

/** Every pod that is evicted loses its share of the requests for the lag less preStop. Who recreates has chosen to be away for a while. */
function leavesTooEarly({ kind, metadata, spec }: Manifest): string[] {
  if (spec.strategy?.type === 'Recreate') {
    return [];
  }
  const { sleep, exec } = spec.template.spec.containers[0].lifecycle?.preStop ?? {};
  const seconds = sleep?.seconds ?? Number(exec?.command[1] ?? 0);
  const lost = ENDPOINT_LAG_SECONDS - seconds;
  return lost > 0 ? [`${kind} ${metadata.name}: each pod that is drained loses its requests for ${lost} s`] : [];
}

/** As the disruption controller counts, with every pod healthy: percentages of either limit are rounded up. */
function blocks({ metadata, spec }: Manifest, workload: Manifest): string[] {
  const replicas = workload.spec.replicas ?? 1;
  const count = (limit: number | string) => typeof limit === 'number' ? limit : Math.ceil(Number.parseInt(limit, 10) * replicas / 100);
  const allowed = spec.maxUnavailable !== undefined ? count(spec.maxUnavailable) : replicas - count(spec.minAvailable ?? 0);
  return allowed < 1 && replicas > 0 ? [`PodDisruptionBudget ${metadata.name}: none of the ${replicas} pods may be evicted`] : [];
}

function selects(selector: Record<string, string> | undefined, workload: Manifest): boolean {
  const { labels = {} } = workload.spec.template.metadata;
  return selector !== undefined && Object.entries(selector).every(([key, value]) => labels[key] === value);
}
