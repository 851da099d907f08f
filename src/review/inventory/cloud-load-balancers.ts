import { InventoryObject } from './inventory-object';
import { KINDS } from './kinds';
import { Relations } from './relations';
import { Workload } from './workload';

/** A load balancer outside the cluster that sends requests straight to the addresses of pods, and has to be told over its own API when one leaves. */
export interface CloudLoadBalancer {
  /** The Ingress or Service that asks for it. */
  readonly object: InventoryObject;
  readonly product: 'AWS load balancer' | 'Azure Application Gateway';
  /** The annotation that sets the attributes of its target groups, and its value; AWS only. */
  readonly attributes?: { readonly key: string; readonly value: string };
}

const ALB = 'alb.ingress.kubernetes.io';
const NLB = 'service.beta.kubernetes.io/aws-load-balancer';
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';
const APPLICATION_GATEWAY_CLASSES: ReadonlySet<string> = new Set(['azure/application-gateway', 'azure-application-gateway']);

/** The load balancers outside the cluster that send requests to the pods of a workload. */
export function cloudLoadBalancersOf(relations: Relations, workload: Workload): readonly CloudLoadBalancer[] {
  const found = new Map<InventoryObject, CloudLoadBalancer>();
  for (const { object: service, manifest } of relations.servicesOf(workload)) {
    const annotations = service.metadata.annotations ?? {};
    const toPods = annotations[`${NLB}-nlb-target-type`] === 'ip' || annotations[`${NLB}-type`] === 'nlb-ip';
    if (manifest.spec?.type === 'LoadBalancer' && toPods) {
      found.set(service, aws(service, `${NLB}-target-group-attributes`));
    }
    for (const route of relations.routesTo(service)) {
      behindIngress(relations, route, annotations).forEach((one) => found.set(route, one));
    }
  }
  for (const ingress of ingressesOfAlb(relations, workload)) {
    behindIngress(relations, ingress, {}).forEach((one) => found.set(ingress, one));
  }
  return [...found.values()];
}

/** The Ingresses that an ALB's weights are written to: their backend may be the name of an action, and no Service. */
function ingressesOfAlb({ inventory }: Relations, { canary, object }: Workload): InventoryObject[] {
  const { ingress, ingresses = [] } = canary?.trafficRouting?.alb ?? {};
  const names = ingress === undefined ? ingresses : [ingress, ...ingresses];
  return names.flatMap((name) => inventory.find(KINDS.ingress, object.namespace, name)?.object ?? []);
}

function behindIngress({ inventory }: Relations, route: InventoryObject, ofService: Readonly<Record<string, string>>): CloudLoadBalancer[] {
  if (route.kind !== 'Ingress') {
    return [];
  }
  const annotations = route.metadata.annotations ?? {};
  const className = annotations[CLASS_ANNOTATION] ?? inventory.find(KINDS.ingress, route.namespace, route.name)?.manifest.spec?.ingressClassName ?? '';
  if (APPLICATION_GATEWAY_CLASSES.has(className)) {
    return [{ object: route, product: 'Azure Application Gateway' }];
  }
  // A Service's own annotation wins over that of the Ingress.
  const targetType = ofService[`${ALB}/target-type`] ?? annotations[`${ALB}/target-type`];
  return targetType === 'ip' ? [aws(route, `${ALB}/target-group-attributes`)] : [];
}

function aws(object: InventoryObject, key: string): CloudLoadBalancer {
  return { object, product: 'AWS load balancer', attributes: { key, value: object.metadata.annotations?.[key] ?? '' } };
}
