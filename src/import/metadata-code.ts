import { Code, object, verbatim } from './code/code';
import { Fields } from './code/fields';

/** Metadata of an object. */
export function metadataCode(fields: Fields | undefined): Code | undefined {
  if (!fields) {
    return undefined;
  }
  const known = {
    name: fields.text('name'),
    generateName: fields.text('generateName'),
    namespace: fields.text('namespace'),
    labels: fields.textMap('labels'),
    annotations: fields.textMap('annotations'),
    finalizers: fields.texts('finalizers'),
  };
  // Everything else goes into the object as it is: cdk8s takes any field.
  const others = Object.fromEntries(fields.rest().map((key) => [key, verbatim(fields.take(key)!)]));
  return object({ ...known, ...others });
}
