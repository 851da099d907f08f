import { Inventory } from '../../inventory/inventory';
import { InventoryObject } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';

const PREFIX = 'alb.ingress.kubernetes.io/';

/** Whether an object is an Ingress that the AWS Load Balancer Controller serves. */
export function isAlbIngress(inventory: Inventory, { kind, namespace, name, metadata }: InventoryObject): boolean {
  const ingress = kind === KINDS.ingress.kind ? inventory.find(KINDS.ingress, namespace, name) : undefined;
  const annotations = metadata.annotations ?? {};
  return ingress !== undefined && (ingress.manifest.spec?.ingressClassName === 'alb' || annotations['kubernetes.io/ingress.class'] === 'alb'
    || Object.keys(annotations).some((key) => key.startsWith(PREFIX)));
}

/** What the load balancer sends requests to: `ip` is pods, `instance` nodes. */
export function targetType({ metadata }: InventoryObject): string | undefined {
  return metadata.annotations?.[`${PREFIX}target-type`];
}
