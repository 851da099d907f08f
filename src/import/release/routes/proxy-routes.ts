import { annotationsOf, distinct, RouteDraft, routeOptions } from './route';
import { create, list, object, ours, unlessEmpty, verbatim } from '../../code/code';
import { JsonObject, mapAt, textAt, textsAt } from '../../code/json';
import { NotRecognised, Release } from '../release';

/** The Mappings of Ambassador. */
export function ambassadorRoute(release: Release, ambassador: JsonObject): RouteDraft {
  const names = textsAt(ambassador, 'mappings') ?? [];
  const mappings = names.map((name) => release.find('Mapping', name)).filter((mapping) => mapping !== undefined);
  const ids = textsAt(mappings[0], 'spec', 'ambassador_id');
  if (names.length !== 1 && mappings.length < names.length) {
    throw new NotRecognised('not all of its Mappings are among the manifests');
  }
  return {
    router: create(ours('AmbassadorRouter'), unlessEmpty(object({ ambassadorIds: ids && list(ids.map(verbatim)) }))),
    existing: names[0],
    route: mappings.length === 0 ? undefined : routeOptions({
      hostnames: distinct(mappings.map((mapping) => hostOf(mapping))),
      paths: distinct(mappings.map((mapping) => unescaped(textAt(mapping, 'spec', 'prefix')?.replace(/\(\/\.\*\)\?$/, '')))),
      annotations: annotationsOf(mappings[0]),
    }),
  };
}

/** The ApisixRoute of Apache APISIX. */
export function apisixRoute(release: Release, apisix: JsonObject): RouteDraft {
  const name = textAt(apisix, 'route', 'name');
  const route = release.find('ApisixRoute', name);
  const className = textAt(route, 'spec', 'ingressClassName');
  const match = mapAt(route, 'spec', 'http', 0, 'match');
  return {
    router: create(ours('ApisixRouter'), unlessEmpty(object({ className: className === undefined ? undefined : verbatim(className) }))),
    existing: name,
    route: route && routeOptions({
      hostnames: textsAt(match, 'hosts'), paths: distinct((textsAt(match, 'paths') ?? []).map((path) => path.replace(/\/\*$/, '') || '/')), annotations: annotationsOf(route),
    }),
  };
}

/** SMI, which has no route of its own. */
export function smiRoute(): RouteDraft {
  return { router: create(ours('SmiRouter')), route: {} };
}

/** The VirtualService of AWS App Mesh, which is always there already. */
export function appMeshRoute(release: Release, appMesh: JsonObject): RouteDraft {
  const suffix = (role: string) => {
    const node = textAt(appMesh, 'virtualNodeGroup', `${role}VirtualNodeRef`, 'name') ?? '';
    return node.startsWith(release.name) ? verbatim(node.slice(release.name.length)) : undefined;
  };
  return {
    router: create(ours('AppMeshRouter'), unlessEmpty(object({ canaryVirtualNodeSuffix: suffix('canary'), stableVirtualNodeSuffix: suffix('stable') }))),
    existing: textAt(appMesh, 'virtualService', 'name'),
  };
}

function hostOf(mapping: JsonObject): string | undefined {
  const host = textAt(mapping, 'spec', 'host');
  return host?.startsWith('[^.]+') ? unescaped(`*${host.slice('[^.]+'.length)}`) : host;
}

function unescaped(text: string | undefined): string | undefined {
  return text?.replace(/\\(.)/g, '$1');
}
