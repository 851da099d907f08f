import { isCanary } from './canary-target';
import { RouteProps } from './route-props';
import { RouteTarget } from './traffic-router';
import { propError, requireInteger } from '../semantics/errors';
import { requireAnnotations, requireDnsSubdomain, requireHostname } from '../semantics/names';
import { requireRouterCapability, RouterKey } from '../semantics/router-capabilities';
import { MinorVersion } from '../semantics/versions';

/** What Gateway API and the Kubernetes API server accept in a path. */
const PATH = /^\/(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})*$/;
const UNSAFE_PATH = /\/\/|\/\.{1,2}(\/|$)|%2f/i;
const LONGEST_PATH = 1024;
const IP_ADDRESS = /^\d+(\.\d+){3}$/;

/** Throws unless a route can be made of the target, whatever the router. */
export function requireRoute(where: string, target: RouteTarget): void {
  const { route } = target;
  requireInteger(where, 'servicePort', target.servicePort, 1, 65535, 'pass the port of the Service');
  requireCanaryTarget(where, target);
  if (route.existing) {
    requireNothingBesides(where, route);
    return;
  }
  requireDnsSubdomain(where, 'name', target.name);
  route.hostnames?.forEach((hostname, i) => {
    requireRouteHostname(where, `route.hostnames[${i}]`, hostname);
    requireOnce(where, `route.hostnames[${i}]`, hostname, route.hostnames!.indexOf(hostname) === i);
  });
  if (route.paths?.length === 0) {
    throw propError(where, { prop: 'route.paths', received: [], accepted: 'at least one path', mend: 'leave it out for every path' });
  }
  route.paths?.forEach((path, i) => {
    requirePath(where, `route.paths[${i}]`, path);
    requireOnce(where, `route.paths[${i}]`, path, route.paths!.indexOf(path) === i);
  });
  requireTls(where, route);
  requireAnnotations(where, 'route.annotations', route.annotations);
}

/**
 * Throws unless the routers can add the managed routes that the target asks for.
 *
 * @param name what the router is called, where it can less than its row in the table: a plugin without header and mirror routes passes no key
 */
export function requireManagedRoutes(where: string, target: RouteTarget, routers: readonly RouterKey[], name?: string): void {
  const argoRollouts = target.argoRollouts === undefined ? undefined : MinorVersion.parse(where, 'argoRollouts', target.argoRollouts);
  for (const capability of ['headerRoutes', 'mirrorRoutes'] as const) {
    const received = target[capability];
    if (received?.length) {
      requireRouterCapability(where, { prop: capability, received, capability, routers, name, argoRollouts });
    }
  }
}

function requireCanaryTarget(where: string, target: RouteTarget): void {
  if (!isCanary(target)) {
    for (const prop of ['headerRoutes', 'mirrorRoutes'] as const) {
      if (target[prop]?.length) {
        throw propError(where, { prop, received: target[prop], accepted: 'nothing without a canary', mend: 'leave it out, or use a canary Service' });
      }
    }
    return;
  }
  if (target.workload === '') {
    throw propError(where, { prop: 'workload', received: '', accepted: 'the name of a Rollout, where there is a canary', mend: 'name the Rollout' });
  }
  if (target.canaryService === target.stableService) {
    throw propError(where, {
      prop: 'canaryService',
      received: target.canaryService,
      accepted: 'another Service than stableService',
      mend: 'use two Services with the same selector',
    });
  }
}

function requireNothingBesides(where: string, route: RouteProps): void {
  const others = (['hostnames', 'paths', 'tls', 'annotations'] as const).filter((prop) => route[prop] !== undefined);
  if (others.length > 0) {
    throw propError(where, {
      prop: `route.${others[0]}`,
      received: route[others[0]],
      accepted: 'nothing beside route.existing, which is left as it is',
      mend: 'leave it out, or leave route.existing out to have the route emitted',
    });
  }
}

function requireRouteHostname(where: string, prop: string, hostname: string): void {
  requireHostname(where, prop, hostname);
  if (IP_ADDRESS.test(hostname)) {
    throw propError(where, { prop, received: hostname, accepted: 'a host name, no IP address', mend: 'use a name, or leave the host names out' });
  }
}

function requirePath(where: string, prop: string, path: string): void {
  if (!PATH.test(path) || UNSAFE_PATH.test(path) || path.length > LONGEST_PATH) {
    throw propError(where, {
      prop,
      received: path,
      accepted: `a path that begins with "/", without spaces, "//", "/./", "/../", "%2f" and query, at most ${LONGEST_PATH} characters`,
      mend: 'use a path such as "/" or "/api"',
    });
  }
}

function requireTls(where: string, { tls, hostnames = [] }: RouteProps): void {
  if (!tls) {
    return;
  }
  requireDnsSubdomain(where, 'route.tls.secretName', tls.secretName);
  tls.hostnames?.forEach((hostname, i) => {
    requireRouteHostname(where, `route.tls.hostnames[${i}]`, hostname);
    if (hostnames.length > 0 && !hostnames.includes(hostname)) {
      throw propError(where, {
        prop: `route.tls.hostnames[${i}]`,
        received: hostname,
        accepted: `one of the host names of the route (${hostnames.join(', ')})`,
        mend: 'add it to route.hostnames, or leave it out',
      });
    }
  });
}

function requireOnce(where: string, prop: string, received: string, once: boolean): void {
  if (!once) {
    throw propError(where, { prop, received, accepted: 'each once', mend: 'remove the second one' });
  }
}
