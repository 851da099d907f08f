import { Json } from './json';

/** The packages that a generated program imports. */
export type Package = 'cdk8s' | 'cdk8s-plus-28' | 'cdk8s-rollouts';

/** A TypeScript expression, as far as a program that builds constructs needs one. */
export type Code =
  | { readonly is: 'value'; readonly value: string | number | boolean | null }
  | { readonly is: 'list'; readonly items: readonly Code[] }
  | { readonly is: 'object'; readonly entries: readonly (readonly [string, Code])[] }
  | { readonly is: 'variable'; readonly name: string }
  /** Something imported, with the members below it: `PodTemplateHash.LATEST`, `k8s.Quantity.fromString`. */
  | { readonly is: 'import'; readonly package: Package; readonly name: string }
  | { readonly is: 'call'; readonly callee: Code; readonly args: readonly Code[] }
  | { readonly is: 'new'; readonly callee: Code; readonly args: readonly Code[] }
  | { readonly is: 'member'; readonly receiver: Code; readonly name: string };

/** A line of the program: a constant where later lines need it. */
export interface Statement {
  readonly comments?: readonly string[];
  /** Name of the constant, printed only where it is used. */
  readonly variable?: string;
  readonly code: Code;
}

/** JSON as it stands. */
export function verbatim(value: Json): Code {
  if (Array.isArray(value)) {
    return { is: 'list', items: value.map(verbatim) };
  }
  if (typeof value === 'object' && value !== null) {
    return { is: 'object', entries: Object.entries(value).map(([key, item]) => [key, verbatim(item)] as const) };
  }
  return { is: 'value', value };
}

/** A list; undefined stays undefined. */
export function list(items: readonly Code[] | undefined): Code | undefined {
  return items && { is: 'list', items };
}

/** An object of what is there: undefined fields are left out. */
export function object(fields: Record<string, Code | undefined>): Code {
  return { is: 'object', entries: Object.entries(fields).filter((entry): entry is [string, Code] => entry[1] !== undefined) };
}

export function variable(name: string): Code {
  return { is: 'variable', name };
}

/** Something that this library exports, with the members below it. */
export function ours(name: string): Code {
  return { is: 'import', package: 'cdk8s-rollouts', name };
}

export function imported(from: Package, name: string): Code {
  return { is: 'import', package: from, name };
}

/** A call; arguments that are left out at the end are not printed. */
export function call(callee: Code, ...args: (Code | undefined)[]): Code {
  return { is: 'call', callee, args: given(args) };
}

export function create(callee: Code, ...args: (Code | undefined)[]): Code {
  return { is: 'new', callee, args: given(args) };
}

export function member(receiver: Code, name: string): Code {
  return { is: 'member', receiver, name };
}

/** Whether an options object has nothing in it, so that it need not be passed. */
export function unlessEmpty(code: Code): Code | undefined {
  return code.is === 'object' && code.entries.length === 0 ? undefined : code;
}

/** Everything an expression is made of, itself first. */
export function parts(code: Code): Code[] {
  switch (code.is) {
    case 'list': return [code, ...code.items.flatMap(parts)];
    case 'object': return [code, ...code.entries.flatMap(([, item]) => parts(item))];
    case 'call':
    case 'new': return [code, ...parts(code.callee), ...code.args.flatMap(parts)];
    case 'member': return [code, ...parts(code.receiver)];
    default: return [code];
  }
}

function given(args: readonly (Code | undefined)[]): Code[] {
  return args.filter((argument): argument is Code => argument !== undefined);
}
