import { checkCommand } from './check-command';
import { Command, ExitCode, Terminal, WrongCall } from './command';
import { diffCommand } from './diff-command';
import { explainCommand } from './explain-command';
import { importCommand } from './import-command';
import { lintViewCommand } from './lint-view-command';
import { planCommand } from './plan-command';
import { simulateCommand } from './simulate-command';

/** Each command by its name. A new one is one line here. */
const COMMANDS: Record<string, Command> = {
  'check': checkCommand,
  'diff': diffCommand,
  'explain': explainCommand,
  'import': importCommand,
  'lint-view': lintViewCommand,
  'plan': planCommand,
  'simulate': simulateCommand,
};

/** Runs the command that the arguments name and says how it ended. */
export function main(args: readonly string[], terminal: Terminal): number {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.print(overview());
    return name === undefined ? ExitCode.WRONG_CALL : ExitCode.DONE;
  }
  if (!Object.hasOwn(COMMANDS, name)) {
    terminal.error(`there is no command ${name}\n\n${overview()}`);
    return ExitCode.WRONG_CALL;
  }
  const command = COMMANDS[name];
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
    // What util.parseArgs throws says which argument is wrong.
    if (String((error as { readonly code?: string }).code).startsWith('ERR_PARSE_ARGS')) {
      terminal.error(`${(error as Error).message}\n\n${command.usage}`);
      return ExitCode.WRONG_CALL;
    }
    throw error;
  }
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `cdk8s-rollouts COMMAND\n\n${lines.join('\n')}\n\ncdk8s-rollouts COMMAND --help says more.\n`;
}
