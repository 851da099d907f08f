import { GatewayApiRoute, GatewayApiRouteSelector, GatewayApiTrafficRoutingOptions, LabelOperator } from './gateway-api-traffic-routing';
import { LabelSelectorSpec } from '../manifest/metadata';
import { propError } from '../semantics/errors';
import { requireDnsLabel, requireDnsSubdomain, requireLabels } from '../semantics/names';

/** Name under which the Gateway API plugin is registered with the controller. */
export const GATEWAY_API_PLUGIN = 'argoproj-labs/gatewayAPI';

const KINDS = ['http', 'grpc', 'tcp', 'tls'] as const;

/** The configuration that the Gateway API plugin reads. */
export function renderGatewayApi(where: string, options: GatewayApiTrafficRoutingOptions): Record<string, unknown> {
  const { namespace, configMap, disableInProgressLabel, inProgressLabelKey, inProgressLabelValue } = options;
  if (configMap !== undefined) {
    requireDnsSubdomain(where, 'configMap', configMap);
  }
  if (namespace !== undefined) {
    requireDnsLabel(where, 'namespace', namespace);
  }
  const routes = Object.assign({}, ...KINDS.map((kind) => renderKind(where, kind, options))) as Record<string, unknown>;
  if (Object.values(routes).every((route) => Array.isArray(route) && route.length === 0)) {
    throw propError(where, {
      prop: 'httpRoute',
      received: undefined,
      accepted: 'at least one of httpRoute, httpRoutes, grpcRoute and grpcRoutes, or the like for TCP and TLS, or a selector',
      mend: 'name the route whose backends are weighted',
    });
  }
  return {
    ...routes,
    ...(namespace !== undefined && { namespace }),
    ...(configMap !== undefined && { configMap }),
    ...(disableInProgressLabel !== undefined && { disableInProgressLabel }),
    ...(inProgressLabelKey !== undefined && { inProgressLabelKey }),
    ...(inProgressLabelValue !== undefined && { inProgressLabelValue }),
  };
}

function renderKind(where: string, kind: typeof KINDS[number], options: GatewayApiTrafficRoutingOptions): Record<string, unknown> {
  const one = options[`${kind}Route`];
  const several = options[`${kind}Routes`];
  const selector = options[`${kind}RouteSelector`];
  if (one !== undefined) {
    requireDnsSubdomain(where, `${kind}Route`, one);
  }
  return {
    ...(one !== undefined && { [`${kind}Route`]: one }),
    ...(several !== undefined && { [`${kind}Routes`]: renderRoutes(where, `${kind}Routes`, several, one) }),
    ...(selector !== undefined && { [`${kind}RouteSelector`]: renderSelector(where, `${kind}RouteSelector`, selector) }),
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

function renderSelector(where: string, prop: string, { matchLabels = {}, matchExpressions = [] }: GatewayApiRouteSelector): LabelSelectorSpec {
  requireLabels(where, `${prop}.matchLabels`, matchLabels);
  if (Object.keys(matchLabels).length === 0 && matchExpressions.length === 0) {
    // An empty selector selects every route of the namespace, those of other services too.
    throw propError(where, { prop, received: {}, accepted: 'at least one label or expression', mend: 'say which labels the routes have' });
  }
  matchExpressions.forEach(({ key, operator, values = [] }, i) => {
    const compares = operator === LabelOperator.IN || operator === LabelOperator.NOT_IN;
    if (compares !== values.length > 0) {
      throw propError(where, {
        prop: `${prop}.matchExpressions[${i}].values`,
        received: values,
        accepted: compares ? `at least one value for ${operator}` : `no values for ${operator}`,
        mend: compares ? 'give the values to compare with' : 'leave them out',
      });
    }
    requireLabels(where, `${prop}.matchExpressions[${i}]`, { [key]: '' });
    values.forEach((value) => requireLabels(where, `${prop}.matchExpressions[${i}].values`, { [key]: value }));
  });
  return {
    ...(Object.keys(matchLabels).length > 0 && { matchLabels: { ...matchLabels } }),
    ...(matchExpressions.length > 0 && {
      matchExpressions: matchExpressions.map(({ key, operator, values }) => ({ key, operator, ...(values && { values: [...values] }) })),
    }),
  };
}
