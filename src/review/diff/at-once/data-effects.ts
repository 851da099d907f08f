import { FieldEffect } from './field-effects';
import { fieldOf, JsonObject, objectOf, objectsOf } from '../../../semantics/validation/json-values';
import { InventoryObject, title } from '../../inventory/inventory-object';
import { Workload } from '../../inventory/workload';
import { Comparison } from '../comparison';
import { enumerated } from '../fields/shown-value';
import { rawTemplate } from '../release/raw-template';

/** How pods read a ConfigMap or Secret. */
type Reading = 'volume' | 'start';

const EFFECTS: Readonly<Record<Reading, (pods: string) => string>> = {
  volume: (pods) => `${pods} read it from a volume: those that run see it within about a minute, of both versions at once, without a release`,
  start: (pods) => `${pods} read it when they start: those that run keep what they have, and pods that start from now on differ from them, without a release`,
};

/** What changed data does: whoever reads them in place gets them past every step and analysis. */
export function dataEffect({ after }: Comparison, object: InventoryObject): FieldEffect {
  const effects = (Object.keys(EFFECTS) as Reading[]).flatMap((reading) => {
    const readers = after.workloads.filter((workload) => !workload.takenOverBy && workload.object.namespace === object.namespace
      && readingsOf(workload, object).has(reading));
    return readers.length === 0 ? [] : [EFFECTS[reading](`the pods of ${enumerated(readers.map((reader) => title(reader.object)))}`)];
  });
  return {
    class: 'at-once',
    message: effects.length > 0 ? effects.join('; ') : 'no pod among the objects reads it; whoever does gets it when it reads it next',
    ...(object.kind === 'Secret' && { hidden: true }),
  };
}

function readingsOf(workload: Workload, object: InventoryObject): ReadonlySet<Reading> {
  const pod = objectOf(objectOf(rawTemplate(workload)).spec);
  const isIt = (source: unknown, field: string) => fieldOf(objectOf(source), field) === object.name;
  const [volumeField, nameField, prefix] = object.kind === 'Secret' ? ['secret', 'secretName', 'secret'] : ['configMap', 'name', 'configMap'];
  const volumes = new Set(objectsOf(pod.volumes).filter((volume) => isIt(volume[volumeField], nameField)
    || objectsOf(objectOf(volume.projected).sources).some((source) => isIt(source[volumeField], 'name'))).map(({ name }) => name));
  const containers = [...objectsOf(pod.containers), ...objectsOf(pod.initContainers)];
  const mounts = containers.flatMap((container) => objectsOf(container.volumeMounts)).filter(({ name }) => volumes.has(name));
  const fromEnvironment = containers.some((container: JsonObject) =>
    objectsOf(container.env).some(({ valueFrom }) => isIt(objectOf(valueFrom)[`${prefix}KeyRef`], 'name'))
    || objectsOf(container.envFrom).some((source) => isIt(source[`${prefix}Ref`], 'name')));
  // What is mounted by subPath is a copy that nobody renews.
  const copied = mounts.some(({ subPath, subPathExpr }) => Boolean(subPath ?? subPathExpr));
  return new Set<Reading>([
    ...(mounts.some(({ subPath, subPathExpr }) => !(subPath ?? subPathExpr)) ? ['volume' as const] : []),
    ...(fromEnvironment || copied ? ['start' as const] : []),
  ]);
}
