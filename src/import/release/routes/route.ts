import { Code, list, object, verbatim } from '../../code/code';
import { Json, JsonObject, mapsAt, textAt } from '../../code/json';
import { Codes } from '../draft';

/** How requests come to a release: the router, and its route as the router would write it. */
export interface RouteDraft {
  readonly router: Code;
  /** Name of the object whose weights the controller writes; undefined for a router without one. */
  readonly existing?: string;
  /** Options of the route; undefined where its object is not among the manifests. */
  readonly route?: Codes;
}

/** Props of a route, without what says nothing. */
export function routeOptions(options: {
  readonly hostnames?: readonly string[]; readonly paths?: readonly string[]; readonly tls?: Code; readonly annotations?: Record<string, string>;
}): Codes {
  const { hostnames = [], paths = [], tls, annotations = {} } = options;
  return {
    hostnames: texts(hostnames),
    paths: texts(paths),
    tls,
    annotations: Object.keys(annotations).length === 0 ? undefined : verbatim(annotations),
  };
}

/** Names without repetition. */
export function distinct(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** An object's annotations but for those of which the key says no. */
export function annotationsOf(route: JsonObject, wanted: (key: string) => boolean = () => true): Record<string, string> {
  const { annotations } = (route.metadata ?? {}) as { annotations?: Json };
  const entries = Object.entries(annotations ?? {}).filter(([key, value]) => wanted(key) && typeof value === 'string');
  return Object.fromEntries(entries) as Record<string, string>;
}

/** Whether the object sends requests to the Service. */
export function leadsTo(value: Json | undefined, service: string): boolean {
  if (Array.isArray(value)) {
    return value.some((item) => leadsTo(item, service));
  }
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const { name, host, serviceName, service: backend } = value as JsonObject;
  return [name, host, serviceName].includes(service) || Object.values(value).some((item) => leadsTo(item, service))
    || (typeof backend === 'string' && backend.split(':')[0] === service);
}

/** TLS of the first entry of a list with `secretName`. */
export function tlsOf(route: JsonObject, hostsKey: string): Code | undefined {
  const [entry] = mapsAt(route, 'spec', 'tls');
  const secretName = textAt(entry, 'secretName');
  const hosts = entry?.[hostsKey];
  return secretName === undefined ? undefined : tlsCode(secretName, Array.isArray(hosts) ? hosts.map(String) : []);
}

export function tlsCode(secretName: string, hostnames: readonly string[]): Code {
  return object({ secretName: verbatim(secretName), hostnames: texts(hostnames) });
}

function texts(values: readonly string[]): Code | undefined {
  return values.length === 0 ? undefined : list(values.map((value) => verbatim(value)));
}
