import { readFileSync } from 'fs';
import { join } from 'path';
import { Command, ExitCode, Terminal, WrongCall } from './command';

/* eslint-disable @typescript-eslint/no-require-imports -- only the command that is called is loaded: on a small file that takes longer than its work */
/** Each command by its name. A new one is one line here. */
const COMMANDS: Record<string, () => Command> = {
  'check': () => (require('./check-command') as typeof import('./check-command')).checkCommand,
  'diff': () => (require('./diff-command') as typeof import('./diff-command')).diffCommand,
  'explain': () => (require('./explain-command') as typeof import('./explain-command')).explainCommand,
  'import': () => (require('./import-command') as typeof import('./import-command')).importCommand,
  'lint-view': () => (require('./lint-view-command') as typeof import('./lint-view-command')).lintViewCommand,
  'plan': () => (require('./plan-command') as typeof import('./plan-command')).planCommand,
  'simulate': () => (require('./simulate-command') as typeof import('./simulate-command')).simulateCommand,
};
/* eslint-enable @typescript-eslint/no-require-imports */

/** Runs the command that the arguments name and says how it ended. */
export function main(args: readonly string[], terminal: Terminal): number {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.print(overview());
    return name === undefined ? ExitCode.WRONG_CALL : ExitCode.DONE;
  }
  if (name === '--version') {
    terminal.print(`${packageVersion()}\n`);
    return ExitCode.DONE;
  }
  if (!Object.hasOwn(COMMANDS, name)) {
    terminal.error(`there is no command ${name}\n\n${overview()}`);
    return ExitCode.WRONG_CALL;
  }
  const command = COMMANDS[name]();
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.print(`${command.usage}\n`);
    return ExitCode.DONE;
  }
  try {
    return command.run(rest, terminal);
  } catch (error) {
    if (error instanceof WrongCall) {
      terminal.error(`${error.message}\n\ncdk8s-rollouts ${name} --help says how it is called.`);
      return ExitCode.WRONG_CALL;
    }
    throw error;
  }
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as { readonly version: string };
  return version;
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, command]) => `  ${name.padEnd(width)}  ${command().summary}`);
  return `cdk8s-rollouts COMMAND\n\n${lines.join('\n')}\n\ncdk8s-rollouts COMMAND --help says more, cdk8s-rollouts --version which version this is.\n`;
}
