import { annotationsOf, distinct, leadsTo, RouteDraft, routeOptions, tlsCode } from './route';
import { create, list, object, ours, unlessEmpty, verbatim } from '../../code/code';
import { JsonObject, mapsAt, textAt, textsAt } from '../../code/json';
import { Release } from '../release';

/** The IngressRoute that leads to a weighted TraefikService, or to a Service. */
export function traefikRoute(release: Release, backend: string): RouteDraft {
  const ingressRoute = release.all('IngressRoute').find(({ spec }) => leadsTo(spec, backend));
  const entryPoints = textsAt(ingressRoute, 'spec', 'entryPoints');
  const match = textAt(ingressRoute, 'spec', 'routes', 0, 'match') ?? '';
  const router = create(ours('TraefikRouter'), unlessEmpty(object({ entryPoints: entryPoints && list(entryPoints.map(verbatim)) })));
  return {
    router,
    existing: backend,
    route: ingressRoute && routeOptions({
      hostnames: hostsIn(match), paths: pathsIn(match), tls: tls(ingressRoute), annotations: annotationsOf(ingressRoute),
    }),
  };
}

function hostsIn(match: string): string[] {
  return [...match.matchAll(/Host\(`([^`]+)`\)|HostRegexp\(`\^\[\^\.\]\+([^`]+)\$`\)/g)].map(([, host, pattern]) => host ?? `*${pattern.replaceAll('\\.', '.')}`);
}

/** A path is written as itself and as the prefix of those below it. */
function pathsIn(match: string): string[] {
  const [paths, prefixes] = [/\bPath\(`([^`]+)`\)/g, /PathPrefix\(`([^`]+)`\)/g].map((pattern) => [...match.matchAll(pattern)].map(([, path]) => path));
  return distinct([...paths, ...prefixes.filter((prefix) => prefix !== '/' && !paths.includes(prefix.replace(/\/$/, '')))]);
}

function tls(ingressRoute: JsonObject) {
  const secretName = textAt(ingressRoute, 'spec', 'tls', 'secretName');
  const domains = distinct(mapsAt(ingressRoute, 'spec', 'tls', 'domains').map((domain) => textAt(domain, 'main')));
  return secretName === undefined ? undefined : tlsCode(secretName, domains);
}
