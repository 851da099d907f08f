import { Linter } from './linters';
import { gravest, Noticed, Said } from './noticed';

/** What the report is made of; what is said of the clean bundle and of each fault is in the order of the linters. */
export interface Comparison {
  readonly linters: readonly Linter[];
  readonly clean: readonly Said[][];
  readonly noticed: readonly Noticed[];
  /** The table of bench/linters.sh. */
  readonly cpu: string;
  readonly versions: readonly string[];
  readonly objects: number;
}

/** The comparison as Markdown. */
export function report({ linters, clean, noticed, cpu, versions, objects }: Comparison): string {
  const counted = linters.map(({ name }, index) => {
    const found = noticed.filter(({ by }) => by[index].length > 0);
    const meant = found.map(({ by, fault }) => by[index].filter(({ id }) => id === fault.rule));
    return [name, `**${found.length}** of ${noticed.length}`, bySeverity(meant), String(clean[index].length)];
  });
  const faults = noticed.map(({ fault, by }) => [fault.name, ...by.map((said) => checks(said, fault.rule))]);
  return `# check beside other linters

Written by \`bench/planted-faults/run.ts\` on ${new Date().toISOString().slice(0, 10)}: ${versions.join(', ')}, Node ${process.versions.node}.

## CPU

User and system, of one run of each process on the same files, a service in each: those of the first lines of the README. Compare the ratios, not the seconds.
kubeconform has no schemas of the custom kinds here and passes these objects over.

${cpu.trim()}

## Planted faults

A clean bundle of ${objects} objects that our constructs made (\`clean.ts\`: an autoscaled canary behind the Gateway API, and a blue-green release) gets ${noticed.length} faults, one at a time
(\`faults.ts\`). A fault is noticed where a check says something of an object of which it said nothing in the clean bundle, for every linter alike. Our rules were written with these
faults in mind: ${noticed.length} of ${noticed.length} is what was aimed at, not a measure of what they would notice of unknown ones.

- *check, told all* is \`check --closed --profile ours --hardening\`: the bundle is all there is and was made by our constructs. *check* has no options.
- *kubeconform* is strict and has the schemas of all kinds.
- *on lint-view*: as \`lint-view\` writes the bundle, with Deployments in place of Rollouts. kube-score and checkov do not look into Rollouts otherwise.
  What lint-view leaves out (steps, analyses) it cannot show, and an autoscaler that wrongly points at a Deployment finds one there.
- kube-score says of the clean manifests that every Service and policy selects nothing and that the autoscaler has no target. None of it is so. What it says anyway it cannot say
  anew, so a selector with a typo and an autoscaler without a target are not counted for it there.

${table(['', 'noticed', 'by the rule that is meant, as', 'findings in the clean bundle'], counted)}

What is noticed, by the names that each linter has for its checks:

${table(['fault', ...linters.map(({ name }) => name)], faults)}
`;
}

function bySeverity(found: readonly (readonly Said[])[]): string {
  const severities = found.map(gravest);
  return ['error', 'warning', 'info']
    .map((severity) => ({ severity, count: severities.filter((one) => one === severity).length }))
    .filter(({ count }) => count > 0).map(({ severity, count }) => `${count} ${severity}`).join(', ');
}

/** The checks that speak, that which is meant for the fault first. */
function checks(said: readonly Said[], meant: string): string {
  return [...new Set(said.map(({ id }) => id))]
    .sort((one, other) => Number(other === meant) - Number(one === meant) || one.localeCompare(other))
    .map((id) => [id, gravest(said.filter((one) => one.id === id))].filter((part) => part !== undefined).join(' ')).join(', ');
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
