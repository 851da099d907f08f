import { AlbStickiness } from './alb-traffic-routing';
import { renderStickiness } from './render-alb';
import { RouteTarget } from './traffic-router';
import { IngressBackendSpec } from '../manifest/ingress';
import { propError } from '../semantics/errors';

/** The backend of a path: the Service, or the action that the controller writes. */
export function albBackend(target: RouteTarget, action: string | undefined): IngressBackendSpec {
  return action === undefined
    ? { service: { name: target.stableService, port: { number: target.servicePort } } }
    : { service: { name: action, port: { name: 'use-annotation' } } };
}

/**
 * The action in the words of the controller, with all requests at the stable version, so that they are served before it has acted.
 *
 * None for ping-pong Services: which of the two is the stable one changes with each release. The first one, set again by whoever applies the
 * manifests, would send all requests to a Service whose pods are gone.
 */
export function initialAction(
  target: RouteTarget, action: string | undefined, prefix: string, stickiness: AlbStickiness | undefined,
): Record<string, string> {
  if (action === undefined || target.canaryService === undefined) {
    return {};
  }
  const group = (name: string, weight: number) => ({ ServiceName: name, ServicePort: String(target.servicePort), Weight: weight });
  const sticky = stickiness && renderStickiness('stickiness', stickiness);
  const forward = {
    Type: 'forward',
    ForwardConfig: {
      TargetGroups: [group(target.canaryService, 0), group(target.stableService, 100)],
      ...(sticky?.enabled && { TargetGroupStickinessConfig: { Enabled: true, DurationSeconds: sticky.durationSeconds } }),
    },
  };
  return { [`${prefix}/actions.${action}`]: JSON.stringify(forward) };
}

/** Throws on annotations that the controller writes, and on those that cannot work with what is emitted. */
export function requireAlbAnnotations(where: string, annotations: Record<string, string>, prefix: string): void {
  for (const [key, received] of Object.entries(annotations)) {
    const prop = `route.annotations[${JSON.stringify(key)}]`;
    if (key.startsWith(`${prefix}/actions.`) || key.startsWith(`${prefix}/conditions.`)) {
      throw propError(where, { prop, received, accepted: 'no actions and conditions: the controller writes them', mend: 'leave it out; the steps set weights and header routes' });
    }
    if (key === `${prefix}/target-type` && received !== 'ip') {
      throw propError(where, { prop, received, accepted: '"ip": the Services have no node ports', mend: 'leave it out' });
    }
    if (key === 'kubernetes.io/ingress.class') {
      throw propError(where, { prop, received, accepted: 'nothing beside ingressClassName: the API server rejects both together', mend: 'use className of AlbRouter' });
    }
  }
}
