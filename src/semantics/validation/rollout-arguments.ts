import { JsonObject, fieldOf, isPresent, listOf, objectOf, objectsOf, textOf } from './json-values';
import { isQualifiedName } from '../names';
import { shown } from './problem';
import { RolloutView } from './rollout-view';

/** An argument of an analysis as the analysis gets it: with a value, or with one that only the cluster knows. */
export interface PassedArgument {
  readonly name: string;
  /** The value; undefined where the argument has none at all. */
  readonly value?: string;
  /** Whether only the cluster knows the value, and `value` stands in for it. */
  readonly unknown?: boolean;
}

/** What stands in for the hash of a pod template: ten characters of the kind that the controller gives. */
const POD_TEMPLATE_HASH = '5f7d9c8b64';
const METADATA_FIELDS = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid'];
/** Fields that the controller distinguishes from absent ones even when they are 0 or false. */
const KEPT_WHEN_ZERO = ['replicas', 'setWeight', 'revisionHistoryLimit', 'progressDeadlineSeconds', 'scaleDownDelaySeconds', 'autoPromotionEnabled',
  'abortScaleDownDelaySeconds', 'maxSurge', 'maxUnavailable', 'previewReplicaCount', 'scaleDownDelayRevisionLimit', 'minPodsPerReplicaSet'];

/** Rules on the arguments of a step, of which Argo looks only at those that read metadata. */
export function checkArgumentFields({ problems }: RolloutView, args: unknown, path: string): void {
  objectsOf(args).forEach((argument, index) => {
    const field = textOf(objectOf(objectOf(argument.valueFrom).fieldRef).fieldPath);
    if (field.startsWith('metadata') && !isMetadataField(field)) {
      problems.add('AR140', `${path}[${index}].valueFrom.fieldRef.fieldPath`, `${field} cannot be read`,
        'use metadata.name, metadata.namespace, metadata.uid, metadata.labels[\'key\'] or metadata.annotations[\'key\']');
    }
  });
}

/** The arguments that a Rollout passes to an analysis; undefined where the controller could not even make them, which is said. */
export function passedArguments(rollout: RolloutView, args: unknown, path: string): PassedArgument[] | undefined {
  let readable = true;
  const passed = objectsOf(args).map((argument, index): PassedArgument => {
    checkSource(rollout, argument, `${path}[${index}]`);
    const name = textOf(argument.name);
    const source = objectOf(argument.valueFrom);
    if (isPresent(source.podTemplateHashValue)) {
      return { name, value: ['Stable', 'Latest'].includes(textOf(source.podTemplateHashValue)) ? POD_TEMPLATE_HASH : textOf(argument.value) };
    }
    if (!isPresent(source.fieldRef)) {
      return { name, value: textOf(argument.value) };
    }
    const field = textOf(objectOf(source.fieldRef).fieldPath);
    const value = fieldValue(rollout, field);
    if (value !== undefined || field.startsWith('status.')) {
      return { name, value: value ?? '', unknown: value === undefined };
    }
    readable = false;
    rollout.problems.add('AR219', `${path}[${index}].valueFrom.fieldRef.fieldPath`, `the Rollout has no field ${field} with a value`, 'name a field that the Rollout sets, or pass a value');
    return { name, value: '' };
  });
  return readable ? passed : undefined;
}

function checkSource({ problems }: RolloutView, argument: JsonObject, path: string): void {
  const source = objectOf(argument.valueFrom);
  const sources = [isPresent(argument.value), isPresent(source.podTemplateHashValue), isPresent(source.fieldRef)].filter(Boolean).length;
  if (sources !== 1) {
    problems.add('AR418', path, `the argument ${textOf(argument.name)} has ${sources === 0 ? 'no value' : 'several values'}`,
      'give one of value, podTemplateHashValue and fieldRef');
  }
  const hash = source.podTemplateHashValue;
  if (isPresent(hash) && hash !== 'Stable' && hash !== 'Latest') {
    problems.add('AR415', `${path}.valueFrom.podTemplateHashValue`, `podTemplateHashValue is ${shown(hash)}`, 'write Stable or Latest');
  }
}

/** Whether the downward API could read the field of an object. */
function isMetadataField(field: string): boolean {
  const subscripted = /^(.+?)\['([^]*)'\]$/.exec(field);
  if (!subscripted) {
    return METADATA_FIELDS.includes(field);
  }
  const [, path, key] = subscripted;
  return (path === 'metadata.annotations' && isQualifiedName(key.toLowerCase())) || (path === 'metadata.labels' && isQualifiedName(key));
}

function fieldValue({ manifest, namespace }: RolloutView, field: string): string | undefined {
  const metadata = objectOf(manifest.metadata);
  if (field.startsWith('metadata')) {
    if (!isMetadataField(field)) {
      return undefined;
    }
    const [, map, key] = /^metadata\.(labels|annotations)\['([^]*)'\]$/.exec(field) ?? [];
    if (map) {
      return textOf(fieldOf(objectOf(metadata[map]), key));
    }
    return field === 'metadata.namespace' ? namespace || 'default' : textOf(metadata[field.slice('metadata.'.length)]);
  }
  return primitiveAt(manifest, field.split(/[.[\]]+/).filter((section) => section !== ''));
}

/** The number, text or boolean at a path. What is 0, false or empty is mostly left out before the controller looks. */
function primitiveAt(root: JsonObject, sections: readonly string[]): string | undefined {
  let value: unknown = root;
  for (const section of sections) {
    value = Array.isArray(value) ? listOf(value)[/^\d+$/.test(section) ? Number(section) : -1] : fieldOf(objectOf(value), section);
  }
  const field = sections[sections.length - 1] ?? '';
  const missing = !isPresent(value) || typeof value === 'object' || (!value && !KEPT_WHEN_ZERO.includes(field)) || value === '';
  return missing ? undefined : String(value);
}
