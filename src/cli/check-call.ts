import { readFileSync } from 'fs';
import { readArguments } from './arguments';
import { readConfiguration } from './check-configuration';
import { WrongCall } from './command';
import { Acknowledgement } from '../review/engine/acknowledgement';
import { Severity } from '../review/engine/rule';
import { DEFAULT_SETTINGS, Profile, Settings } from '../review/engine/settings';
import { ReportName, REPORTS } from '../review/report/reports';
import { MinorVersion } from '../semantics/versions';

/** What a call of `check` asks for. */
export interface CheckCall {
  readonly paths: readonly string[];
  readonly output: ReportName;
  readonly settings: Settings;
  readonly acknowledgements: readonly Acknowledgement[];
  /** The severities of findings that make the check fail. */
  readonly failing: readonly Severity[];
}

const FAILING: Record<string, readonly Severity[]> = { error: ['error'], warning: ['error', 'warning'] };
const PROFILES: readonly Profile[] = ['ours', 'foreign'];

/** Reads the arguments and the configuration file that they name; where both say something, the arguments do. Throws a WrongCall that says all that is wrong. */
export function readCheckCall(args: readonly string[]): CheckCall {
  const { values, positionals: paths } = readArguments(args, {
    'output': { type: 'string', default: 'text' },
    'closed': { type: 'boolean' },
    'profile': { type: 'string' },
    'config': { type: 'string' },
    'fail-on': { type: 'string', default: 'error' },
    'kubernetes': { type: 'string' },
    'argo-rollouts': { type: 'string' },
    'hardening': { type: 'boolean' },
  });
  if (paths.length === 0) {
    throw new WrongCall('no FILE is given; - is standard input');
  }
  const output = oneOf('--output', values.output, Object.keys(REPORTS) as ReportName[]);
  const failOn = oneOf('--fail-on', values['fail-on'], Object.keys(FAILING));
  const { settings, acknowledgements } = configured(values.config);
  return {
    paths,
    output,
    acknowledgements,
    failing: FAILING[failOn],
    settings: {
      ...DEFAULT_SETTINGS,
      ...settings,
      ...(values.closed && { closed: true }),
      ...(values.hardening && { hardening: true }),
      ...(values.profile !== undefined && { profile: oneOf('--profile', values.profile, PROFILES) }),
      ...(values.kubernetes !== undefined && { kubernetes: version('--kubernetes', values.kubernetes, '1.30') }),
      ...(values['argo-rollouts'] !== undefined && { argoRollouts: version('--argo-rollouts', values['argo-rollouts'], '1.9') }),
    },
  };
}

function configured(file: string | undefined): { readonly settings: Partial<Settings>; readonly acknowledgements: readonly Acknowledgement[] } {
  if (file === undefined) {
    return { settings: {}, acknowledgements: [] };
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new WrongCall(`--config ${file}: ${code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'this is a folder; accepted: a file' : message}`);
  }
  const { problems, ...configuration } = readConfiguration(file, text);
  if (problems.length > 0) {
    throw new WrongCall(problems.join('\n'));
  }
  return configuration;
}

function oneOf<T extends string>(option: string, value: string, accepted: readonly T[]): T {
  if (!(accepted as readonly string[]).includes(value)) {
    throw new WrongCall(`${option} is ${JSON.stringify(value)}; accepted: ${accepted.join(', ')}`);
  }
  return value as T;
}

function version(option: string, text: string, example: string): MinorVersion {
  try {
    return MinorVersion.parse('check', option, text);
  } catch {
    throw new WrongCall(`${option} is ${JSON.stringify(text)}; accepted: a version such as ${example}`);
  }
}
