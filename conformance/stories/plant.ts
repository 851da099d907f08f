import { App, JsonPatch } from 'cdk8s';

/** A fault for one object: exactly one of `add`, `replace` and `remove`, the path of a field as in a JSON patch. */
export interface Plant {
  readonly kind: string;
  readonly name: string;
  readonly add?: string;
  readonly replace?: string;
  readonly remove?: string;
  readonly value?: unknown;
}

/** The manifests of an app with faults put into them afterwards: constructs and preflight would refuse them. */
export function plantedManifests(app: App, faults: Plant[]): object[] {
  const objects: any[] = app.charts.flatMap((chart) => chart.toJson());
  for (const { kind, name, add, replace, remove, value } of faults) {
    const chosen = objects.filter((object) => object.kind === kind && object.metadata.name === name);
    if (chosen.length !== 1) {
      throw new Error(`there are ${chosen.length} objects ${kind} ${name}`);
    }
    const patches = [
      ...add === undefined ? [] : [JsonPatch.add(add, value)],
      ...replace === undefined ? [] : [JsonPatch.replace(replace, value)],
      ...remove === undefined ? [] : [JsonPatch.remove(remove)],
    ];
    if (patches.length !== 1) {
      throw new Error(`a fault adds, replaces or removes one field of ${kind} ${name}`);
    }
    objects[objects.indexOf(chosen[0])] = JsonPatch.apply(chosen[0], ...patches);
  }
  return objects;
}
