import { dataEffect } from './data-effects';
import { KIND_EFFECTS } from './kind-effects';
import { routeEffect } from './route-effects';
import { SPEC_EFFECTS } from './spec-effects';
import { FieldPath, printPath } from '../../inventory/path';
import { ChangeClass } from '../change';
import { Comparison, JudgedDifference, kindOf, Pair } from '../comparison';
import { shownValue } from '../fields/shown-value';

/** What a changed field does. */
export interface FieldEffect {
  readonly class: ChangeClass;
  readonly message: string;
  /** Whether its values are nobody's business. */
  readonly hidden?: true;
}

/** Kinds whose annotations are settings, or whose labels somebody goes by. */
const METADATA_EFFECTS: Readonly<Record<string, string>> = {
  'networking.k8s.io/Ingress': 'the router follows within seconds, for every request',
  '/Service': 'the load balancer or mesh that reads it follows at once',
  '/Namespace': 'what goes by it holds at once for pods that start from now on, and for network policies',
  '/ServiceAccount': 'pods that start from now on get it',
};

/** What a field does that no effect explains. */
export function fieldEffect(comparison: Comparison, pair: Pair, difference: JudgedDifference): FieldEffect {
  const kind = kindOf(pair.after);
  const { path } = difference;
  if (path[0] === 'metadata') {
    const effect = path[1] === 'annotations' || kind === '/Namespace' ? METADATA_EFFECTS[kind] : undefined;
    return effect === undefined ? { class: 'none', message: 'metadata only: neither pods nor requests are touched' } : atOnce(difference, effect);
  }
  if (kind === '/ConfigMap' || kind === '/Secret') {
    return dataEffect(comparison, pair.after);
  }
  if (comparison.after.workload(pair.after) && path[0] === 'spec' && path[1] === 'template') {
    return { class: 'none', message: 'the controller reads the pod template as it did: no release' };
  }
  const text = printPath(path);
  const [, sentence] = SPEC_EFFECTS[kind]?.find(([field]) => text === field || text.startsWith(`${field}.`) || text.startsWith(`${field}[`)) ?? [];
  return atOnce(difference, sentence ?? routeEffect(comparison, pair.after, path) ?? KIND_EFFECTS[kind] ?? 'its controller follows as soon as it sees it');
}

function atOnce({ path, before, after }: JudgedDifference, effect: string): FieldEffect {
  return { class: 'at-once', message: `${nameOf(path)} ${shownValue(before)} → ${shownValue(after)}: ${effect}` };
}

/** The last name in a path, with the place behind it: `ports[1]`. */
function nameOf(path: FieldPath): string {
  const last = path.map((key) => typeof key).lastIndexOf('string');
  return printPath(path.slice(last));
}
