import { basename } from 'path';
import { Advice, runLinter } from './advice';

/** Grades below this are warnings and criticals. */
const fine = 10;

/** What kube-score says about the Deployment form. Each file is a release of its own: objects of two files must not be matched with each other. */
export function kubeScore(files: readonly string[]): Advice[] {
  return files.flatMap((file) => (runLinter('kube-score', ['score', '--kubernetes-version', 'v1.34', '--output-format', 'json', file]) ?? [])
    .flatMap(({ object_name: object, checks }: any) => (checks ?? [])
      .filter((check: any) => !check.skipped && check.grade < fine)
      .flatMap(({ check, comments }: any) => (comments ?? [{ summary: check.comment }]).map((comment: any): Advice => ({
        linter: 'kube-score', id: check.id, object, file: basename(file), message: [comment.path, comment.summary].filter((part) => part).join(' '),
      })))));
}
