import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { RouteTarget } from './traffic-router';
import { ObjectMetadata } from '../manifest/metadata';
import { propError } from '../semantics/errors';

/** Metadata of an object that a router emits. */
export function routeMetadata(
  target: RouteTarget, annotations: Record<string, string> = target.route.annotations ?? {}, name: string = target.name,
): ObjectMetadata {
  return {
    name,
    ...(target.namespace !== undefined && { namespace: target.namespace }),
    labels: { ...target.labels },
    ...(Object.keys(annotations).length > 0 && { annotations: { ...annotations } }),
  };
}

/**
 * Name of the route: that of the target, or of the one that exists already. Throws if that one is in another namespace, where the controller
 * does not look for it.
 *
 * @param kind kind of the route, with its article
 */
export function localRouteName(where: string, scope: Construct, target: RouteTarget, kind: string): string {
  const { existing } = target.route;
  const namespace = target.namespace ?? Chart.of(scope).namespace;
  if (existing?.namespace !== undefined && existing.namespace !== namespace) {
    throw propError(where, {
      prop: 'route.existing.namespace',
      received: existing.namespace,
      accepted: `the namespace of the service (${namespace ?? 'none is set'}): ${kind} reaches the Services of its own namespace`,
      mend: `name ${kind} of that namespace, and leave its namespace out`,
    });
  }
  return existing?.name ?? target.name;
}

/** Throws where the target asks for TLS that this router does not terminate at the route. */
export function requireNoTls(where: string, target: RouteTarget, router: string, instead: string, mend: string): void {
  if (target.route.tls) {
    throw propError(where, { prop: 'route.tls', received: target.route.tls, accepted: `nothing with ${router}: ${instead}`, mend });
  }
}
