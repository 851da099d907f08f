import { call, Code, object, ours } from '../code/code';
import { Fields, Inexpressible } from '../code/fields';

const OPERATORS = {
  In: ours('LabelOperator.IN'), NotIn: ours('LabelOperator.NOT_IN'), Exists: ours('LabelOperator.EXISTS'), DoesNotExist: ours('LabelOperator.DOES_NOT_EXIST'),
};

/** `TrafficRouting.gatewayApi`; undefined where the configuration has what it does not know, so that it is handed over as that of any plugin. */
export function gatewayApiCode(fields: Fields, shared: Record<string, Code | undefined>): Code | undefined {
  try {
    return fields.all(() => call(ours('TrafficRouting.gatewayApi'), object({
      ...Object.assign({}, ...['http', 'grpc', 'tcp', 'tls'].map((kind) => routeFields(fields, kind))),
      namespace: fields.text('namespace'),
      configMap: fields.text('configMap'),
      disableInProgressLabel: fields.flag('disableInProgressLabel'),
      inProgressLabelKey: fields.text('inProgressLabelKey'),
      inProgressLabelValue: fields.text('inProgressLabelValue'),
      managedRoutes: shared.managedRoutes,
    })));
  } catch (error) {
    if (error instanceof Inexpressible) {
      return undefined;
    }
    throw error;
  }
}

function routeFields(fields: Fields, kind: string): Record<string, Code | undefined> {
  return {
    [`${kind}Route`]: fields.text(`${kind}Route`),
    [`${kind}Routes`]: fields.each(`${kind}Routes`, (route) => object({ name: route.must('name').text('name'), useHeaderRoutes: route.flag('useHeaderRoutes') })),
    [`${kind}RouteSelector`]: fields.optional(`${kind}RouteSelector`, (selector) => object({
      matchLabels: selector.textMap('matchLabels'),
      matchExpressions: selector.each('matchExpressions', (expression) => object({
        key: expression.must('key', 'operator').text('key'), operator: expression.member('operator', OPERATORS), values: expression.texts('values'),
      })),
    })),
  };
}
