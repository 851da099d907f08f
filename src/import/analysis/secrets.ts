import { Json, mapsAt, textAt } from '../code/json';

/** Keys of Secrets by the arguments that take their values. */
export type Secrets = ReadonlyMap<string, SecretKey>;

interface SecretKey {
  readonly name: string;
  readonly key: string;
}

/** The Secrets that the arguments of a template or a run name. */
export function secretsOf(spec: Json | undefined): Secrets {
  return new Map(mapsAt(spec, 'args').flatMap((arg) => {
    const [argument, name, key] = [textAt(arg, 'name'), textAt(arg, 'valueFrom', 'secretKeyRef', 'name'), textAt(arg, 'valueFrom', 'secretKeyRef', 'key')];
    return argument === undefined || name === undefined || key === undefined ? [] : [[argument, { name, key }] as const];
  }));
}
