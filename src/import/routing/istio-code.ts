import { Code, object } from '../code/code';
import { Fields } from '../code/fields';

/** Options of `TrafficRouting.istio`. */
export function istioCode(fields: Fields): Record<string, Code | undefined> {
  return {
    virtualService: fields.optional('virtualService', virtualServiceCode),
    virtualServices: fields.each('virtualServices', virtualServiceCode),
    destinationRule: fields.optional('destinationRule', (rule) => object({
      name: rule.must('name', 'canarySubsetName', 'stableSubsetName').text('name'),
      canarySubsetName: rule.text('canarySubsetName'),
      stableSubsetName: rule.text('stableSubsetName'),
      additionalSubsetNames: rule.texts('additionalSubsetNames'),
    })),
  };
}

function virtualServiceCode(fields: Fields): Code {
  return object({
    name: fields.must('name').text('name'),
    routes: fields.texts('routes'),
    tlsRoutes: fields.each('tlsRoutes', (route) => object({ port: route.number('port'), sniHosts: route.texts('sniHosts') })),
    tcpRoutes: fields.each('tcpRoutes', (route) => object({ port: route.must('port').number('port') })),
  });
}
