import { InventoryObject, title } from '../../inventory/inventory-object';
import { managedRoutes } from '../../inventory/managed-routes';
import { FieldPath } from '../../inventory/path';
import { Comparison } from '../comparison';

/** What a changed weight does in a route whose weights a controller sets. */
export function routeEffect({ after }: Comparison, route: InventoryObject, path: FieldPath): string | undefined {
  if (path[path.length - 1] !== 'weight') {
    return undefined;
  }
  const owner = after.workloads.find((workload) => workload.canary?.trafficRouting && managedRoutes(after.inventory, workload).routes.has(route));
  return owner && `${title(owner.object)} sets the weights here; applied while a release is under way it holds until the controller sets its own again`;
}
