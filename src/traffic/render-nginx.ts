import { NginxTrafficRoutingOptions } from './nginx-traffic-routing';
import { NginxTrafficRoutingSpec } from '../manifest/traffic-routing';
import { propError } from '../semantics/errors';
import { requireAnnotations, requireDnsSubdomain } from '../semantics/names';

/** What the ingress controller reads annotations under, unless it was started with another prefix. */
export const NGINX_ANNOTATION_PREFIX = 'nginx.ingress.kubernetes.io';

/** The `nginx` block of `trafficRouting`. */
export function renderNginx(where: string, options: NginxTrafficRoutingOptions): NginxTrafficRoutingSpec {
  const { stableIngress, stableIngresses, annotationPrefix, additionalIngressAnnotations, canaryIngressAnnotations } = options;
  if ((stableIngress === undefined) === (stableIngresses === undefined)) {
    throw propError(where, {
      prop: 'stableIngress and stableIngresses',
      received: stableIngress === undefined ? undefined : [stableIngress, stableIngresses],
      accepted: 'exactly one of the two',
      mend: 'name one Ingress with stableIngress, or several with stableIngresses',
    });
  }
  if (stableIngresses?.length === 0) {
    throw propError(where, { prop: 'stableIngresses', received: [], accepted: 'at least one name', mend: 'name the Ingress of the stable Service' });
  }
  if (stableIngress !== undefined) {
    requireDnsSubdomain(where, 'stableIngress', stableIngress);
  }
  stableIngresses?.forEach((name, i) => requireDnsSubdomain(where, `stableIngresses[${i}]`, name));
  const prefix = annotationPrefix ?? NGINX_ANNOTATION_PREFIX;
  requireDnsSubdomain(where, 'annotationPrefix', prefix);
  requireCanaryAnnotations(where, 'additionalIngressAnnotations', additionalIngressAnnotations, prefix);
  requireCanaryAnnotations(where, 'canaryIngressAnnotations', canaryIngressAnnotations, prefix);
  return {
    ...(stableIngress !== undefined && { stableIngress }),
    ...(stableIngresses !== undefined && { stableIngresses: [...stableIngresses] }),
    ...(annotationPrefix !== undefined && { annotationPrefix }),
    ...(additionalIngressAnnotations !== undefined && { additionalIngressAnnotations: { ...additionalIngressAnnotations } }),
    ...(canaryIngressAnnotations !== undefined && { canaryIngressAnnotations: { ...canaryIngressAnnotations } }),
  };
}

/** Throws on annotations of the canary Ingress that the controller writes itself. */
export function requireCanaryAnnotations(where: string, prop: string, annotations: Record<string, string> | undefined, prefix: string): void {
  requireAnnotations(where, prop, annotations);
  for (const key of Object.keys(annotations ?? {})) {
    const name = key.startsWith(`${prefix}/`) ? key.slice(prefix.length + 1) : key;
    if (name === 'canary' || name === 'canary-weight') {
      throw propError(where, {
        prop: `${prop} key`,
        received: key,
        accepted: 'any annotation but those that the controller writes itself (canary and canary-weight)',
        mend: 'leave it out; the steps set the weight',
      });
    }
  }
}
