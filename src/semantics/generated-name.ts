import { ApiObject, ApiObjectMetadata, JsonPatch } from 'cdk8s';

/**
 * Leaves the name to the API server where the metadata says `generateName` and no name: cdk8s gives every object a name, which would win.
 * Returns the name, or '' where only the API server will know it.
 */
export function nameOf(object: ApiObject, metadata: ApiObjectMetadata | undefined): string {
  if (metadata?.name !== undefined || metadata?.generateName === undefined) {
    return object.name;
  }
  object.addJsonPatch(JsonPatch.remove('/metadata/name'));
  return '';
}
