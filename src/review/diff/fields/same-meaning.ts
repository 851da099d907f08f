import { Difference, differences } from './differences';
import { FIELD_DEFAULTS } from './field-defaults';
import { canonicalQuantity, quantityValue } from '../../../semantics/controller/pod-template/quantity';
import { isObject, JsonObject, listOf, objectOf } from '../../../semantics/validation/json-values';
import { FieldPath } from '../../inventory/path';

/** Fields whose values are amounts of a resource. */
const AMOUNTS = /^(requests|limits|hard|capacity|default|defaultRequest|min|max|averageValue|value|divisor|sizeLimit)$/;
/** Lists that are read as sets. */
const SETS: ReadonlySet<unknown> = new Set(['hostnames', 'hosts', 'accessModes', 'policyTypes', 'gateways']);
const HOLDERS: ReadonlySet<unknown> = new Set(['metadata', 'labels', 'annotations', 'resources', 'loadBalancer']);
/** The one list of objects with names whose order means something: the first of these routes comes first. */
const ORDERED = 'managedRoutes';

/** Whether a field says the same before and after, in other words: a default, another notation of an amount, another order where none counts. */
export function meansTheSame(kind: string, difference: Difference, afterwards: JsonObject): boolean {
  const { path, before: one, after: other, order } = difference;
  const last = path[path.length - 1];
  if (order) {
    return last !== ORDERED;
  }
  if (path[0] === 'apiVersion') {
    return true;
  }
  if (one === undefined || other === undefined) {
    const given = one ?? other;
    return holdsNothing(last, given) || isImplied(kind, last, given, afterwards) || isDefault(FIELD_DEFAULTS[kind] ?? {}, path, given) || (kind === '/Service' && isAssigned(difference, afterwards));
  }
  return isAmount(path) && sameAmount(one, other) || SETS.has(last) && sameSet(one, other);
}

/** A map says no more than the defaults where each of its fields does. */
function isDefault(defaults: Readonly<Record<string, unknown>>, path: FieldPath, value: unknown): boolean {
  if (isObject(value)) {
    const entries = Object.entries(value);
    return entries.length > 0 && entries.every(([key, item]) => isDefault(defaults, [...path, key], item));
  }
  const place = path.map((key) => typeof key === 'number' ? '*' : key).join('.');
  return Object.hasOwn(defaults, place) && differences(defaults[place], value).length === 0;
}

/** Lists without items, and maps that are only there to hold others. */
function holdsNothing(name: FieldPath[number] | undefined, value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0 && HOLDERS.has(name);
}

/** A policy that does not say so is for what comes in, and for what goes out where it has rules for that. */
function isImplied(kind: string, name: FieldPath[number] | undefined, value: unknown, afterwards: JsonObject): boolean {
  const egress = listOf(objectOf(afterwards.spec).egress).length > 0;
  return kind === 'networking.k8s.io/NetworkPolicy' && name === 'policyTypes' && sameSet(value, ['Ingress', ...egress ? ['Egress'] : []]);
}

/** What the API server chose for a Service, and keeps when a manifest does not say it. */
function isAssigned({ path: [first, second, third, fourth], before, after }: Difference, afterwards: JsonObject): boolean {
  if (first !== 'spec') {
    return false;
  }
  if (second === 'ports' && fourth === 'targetPort') {
    const port = listOf(objectOf(afterwards.spec).ports)[Number(third)];
    return objectOf(port).port === (before ?? after);
  }
  return after === undefined && (second === 'clusterIP' || second === 'clusterIPs' || second === 'ipFamilies' || (second === 'ports' && fourth === 'nodePort'));
}

function isAmount(path: FieldPath): boolean {
  return path.slice(-2).some((key) => AMOUNTS.test(String(key)));
}

function sameAmount(one: unknown, other: unknown): boolean {
  const [left, right] = [one, other].map((amount) => typeof amount === 'string' || typeof amount === 'number' ? String(amount) : undefined);
  return left !== undefined && right !== undefined
    && (canonicalQuantity(left) === canonicalQuantity(right) || (/\d/.test(left) && quantityValue(left) === quantityValue(right)));
}

function sameSet(one: unknown, other: unknown): boolean {
  return JSON.stringify([...listOf(one)].sort()) === JSON.stringify([...listOf(other)].sort());
}
