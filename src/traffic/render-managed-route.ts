import { HeaderRouteOptions } from './header-route';
import { MirrorMatch, MirrorRouteOptions } from './mirror-route';
import { HeaderRouteSpec, MirrorRouteSpec, StringMatchSpec } from '../manifest/traffic-routing';
import { propError, requireInteger } from '../semantics/errors';

const HTTP_TOKEN = /^[-!#$%&'*+.^_`|~A-Za-z0-9]+$/;

/** The `setHeaderRoute` of a step. */
export function renderHeaderRoute(where: string, options: HeaderRouteOptions): HeaderRouteSpec {
  requireManagedRouteName(where, 'name', options.name);
  if (options.match === undefined) {
    return { name: options.name };
  }
  requireSomeMatch(where, options.match);
  return {
    name: options.name,
    match: options.match.map(({ headerName, headerValue }, i) => {
      requireHeaderName(where, `match[${i}].headerName`, headerName);
      return { headerName, headerValue: headerValue._toJson() };
    }),
  };
}

/** The `setMirrorRoute` of a step. */
export function renderMirrorRoute(where: string, options: MirrorRouteOptions): MirrorRouteSpec {
  requireManagedRouteName(where, 'name', options.name);
  requireInteger(where, 'percentage', options.percentage, 1, 100, 'give the percentage of requests to copy; a step without match removes the route');
  if (options.match === undefined) {
    if (options.percentage !== undefined) {
      throw propError(where, {
        prop: 'percentage without match',
        received: options.percentage,
        accepted: 'a percentage only where something is mirrored',
        mend: 'add match, or leave percentage out to remove the route',
      });
    }
    return { name: options.name };
  }
  requireSomeMatch(where, options.match);
  return {
    name: options.name,
    ...(options.percentage !== undefined && { percentage: options.percentage }),
    match: options.match.map((match, i) => renderMirrorMatch(where, `match[${i}]`, match)),
  };
}

/** Throws unless the text can name a managed route. */
export function requireManagedRouteName(where: string, prop: string, name: string): void {
  if (!/^\S+$/.test(name)) {
    throw propError(where, { prop, received: name, accepted: 'a name without spaces', mend: 'use a name such as "canary-by-header"' });
  }
}

function renderMirrorMatch(where: string, prop: string, match: MirrorMatch): NonNullable<MirrorRouteSpec['match']>[number] {
  const headers: Record<string, StringMatchSpec> = {};
  for (const [name, value] of Object.entries(match.headers ?? {})) {
    requireHeaderName(where, `${prop}.headers key`, name);
    headers[name] = value._toJson();
  }
  if (!match.method && !match.path && Object.keys(headers).length === 0) {
    throw propError(where, {
      prop,
      received: match,
      accepted: 'a method, a path or headers',
      mend: 'to mirror everything, match the path: StringMatch.prefix(\'/\')',
    });
  }
  return {
    ...(match.method && { method: match.method._toJson() }),
    ...(match.path && { path: match.path._toJson() }),
    ...(Object.keys(headers).length > 0 && { headers }),
  };
}

function requireSomeMatch(where: string, match: readonly unknown[]): void {
  if (match.length === 0) {
    // Argo Rollouts takes an empty list for "remove this route".
    throw propError(where, { prop: 'match', received: match, accepted: 'at least one entry', mend: 'add an entry, or leave match out to remove the route' });
  }
}

function requireHeaderName(where: string, prop: string, name: string): void {
  if (!HTTP_TOKEN.test(name)) {
    throw propError(where, { prop, received: name, accepted: 'the name of an HTTP header, without spaces and colon', mend: 'use a name such as "X-Canary"' });
  }
}
