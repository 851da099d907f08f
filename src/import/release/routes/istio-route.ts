import { annotationsOf, distinct, RouteDraft, routeOptions } from './route';
import { create, list, object, ours, unlessEmpty, verbatim } from '../../code/code';
import { JsonObject, mapAt, mapsAt, textAt, textsAt } from '../../code/json';
import { NotRecognised, Release } from '../release';

const MESH = 'mesh';

/** The VirtualService of Istio, by host or by subset. */
export function istioRoute(release: Release, istio: JsonObject): RouteDraft {
  const name = textAt(istio, 'virtualService', 'name');
  if (name === undefined) {
    throw new NotRecognised('it names not exactly one VirtualService');
  }
  return virtualServiceRoute(release, name, mapAt(istio, 'destinationRule') !== undefined);
}

export function virtualServiceRoute(release: Release, name: string, subsets: boolean): RouteDraft {
  const service = release.find('VirtualService', name);
  const all = textsAt(service, 'spec', 'gateways') ?? [];
  const gateways = all.filter((gateway) => gateway !== MESH);
  const mesh = all.includes(MESH) || all.length === 0;
  const hosts = (textsAt(service, 'spec', 'hosts') ?? []).filter((host) => host !== '*' && !(mesh && host === release.stableService));
  return {
    router: create(ours('IstioRouter'), unlessEmpty(object({
      gateways: gateways.length === 0 ? undefined : list(gateways.map(verbatim)),
      mesh: verbatim(mesh),
      subsets: verbatim(subsets),
    }))),
    existing: name,
    route: service && routeOptions({ hostnames: hosts, paths: uriPaths(service), annotations: annotationsOf(service) }),
  };
}

/** Prefixes; `/a` is written as itself and `/a/`. */
function uriPaths(service: JsonObject): string[] {
  const uris = mapsAt(service, 'spec', 'http', 0, 'match').map((match) => mapAt(match, 'uri'));
  const exact = distinct(uris.map((uri) => textAt(uri, 'exact')));
  return distinct(uris.map((uri) => textAt(uri, 'exact') ?? textAt(uri, 'prefix'))).filter((path) => !exact.includes(path.replace(/\/$/, '')) || exact.includes(path));
}
