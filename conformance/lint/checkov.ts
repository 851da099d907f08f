import { basename } from 'path';
import { Advice, runLinter } from './advice';

/** What checkov says about the Deployment form, in one run: it takes seconds to start. */
export function checkov(files: readonly string[]): Advice[] {
  const options = ['--framework', 'kubernetes', '--compact', '--quiet', '--skip-download', '--output', 'json'];
  const { results } = runLinter('checkov', [...files.flatMap((file) => ['--file', file]), ...options]);
  return (results?.failed_checks ?? []).map(({ check_id: id, check_name: message, resource, file_path: file }: any): Advice => (
    { linter: 'checkov', id, object: resource, file: basename(file), message }));
}
