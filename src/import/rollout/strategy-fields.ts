import { call, Code, imported, object, ours, verbatim } from '../code/code';
import { Fields } from '../code/fields';

/** A number of pods, or a percentage. */
export function boundField(fields: Fields, key: string): Code | undefined {
  const value = fields.take(key);
  if (value === undefined) {
    return undefined;
  }
  if (typeof value === 'number') {
    return call(imported('cdk8s-plus-28', 'PercentOrAbsolute.absolute'), verbatim(value));
  }
  const [, percent] = /^(0|[1-9]\d*)%$/.exec(String(value)) ?? [];
  if (percent === undefined) {
    throw fields.inexpressible(key, `is ${JSON.stringify(value)}, neither a number nor a percentage`);
  }
  return call(imported('cdk8s-plus-28', 'PercentOrAbsolute.percent'), verbatim(Number(percent)));
}

/** Metadata of the pods in a role. */
export function ephemeralMetadataField(fields: Fields, key: string): Code | undefined {
  return fields.optional(key, (metadata) => object({ labels: metadata.textMap('labels'), annotations: metadata.textMap('annotations') }));
}

export function antiAffinityField(fields: Fields): Code | undefined {
  return fields.optional('antiAffinity', (affinity) => {
    const preferred = affinity.fields('preferredDuringSchedulingIgnoredDuringExecution');
    if (preferred) {
      return preferred.all(() => call(ours('VersionAntiAffinity.preferred'), preferred.number('weight')));
    }
    return affinity.required('requiredDuringSchedulingIgnoredDuringExecution').all(() => call(ours('VersionAntiAffinity.required')));
  });
}
