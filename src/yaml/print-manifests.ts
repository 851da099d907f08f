import * as yaml from 'js-yaml';
import { PRINTING_SCHEMA } from './kubernetes-schema';

/** An object, and what is said above it. */
export interface PrintedManifest {
  readonly object: object;
  /** One line. */
  readonly comment: string;
}

/** Objects as a YAML stream. Text that a reader of any YAML version could take for something else is quoted. */
export function printManifests(manifests: readonly PrintedManifest[]): string {
  return manifests.map(({ object, comment }) =>
    `# ${comment}\n${yaml.dump(object, { lineWidth: -1, noRefs: true, schema: PRINTING_SCHEMA })}`).join('---\n');
}
