import { equalJson, isObject, Json, JsonObject, mapsAt, numberAt, textAt } from '../code/json';

/** A place at which an object of the manifests and the construct's differ. */
export interface Difference {
  readonly path: readonly (string | number)[];
  /** What the manifest says, undefined where it says nothing. */
  readonly theirs?: Json;
  /** What the construct says. */
  readonly ours?: Json;
}

/** Maps of which only one field may be there: half of each would be neither. */
const WHOLE = ['preStop', 'postStart', 'valueFrom'];

/** Where two objects differ, from the top down: a map or list that only one of them has is one difference. */
export function differencesOf(theirs: Json | undefined, ours: Json | undefined, path: readonly (string | number)[] = []): Difference[] {
  if (isObject(theirs) && isObject(ours) && !WHOLE.includes(String(path[path.length - 1]))) {
    return [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].flatMap((key) => differencesOf(theirs[key], ours[key], [...path, key]));
  }
  if (Array.isArray(theirs) && Array.isArray(ours) && aligned(theirs, ours)) {
    const longer = theirs.length > ours.length ? theirs : ours;
    return longer.flatMap((_, index) => differencesOf(theirs[index], ours[index], [...path, index]));
  }
  return equalJson(theirs, ours) ? [] : [{ path, theirs, ours }];
}

/** Whether the construct takes or changes something that the manifest says, and does not just say it in another way. */
export function isLoss({ path, theirs, ours }: Difference, ports: ReadonlyMap<string, number>): boolean {
  if (theirs === undefined || (ours === undefined && isNothing(theirs))) {
    return false;
  }
  const key = path[path.length - 1];
  if (ours !== undefined && (key === 'port' || key === 'targetPort')) {
    return portNumber(theirs, ports) !== portNumber(ours, ports);
  }
  return ours === undefined || !/^(cpu|memory|ephemeral-storage)$/.test(String(key)) || quantity(theirs) !== quantity(ours);
}

/** Numbers of the ports of a workload by their names. */
export function portNumbersOf(workload: JsonObject): ReadonlyMap<string, number> {
  const ports = mapsAt(workload, 'spec', 'template', 'spec', 'containers').flatMap((container) => mapsAt(container, 'ports'));
  return new Map(ports.flatMap((port) => {
    const [name, number] = [textAt(port, 'name'), numberAt(port, 'containerPort')];
    return name === undefined || number === undefined ? [] : [[name, number] as const];
  }));
}

/** A difference in a line. */
export function describeDifference(kind: string, name: string, { path, theirs, ours }: Difference): string {
  const place = path.map((key, index) => typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${/^[\w-]+$/.test(key) ? key : JSON.stringify(key)}`).join('');
  return `${kind} ${name}: ${place}: ${show(theirs)} -> ${show(ours)}`;
}

const LONGEST = 240;

function show(value: Json | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Items that have names in the manifest are compared with those of the same name only. */
function aligned(one: readonly Json[], other: readonly Json[]): boolean {
  return one.slice(0, other.length).every((item, index) => {
    const name = textAt(item, 'name');
    return name === undefined || name === textAt(other[index], 'name');
  });
}

function isNothing(value: Json): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}

function portNumber(port: Json, ports: ReadonlyMap<string, number>): Json {
  return typeof port === 'string' ? ports.get(port) ?? port : port;
}

const UNITS: Record<string, number> = { '': 1, 'm': 1e-3, 'k': 1e3, 'M': 1e6, 'G': 1e9, 'Ki': 2 ** 10, 'Mi': 2 ** 20, 'Gi': 2 ** 30 };

function quantity(value: Json): number | Json {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(m|k|M|G|Ki|Mi|Gi)?$/.exec(String(value)) ?? [];
  return amount === undefined ? value : Number(amount) * UNITS[unit ?? ''];
}
