import { AlbStickiness, AlbTrafficRoutingOptions } from './alb-traffic-routing';
import { requireEitherName } from './render-names';
import { AlbTrafficRoutingSpec } from '../manifest/traffic-routing';
import { formatDuration, wholeSeconds } from '../semantics/durations';
import { propError, requireInteger } from '../semantics/errors';
import { requireDnsSubdomain } from '../semantics/names';

/** What the AWS Load Balancer Controller reads annotations under, unless it was started with another prefix. */
export const ALB_ANNOTATION_PREFIX = 'alb.ingress.kubernetes.io';

const LONGEST_STICKINESS_SECONDS = 604_800;

/** The `alb` block of `trafficRouting`. */
export function renderAlb(where: string, options: AlbTrafficRoutingOptions): AlbTrafficRoutingSpec {
  const { ingress, ingresses, servicePort, rootService, annotationPrefix, stickiness } = options;
  requireEitherName(where, { ingress, ingresses }, 'Ingress');
  requireInteger(where, 'servicePort', servicePort, 1, 65535, 'pass the port of the Services');
  for (const [prop, name] of Object.entries({ rootService, annotationPrefix })) {
    if (name !== undefined) {
      requireDnsSubdomain(where, prop, name);
    }
  }
  return {
    ...(ingress !== undefined && { ingress }),
    ...(ingresses !== undefined && { ingresses: [...ingresses] }),
    servicePort,
    ...(rootService !== undefined && { rootService }),
    ...(annotationPrefix !== undefined && { annotationPrefix }),
    ...(stickiness && { stickinessConfig: renderStickiness(where, stickiness) }),
  };
}

/** The stickiness as the controller reads it, which checks the bounds only when it sets a weight. */
export function renderStickiness(where: string, { duration, enabled = true }: AlbStickiness): { enabled: boolean; durationSeconds: number } {
  const durationSeconds = wholeSeconds(where, 'stickiness.duration', duration, 1);
  if (durationSeconds > LONGEST_STICKINESS_SECONDS) {
    throw propError(where, {
      prop: 'stickiness.duration',
      received: formatDuration(duration),
      accepted: 'at most 7 days',
      mend: 'pass Duration.days(7) or less',
    });
  }
  return { enabled, durationSeconds };
}
