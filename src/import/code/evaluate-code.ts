import { Code, Package } from './code';

/** Where names of the program have their values. */
export interface Environment {
  readonly variable: (name: string) => unknown;
  readonly package: (name: Package) => unknown;
}

/** Does what the printed expression does. Throws what that throws. */
export function evaluateCode(code: Code, environment: Environment): unknown {
  const evaluate = (one: Code): unknown => evaluateCode(one, environment);
  switch (code.is) {
    case 'value': return code.value;
    case 'list': return code.items.map(evaluate);
    case 'object': return Object.fromEntries(code.entries.map(([key, item]) => [key, evaluate(item)]));
    case 'variable': return environment.variable(code.name);
    case 'import': return code.name.split('.').reduce(memberOf, environment.package(code.package));
    case 'member': return memberOf(evaluate(code.receiver), code.name);
    case 'new': return new (evaluate(code.callee) as new (...args: unknown[]) => unknown)(...code.args.map(evaluate));
    default: return callee(code.callee, evaluate)(...code.args.map(evaluate));
  }
}

/** A function, or a method with its receiver. */
function callee(code: Code, evaluate: (one: Code) => unknown): (...args: unknown[]) => unknown {
  const end = code.is === 'import' ? code.name.lastIndexOf('.') : -1;
  if (code.is === 'import' && end >= 0) {
    return method(evaluate({ ...code, name: code.name.slice(0, end) }), code.name.slice(end + 1));
  }
  return code.is === 'member' ? method(evaluate(code.receiver), code.name) : evaluate(code) as (...args: unknown[]) => unknown;
}

function method(receiver: unknown, name: string): (...args: unknown[]) => unknown {
  return (...args) => (memberOf(receiver, name) as (...args: unknown[]) => unknown).apply(receiver, args);
}

function memberOf(receiver: unknown, name: string): unknown {
  return (receiver as Record<string, unknown>)[name];
}
