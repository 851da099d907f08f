import { Construct } from 'constructs';
import { CanaryServiceProps } from './canary-service-props';
import { ReleaseFoundation } from './release-foundation';
import { existingServiceName } from './release-parts';
import { propError } from '../semantics/errors';
import { CanaryStrategyOptions } from '../strategy/canary-options';
import { CanaryServices, ITrafficRouter } from '../traffic/traffic-router';

/** Names of the Services that stand for the versions of a canary, beside the one that is called like the service. */
export interface VersionServices {
  readonly canaryService?: string;
  readonly pingService?: string;
  readonly pongService?: string;
}

/** The Services that the router needs. */
export function versionServices(scope: Construct, foundation: ReleaseFoundation, props: CanaryServiceProps, router: ITrafficRouter): VersionServices {
  const { name } = foundation.identity;
  const wanted = router.canaryServices ?? CanaryServices.STABLE_AND_CANARY;
  if (wanted === CanaryServices.STABLE_AND_CANARY) {
    return { canaryService: existingServiceName(scope, 'existingCanaryService', foundation, props.existingCanaryService) ?? `${name}-canary` };
  }
  if (props.existingCanaryService) {
    throw propError(scope.node.path, {
      prop: 'existingCanaryService',
      received: props.existingCanaryService,
      accepted: `nothing: ${router.routerName} has no canary Service here (its canaryServices are ${wanted})`,
      mend: 'leave it out',
    });
  }
  return wanted === CanaryServices.PING_PONG ? { pingService: `${name}-ping`, pongService: `${name}-pong` } : {};
}

/**
 * The Services of the strategy. With ping-pong Services the stable one is named too: callers inside the cluster then reach the stable version by it.
 * With one Service none is named: the controller would point it at one version.
 */
export function renderVersionServices(
  stableService: string, { canaryService, pingService, pongService }: VersionServices, router: ITrafficRouter,
): Pick<CanaryStrategyOptions, 'stableService' | 'canaryService' | 'pingPong'> {
  if (router.canaryServices === CanaryServices.ONE) {
    return {};
  }
  return { stableService, canaryService, ...(pingService !== undefined && pongService !== undefined && { pingPong: { pingService, pongService } }) };
}
