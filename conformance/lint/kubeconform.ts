import { join, relative, resolve } from 'path';
import { Advice, runLinter } from './advice';
import { customSchemas, kubernetesSchemas } from './schemas';
import { conformanceData, repository, workDirectory } from '../client/conformance-data';

const schemaFile = '{{.ResourceKind}}{{.KindSuffix}}.json';

/** What a cluster knows: the version of Kubernetes, and directories of CustomResourceDefinitions, of which the last counts. */
export interface Target {
  readonly kubernetes: string;
  readonly customResourceDefinitions: readonly string[];
}

/** The oldest versions that the library aims at by default: the data holds Argo Rollouts 1.9.1. */
export const oldest: Target = { kubernetes: '1.30.0', customResourceDefinitions: [conformanceData('crds')!] };

/** The versions that the oracle is made of. */
export const newest: Target = { kubernetes: '1.34.0', customResourceDefinitions: [conformanceData('crds')!, join(workDirectory, 'bin', 'argo-crds')] };

/** What kubeconform says in strict mode about files as they are written. */
export function kubeconform(files: readonly string[], target: Target): Advice[] {
  const directories = [kubernetesSchemas(target.kubernetes), customSchemas(target.customResourceDefinitions)];
  const locations = directories.flatMap((directory) => ['-schema-location', join(directory, schemaFile)]);
  const { resources } = runLinter('kubeconform', ['-strict', '-output', 'json', ...locations, ...files.map((file) => resolve(repository, file))]);
  return resources.map(({ filename, kind, name, status, msg }: any): Advice => (
    { linter: 'kubeconform', id: status, object: `${kind} ${name}`, file: relative(repository, filename), message: msg }));
}
