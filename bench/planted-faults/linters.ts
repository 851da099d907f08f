import { realpathSync } from 'fs';
import { join } from 'path';
import { Said } from './noticed';
import { workDirectory } from '../../conformance/client/conformance-data';
import { checkov } from '../../conformance/lint/checkov';
import { kubeScore } from '../../conformance/lint/kube-score';
import { kubeconform, newest } from '../../conformance/lint/kubeconform';
import { main } from '../../src/cli/main';

/** The forms in which a bundle is given to a linter: as it is, or as `lint-view` shows it. */
export type Form = 'manifests' | 'lint-view';

/** One column of the comparison. */
export interface Linter {
  readonly name: string;
  readonly form: Form;
  readonly read: (file: string) => Said[];
}

/** What the command line prints. */
export function printed(args: readonly string[]): string {
  let text = '';
  main(args, { print: (part) => { text += part; }, error: (line) => { throw new Error(line); } });
  return text;
}

function check(...options: string[]): Linter['read'] {
  return (file) => JSON.parse(printed(['check', file, '--output', 'json', ...options])).findings
    .map(({ rule, severity, object: { kind, name } }: any): Said => ({ id: rule, object: `${kind} ${name}`, severity }));
}

/** The contenders. kubeconform knows the schemas of all kinds; kube-score and checkov get what they can read as well, as most of them do not look into Rollouts. */
export const LINTERS: readonly Linter[] = [
  { name: 'check, told all', form: 'manifests', read: check('--closed', '--profile', 'ours', '--hardening') },
  { name: 'check', form: 'manifests', read: check() },
  { name: 'kubeconform', form: 'manifests', read: (file) => kubeconform([file], newest) },
  { name: 'kube-score', form: 'manifests', read: (file) => kubeScore([file]) },
  { name: 'kube-score on lint-view', form: 'lint-view', read: (file) => kubeScore([file]) },
  { name: 'checkov', form: 'manifests', read: (file) => checkov([file]) },
  { name: 'checkov on lint-view', form: 'lint-view', read: (file) => checkov([file]) },
];

/** Names and versions of the linters that `conformance/lint/install` installed: each is in a folder that says so. */
export function installedLinters(): string[] {
  return ['kubeconform', 'kube-score', 'checkov'].map((name) => {
    const [, version] = /\/tools\/[a-z-]+-(v?[\d.]+)\//.exec(realpathSync(join(workDirectory, 'bin', name))) ?? [];
    return `${name} ${version ?? '(version unknown)'}`;
  });
}
