import { Dice } from './dice';
import { Json } from './valid-bundles';

interface Place {
  readonly owner: Json;
  readonly key: string | number;
  readonly value: Json;
}

/** Every field at any depth, but not those of containers: pods are valid by construction. */
function places(value: Json, depth = 0): Place[] {
  if (typeof value !== 'object' || value === null || depth > 20) {
    return [];
  }
  const keys: (string | number)[] = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return keys.filter((key) => key !== 'containers').flatMap((key) => [{ owner: value, key, value: value[key] }, ...places(value[key], depth + 1)]);
}

const numbers = [-2, -1, 0, 1, 2, 3, 50, 99, 100, 101, 999, 1001, 605000];
const texts = ['', 'orders', 'orders-canary', 'nobody', '1', '0', '-1', '0%', '100%', '10s', '1d', '-5m', '1.5h', '{{args.service}}', '{{args.nobody}}', '{{', 'Percent', 'stable',
  'result[0] > 1', 'result > 1', 'result.x', 'result[', '*', 'rate', 'metadata.name', 'metadata.nothing', 'spec.replicas', 'spec.nothing', 'status.x'];

/** Changes the text of an expression, a duration or a name by a character. */
function misspelt(dice: Dice, text: string): string {
  const place = dice.integer(0, text.length);
  const typo = dice.pick(['', '', ' ', '(', ')', '[', ']', '0', '9', '.', 'x', '"', '&', '|', '=', '>', '!', '-', '{', '}', '#', ',', '?', ':', '%', '/']);
  return text.slice(0, place) + typo + text.slice(place + dice.integer(0, 1));
}

/** Changes one field anywhere: leaves it out, empties it, takes another value of its type, doubles it. The types stay what they are. */
export function mutateAnywhere(dice: Dice, objects: Json[]): void {
  const argo = objects.filter(({ apiVersion, kind }) => String(apiVersion).startsWith('argoproj.io') || ['Service', 'Ingress', 'VirtualService', 'Mapping'].includes(kind));
  const object = dice.pick(argo);
  const all = places(object.spec);
  if (all.length === 0) {
    return;
  }
  const { owner, key, value } = dice.pick(all);
  if (dice.chance(0.25)) {
    remove(owner, key);
  } else if (Array.isArray(value)) {
    owner[key] = dice.pick<() => Json>([() => [], () => [...value, ...value], () => value.slice(1), () => [...value].reverse()])();
  } else if (typeof value === 'number') {
    owner[key] = dice.pick(numbers);
  } else if (typeof value === 'string') {
    owner[key] = dice.chance(0.5) ? misspelt(dice, value) : dice.pick(texts);
  } else if (typeof value === 'boolean') {
    owner[key] = !value;
  } else {
    owner[key] = dice.chance(0.5) ? {} : { ...value };
  }
}

function remove(owner: Json, key: string | number): void {
  if (Array.isArray(owner)) {
    owner.splice(Number(key), 1);
  } else {
    delete owner[key];
  }
}

/** Takes away an object, or gives it another name. */
export function mutateObjects(dice: Dice, objects: Json[]): void {
  const index = dice.integer(0, objects.length - 1);
  if (dice.chance(0.5)) {
    objects.splice(index, 1);
  } else {
    objects[index].metadata.name = dice.pick(['orders', 'elsewhere', 'checks-1']);
  }
}
