import { AnalysisArgument } from './analysis-argument';
import { propError } from '../semantics/errors';

/** The arguments without repetitions. Throws where one name stands for two different things. */
export function uniqueArguments(where: string, args: AnalysisArgument[]): AnalysisArgument[] {
  const byName = new Map<string, AnalysisArgument>();
  for (const argument of args) {
    const known = byName.get(argument.name);
    if (known !== undefined && !known._equals(argument)) {
      throw propError(where, {
        prop: 'args', received: argument.name, accepted: 'one meaning for each argument name', mend: 'rename one of the two arguments',
      });
    }
    byName.set(argument.name, argument);
  }
  return [...byName.values()];
}

/** Throws if a list that a caller wrote names an argument twice. */
export function requireDistinctArguments(where: string, args: AnalysisArgument[]): void {
  const names = args.map((argument) => argument.name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    throw propError(where, { prop: 'args', received: repeated, accepted: 'each argument once', mend: 'leave one of the two out' });
  }
}
