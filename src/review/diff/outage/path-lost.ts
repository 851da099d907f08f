import { Inventory } from '../../inventory/inventory';
import { InventoryObject, title } from '../../inventory/inventory-object';
import { KINDS } from '../../inventory/kinds';
import { Effect } from '../effect';

/** A path of a host that a route answers for. */
interface AnsweredPath {
  readonly route: InventoryObject;
  readonly host: string;
  readonly exact: boolean;
  readonly path: string;
}

/** A path that a route answered for, and that no route of its host answers for afterwards. */
export const pathLost: Effect = function* (comparison) {
  const answered = pathsOf(comparison.after.inventory);
  const lost = new Map<InventoryObject, AnsweredPath[]>();
  for (const one of pathsOf(comparison.before.inventory)) {
    // A host without any route is told of by itself, and what a regular expression covers is not known here.
    const there = answered.filter(({ host }) => host === one.host || host === EVERY_HOST);
    if (there.length > 0 && PLAIN.test(one.path) && there.every((other) => PLAIN.test(other.path) && !covers(other, one))) {
      lost.set(one.route, [...lost.get(one.route) ?? [], one]);
    }
  }
  for (const [route, paths] of lost) {
    const then = comparison.afterOf(route);
    const names = [...new Set(paths.map(({ host, path }) => `${host === EVERY_HOST ? '' : host}${path}`))].join(', ');
    yield {
      class: 'outage',
      object: then ?? route,
      path: then ? 'spec.rules' : '',
      message: `${title(route)} ${then ? 'no longer answers' : 'is removed, and with it what answered'} for ${names}: no route is left for it, and requests get 404`,
      mend: `keep ${names} until nobody asks for it`,
    };
  }
};

const EVERY_HOST = '*';
const PLAIN = /^[\w./~%:@-]*$/;

function covers(other: AnsweredPath, { exact, path }: AnsweredPath): boolean {
  return other.exact ? exact && other.path === path : other.path === '/' || other.path === path || path.startsWith(`${other.path.replace(/\/$/, '')}/`);
}

/** What an Ingress or HTTPRoute answers for, each path with each host. */
function pathsOf(inventory: Inventory): readonly AnsweredPath[] {
  const ingresses = inventory.of(KINDS.ingress).flatMap(({ object: route, manifest: { spec } }) => [
    ...(spec?.defaultBackend ? [{ route, host: EVERY_HOST, exact: false, path: '/' }] : []),
    ...(spec?.rules ?? []).flatMap(({ host, http }) => (http?.paths ?? []).map(({ path = '/', pathType }) =>
      ({ route, host: host || EVERY_HOST, exact: pathType === 'Exact', path }))),
  ]);
  const routes = inventory.of(KINDS.httpRoute).flatMap(({ object: route, manifest: { spec } }) => {
    const hosts = spec?.hostnames?.length ? spec.hostnames : [EVERY_HOST];
    const matches = (spec?.rules ?? []).flatMap((rule) => rule.matches?.length ? rule.matches : [{ path: { type: 'PathPrefix', value: '/' } }]);
    return hosts.flatMap((host) => matches.map(({ path }) => {
      const value = path?.value ?? '/';
      return { route, host, exact: path?.type === 'Exact', path: path?.type === 'RegularExpression' ? `(${value})` : value };
    }));
  });
  return [...ingresses, ...routes];
}
