import { parseQuantity } from './quantity';
import { Container, PodSpec } from './shapes/pod';

/** What one pod asks for of a resource. */
export interface PodNeeds {
  /** In cores or bytes, as far as it is said. */
  readonly amount: number;
  /** The containers that run for as long as the pod does and say nothing: they need more than `amount` tells. */
  readonly silent: readonly string[];
}

/**
 * What the scheduler and quotas count for a pod: its containers and sidecars together, or the greediest of what runs before them,
 * beside the sidecars that run by then. A limit counts as the request where there is none.
 */
export function podNeeds({ containers = [], initContainers = [] }: PodSpec, side: 'requests' | 'limits', resource: 'cpu' | 'memory'): PodNeeds {
  const said = ({ resources }: Container) => (side === 'requests' ? resources?.requests?.[resource] : undefined) ?? resources?.limits?.[resource];
  const of = (container: Container) => parseQuantity(said(container) ?? 0) ?? 0;
  let [sidecars, before] = [0, 0];
  for (const container of initContainers) {
    if (isSidecar(container)) {
      sidecars += of(container);
    } else {
      before = Math.max(before, sidecars + of(container));
    }
  }
  const together = containers.reduce((sum, container) => sum + of(container), sidecars);
  const silent = [...initContainers.filter(isSidecar), ...containers].filter((container) => said(container) === undefined);
  return { amount: Math.max(together, before), silent: silent.map(({ name }) => name ?? 'without a name') };
}

/** An init container that goes on running beside the others. */
export function isSidecar({ restartPolicy }: Container): boolean {
  return restartPolicy === 'Always';
}
