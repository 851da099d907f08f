import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { DEFAULT_SETTINGS, Profile, Settings } from '../../src/review/engine/settings';
import { MinorVersion } from '../../src/semantics/versions';

/**
 * One example of a rule: manifests, and what the rule says of them. The file ZD101.yaml in rules/ holds those of rule ZD101, one after the other:
 *
 *     # fails: what is wrong                          or  # passes: why it is right
 *     # settings: closed=true profile=ours kubernetes=1.29 argoRollouts=1.10 hardening=true         (only where they matter)
 *     # finds: error Rollout/orders spec.replicas: the message, word for word          (one line for each finding)
 *     # mend: the mend of the finding above, word for word                             (optional)
 *     apiVersion: ...
 */
export interface RuleCase {
  readonly fails: boolean;
  readonly title: string;
  readonly settings: Settings;
  /** `error Rollout/orders spec.replicas: message`, and ` => mend` where the case says it. */
  readonly finds: readonly ExpectedFinding[];
  /** The manifests, without the lines about them. */
  readonly manifests: string;
}

export interface ExpectedFinding {
  readonly finding: string;
  readonly mend?: string;
}

const FOLDER = join(__dirname, 'rules');

/** The ids of the rules that have examples. */
export function rulesWithCases(): string[] {
  return readdirSync(FOLDER).filter((file) => file.endsWith('.yaml')).map((file) => file.slice(0, -'.yaml'.length)).sort();
}

/** The examples of a rule, in their order. */
export function casesOf(id: string): RuleCase[] {
  const text = readFileSync(join(FOLDER, `${id}.yaml`), 'utf8');
  return text.split(/^(?=# (?:fails|passes): )/m).filter((part) => part.trim() !== '').map((part) => readCase(id, part));
}

function readCase(id: string, text: string): RuleCase {
  const lines = text.split('\n');
  const [, outcome, title] = /^# (fails|passes): (.+)$/.exec(lines[0]) ?? [];
  if (outcome === undefined) {
    throw new Error(`${id}: "${lines[0]}" is not "# fails: ..." or "# passes: ..."`);
  }
  const finds: ExpectedFinding[] = [];
  let settings = DEFAULT_SETTINGS;
  let rest = 1;
  for (; rest < lines.length && lines[rest].startsWith('# '); rest++) {
    const [, key, value] = /^# (finds|mend|settings): (.+)$/.exec(lines[rest]) ?? [];
    switch (key) {
      case 'finds': finds.push({ finding: value }); break;
      case 'mend': finds.push({ ...finds.pop()!, mend: value }); break;
      case 'settings': settings = readSettings(value); break;
      default: throw new Error(`${id}: "${lines[rest]}" is none of finds, mend and settings`);
    }
  }
  return { fails: outcome === 'fails', title, settings, finds, manifests: `${lines.slice(rest).join('\n').trim()}\n` };
}

function readSettings(text: string): Settings {
  const said = Object.fromEntries(text.trim().split(/\s+/).map((one) => one.split('='))) as Record<string, string>;
  return {
    ...DEFAULT_SETTINGS,
    closed: said.closed === 'true',
    hardening: said.hardening === 'true',
    profile: (said.profile ?? DEFAULT_SETTINGS.profile) as Profile,
    ...(said.kubernetes && { kubernetes: MinorVersion.parse('case', 'kubernetes', said.kubernetes) }),
    ...(said.argoRollouts && { argoRollouts: MinorVersion.parse('case', 'argoRollouts', said.argoRollouts) }),
  };
}
