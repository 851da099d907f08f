import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { dump, loadAll } from 'js-yaml';
import { repository, workDirectory } from '../client/conformance-data';

/** A group of rules as Prometheus reads it from a file. */
export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly object[];
}

/** Every PrometheusRule and every Prometheus query of analysis templates in a file, as groups named after where they stand. */
export function ruleGroups(file: string): RuleGroup[] {
  const objects = loadAll(readFileSync(join(repository, file), 'utf8')).filter((object) => object);
  return objects.flatMap((object) => groupsOf(object).map((group) => ({ ...group, name: `${file}: ${group.name}` })));
}

/** The groups of one object. A query becomes a recording rule: to Prometheus' parser they are the same. */
export function groupsOf({ kind, metadata, spec }: any): RuleGroup[] {
  switch (kind) {
    case 'PrometheusRule':
      return spec.groups.map(({ name, rules }: any) => ({ name: `${kind} ${metadata.name} ${name}`, rules }));
    case 'AnalysisTemplate': case 'ClusterAnalysisTemplate': case 'AnalysisRun':
      return (spec.metrics ?? [])
        .filter(({ provider }: any) => provider.prometheus?.query)
        .map(({ name, provider }: any) => ({
          name: `${kind} ${metadata.name} ${name}`,
          rules: [{ record: 'query', expr: withArguments(provider.prometheus.query, spec.args) }],
        }));
    default:
      return [];
  }
}

/** Puts values in for the arguments: the template's own, a duration in a range, and anything else where text may stand. */
export function withArguments(query: string, args: readonly any[] = []): string {
  const values = new Map(args.map(({ name, value }) => [name, value]));
  return query.replace(/(\[?)\{\{\s*args\.([^}\s]+)\s*\}\}/g, (_, bracket, name) => bracket + (values.get(name) ?? (bracket ? '5m' : 'placeholder')));
}

/** What promtool says against the groups; empty where it accepts them all. */
export function promtoolCheck(groups: readonly RuleGroup[]): string {
  return promtool('check', { groups });
}

/** Runs promtool's unit tests over the groups; empty where they all hold. */
export function promtoolTest(groups: readonly RuleGroup[], tests: readonly object[]): string {
  return promtool('test', { groups }, { rule_files: ['rules.yaml'], evaluation_interval: '15s', tests });
}

function promtool(command: 'check' | 'test', rules: object, tests?: object): string {
  const parent = join(workDirectory, 'promtool');
  mkdirSync(parent, { recursive: true });
  const directory = mkdtempSync(join(parent, `${command}-`));
  writeFileSync(join(directory, 'rules.yaml'), dump(rules));
  writeFileSync(join(directory, 'tests.yaml'), dump(tests ?? {}));
  const { status, stdout, stderr, error } = spawnSync(join(workDirectory, 'bin', 'promtool'), [command, 'rules', tests ? 'tests.yaml' : 'rules.yaml'],
    { cwd: directory, encoding: 'utf8' });
  if (error) {
    throw new Error(`promtool: ${error.message} (conformance/run promql installs it)`);
  }
  if (status !== 0) {
    // The files stay, to look at.
    return `${stdout}${stderr}`;
  }
  rmSync(directory, { recursive: true });
  return '';
}
