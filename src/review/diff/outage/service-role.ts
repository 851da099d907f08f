import { InventoryObject } from '../../inventory/inventory-object';
import { ServiceRole } from '../../inventory/relations';
import { Service } from '../../inventory/shapes/traffic';
import { Comparison } from '../comparison';

type Port = NonNullable<NonNullable<Service['spec']>['ports']>[number];

/** Addresses of the version that is tried: users are not sent there but by a route, which is looked at by itself. */
const TRIAL: ReadonlySet<ServiceRole> = new Set(['canary', 'preview']);

/** The part that a Service plays for a Rollout before; none for a Service that is just there. */
export function roleBefore({ before }: Comparison, service: InventoryObject): ServiceRole | undefined {
  for (const workload of before.workloads.filter(({ rollout, object }) => rollout && object.namespace === service.namespace)) {
    for (const [role, name] of before.strategyServices(workload)) {
      if (name === service.name) {
        return role;
      }
    }
  }
  return undefined;
}

/** Whether users may call the Service by its name. */
export function isCalled(comparison: Comparison, service: InventoryObject): boolean {
  const role = roleBefore(comparison, service);
  return role === undefined || !TRIAL.has(role);
}

/** Whether only Prometheus asks this port. */
export function isForMetrics({ name, targetPort }: Port): boolean {
  return [name, targetPort].some((text) => /metrics|prometheus|^prom$/.test(String(text ?? '')));
}
