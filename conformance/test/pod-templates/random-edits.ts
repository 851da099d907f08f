import { randomTemplate, randomValue, SHAPES, Tree } from './random-templates';
import { Dice } from '../validation/dice';

/** The defaults of fields, by name. */
const STATED: Tree = {
  imagePullPolicy: 'IfNotPresent',
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  protocol: 'TCP',
  path: '/',
  scheme: 'HTTP',
  dnsPolicy: 'ClusterFirst',
  restartPolicy: 'Always',
  schedulerName: 'default-scheduler',
  securityContext: {},
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
  terminationGracePeriodSeconds: 30,
  defaultMode: 420,
  service: '',
  optional: false,
};
/** One amount in many words. */
const SAME_AMOUNTS = ['1Gi', '1024Mi', '1073741824', '1048576Ki', '1073741824000m'];

/** An object somewhere in a template, with its type. */
interface Place {
  readonly type: string;
  readonly object: Tree;
}

/** A template after one edit: of a field, of a list, of everything, or of nothing but the order in which it is written. */
export function edited(dice: Dice, template: Tree): Tree {
  const copy = JSON.parse(JSON.stringify(template)) as Tree;
  const { type, object } = dice.pick(places('PodTemplateSpec', copy));
  const fields = SHAPES.get(type)!;
  const given = fields.filter(({ name }) => object[name] !== undefined);
  switch (dice.integer(0, 12)) {
    case 0: return reversed(copy) as Tree;
    case 1: return dice.chance(0.1) ? randomTemplate(dice) : { ...copy, unknown: 1 };
    case 2:
    case 3:
    case 4: {
      // Mostly what is absent, where defaults are stated.
      const absent = fields.filter(({ name }) => object[name] === undefined && type !== 'Volume');
      const field = dice.pick(absent.length > 0 ? absent : fields);
      object[field.name] = randomValue(dice, field, 3);
      return copy;
    }
    case 5:
    case 6:
      if (given.length > 0) {
        delete object[dice.pick(given).name];
      }
      return copy;
    case 7:
      if (given.length > 0) {
        const { name, kind } = dice.pick(given);
        object[name] = kind.startsWith('[]') ? [] : kind.startsWith('{}') || SHAPES.has(kind.replace('*', '')) ? {} : null;
      }
      return copy;
    case 8: {
      const lists = given.filter(({ name, kind }) => kind.startsWith('[]') && object[name] !== null);
      if (lists.length > 0) {
        (object[dice.pick(lists).name] as unknown[]).reverse();
      }
      return copy;
    }
    case 9:
    case 10:
    case 11: return withStatedDefault(dice, copy);
    default:
      if (given.length > 0) {
        const field = dice.pick(given);
        object[field.name] = randomValue(dice, field, 3);
      }
      return copy;
  }
}

/** A template that states a default, or an amount in other words: mostly no release, though another hash. */
function withStatedDefault(dice: Dice, template: Tree): Tree {
  const possible = places('PodTemplateSpec', template).flatMap(({ type, object }) => SHAPES.get(type)!.flatMap(({ name, kind }) => {
    const amounts = kind === '{}Quantity' ? Object.keys(object[name] ?? {}) : [];
    return [
      ...(object[name] === undefined && STATED[name] !== undefined ? [() => { object[name] = STATED[name]; }] : []),
      ...amounts.map((key) => () => { (object[name] as Tree)[key] = dice.pick(SAME_AMOUNTS); }),
    ];
  }));
  if (possible.length > 0) {
    dice.pick(possible)();
  }
  return template;
}

/** Every object of a template, itself included. */
function places(type: string, object: Tree): Place[] {
  const inner = SHAPES.get(type)!.flatMap(({ name, kind }) => {
    const innerType = kind.replace(/^(\*|\[\])/, '');
    const value = object[name];
    if (!SHAPES.has(innerType) || value === undefined || value === null) {
      return [];
    }
    return (Array.isArray(value) ? value : [value]).flatMap((item) => places(innerType, item as Tree));
  });
  return [{ type, object }, ...inner];
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(reversed);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).reverse().map(([name, inner]) => [name, reversed(inner)]))
    : value;
}
