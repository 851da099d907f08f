import { GatewayApiRoute, GatewayApiTrafficRoutingOptions } from './gateway-api-traffic-routing';
import { propError } from '../semantics/errors';
import { requireDnsLabel, requireDnsSubdomain } from '../semantics/names';

/** Name under which the Gateway API plugin is registered with the controller. */
export const GATEWAY_API_PLUGIN = 'argoproj-labs/gatewayAPI';

/** The configuration that the Gateway API plugin reads. */
export function renderGatewayApi(where: string, options: GatewayApiTrafficRoutingOptions): Record<string, unknown> {
  const { httpRoute, grpcRoute, httpRoutes, grpcRoutes } = options;
  for (const [prop, name] of Object.entries({ httpRoute, grpcRoute, configMap: options.configMap })) {
    if (name !== undefined) {
      requireDnsSubdomain(where, prop, name);
    }
  }
  if (options.namespace !== undefined) {
    requireDnsLabel(where, 'namespace', options.namespace);
  }
  if (httpRoute === undefined && grpcRoute === undefined && !httpRoutes?.length && !grpcRoutes?.length) {
    throw propError(where, {
      prop: 'httpRoute',
      received: undefined,
      accepted: 'at least one of httpRoute, httpRoutes, grpcRoute and grpcRoutes',
      mend: 'name the route whose backends are weighted',
    });
  }
  return {
    ...(httpRoute !== undefined && { httpRoute }),
    ...(httpRoutes !== undefined && { httpRoutes: renderRoutes(where, 'httpRoutes', httpRoutes, httpRoute) }),
    ...(grpcRoute !== undefined && { grpcRoute }),
    ...(grpcRoutes !== undefined && { grpcRoutes: renderRoutes(where, 'grpcRoutes', grpcRoutes, grpcRoute) }),
    ...(options.namespace !== undefined && { namespace: options.namespace }),
    ...(options.configMap !== undefined && { configMap: options.configMap }),
    ...(options.disableInProgressLabel !== undefined && { disableInProgressLabel: options.disableInProgressLabel }),
    ...(options.inProgressLabelKey !== undefined && { inProgressLabelKey: options.inProgressLabelKey }),
    ...(options.inProgressLabelValue !== undefined && { inProgressLabelValue: options.inProgressLabelValue }),
  };
}

function renderRoutes(where: string, prop: string, routes: readonly GatewayApiRoute[], single: string | undefined): Record<string, unknown>[] {
  const seen = new Set<string | undefined>([single]);
  return routes.map(({ name, useHeaderRoutes }, i) => {
    requireDnsSubdomain(where, `${prop}[${i}].name`, name);
    if (seen.has(name)) {
      throw propError(where, { prop: `${prop}[${i}].name`, received: name, accepted: 'each route once', mend: 'name it in one place' });
    }
    seen.add(name);
    return { name, ...(useHeaderRoutes !== undefined && { useHeaderRoutes }) };
  });
}
