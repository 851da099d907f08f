import { parseArgs, ParseArgsConfig } from 'util';
import { WrongCall } from './command';

type Options = NonNullable<ParseArgsConfig['options']>;
type Arguments<O extends Options> = ReturnType<typeof parseArgs<{ args: string[]; allowPositionals: true; options: O }>>;

/** The options and the other arguments of a call. Throws a WrongCall that says which option is wrong and what is accepted. */
export function readArguments<O extends Options>(args: readonly string[], options: O): Arguments<O> {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (!code.startsWith('ERR_PARSE_ARGS')) {
      throw error;
    }
    throw new WrongCall(wrongOption(args, options, message));
  }
}

/** Node's message names the option in quotes. */
function wrongOption(args: readonly string[], options: Options, message: string): string {
  const option = /'(?:-\w, )?(--?[^' =]+)/.exec(message)?.[1] ?? '';
  const known = Object.hasOwn(options, option.replace(/^--/, '')) ? options[option.replace(/^--/, '')] : undefined;
  if (!known) {
    const accepted = Object.keys(options).map((name) => `--${name}`).join(', ');
    return `there is no option ${option}; accepted: ${accepted || 'none'}`;
  }
  if (known.type === 'boolean') {
    return `${option} has a value; accepted: ${option} alone`;
  }
  const next = args.find((argument, index) => args[index - 1] === option && argument.startsWith('-'));
  return next === undefined ? `${option} has no value`
    : `${option} is followed by ${next}, which looks like an option; accepted: ${option}=${next} if it is its value`;
}
