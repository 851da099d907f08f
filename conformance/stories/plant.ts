import { ApiObject, App, JsonPatch } from 'cdk8s';

/** A fault for one object: exactly one of `add`, `replace` and `remove`, the path of a field as in a JSON patch. */
export interface Plant {
  readonly kind: string;
  readonly name: string;
  readonly add?: string;
  readonly replace?: string;
  readonly remove?: string;
  readonly value?: unknown;
}

/** Puts faults into what constructs have made, behind their back: they would refuse them. */
export function plantFaults(app: App, faults: Plant[]): void {
  for (const { kind, name, add, replace, remove, value } of faults) {
    const objects = app.node.findAll().filter((one): one is ApiObject => ApiObject.isApiObject(one) && one.kind === kind && one.name === name);
    if (objects.length !== 1) {
      throw new Error(`there are ${objects.length} objects ${kind} ${name}`);
    }
    const patches = [
      ...add === undefined ? [] : [JsonPatch.add(add, value)],
      ...replace === undefined ? [] : [JsonPatch.replace(replace, value)],
      ...remove === undefined ? [] : [JsonPatch.remove(remove)],
    ];
    if (patches.length !== 1) {
      throw new Error(`a fault adds, replaces or removes one field of ${kind} ${name}`);
    }
    objects[0].addJsonPatch(...patches);
  }
}
