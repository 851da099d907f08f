import { Compiled, Environment, UnjudgedExpression } from './compiled';
import { FUNCTIONS, OTHER_FUNCTIONS, callType } from './functions';
import { operate, operationType } from './operators';
import { ExpressionError } from './tokens';
import { Expression, isWrittenInteger, PREDICATE_FUNCTIONS } from './tree';
import { Value, ValueType, both, float, integer, isList, list, truth, typeName } from './values';
import { goRegularExpression } from '../../go-regular-expression';

/** Checks the types of an expression as the controller's compiler does; throws an ExpressionError where they do not fit. */
export function compile(expression: Expression, environment: Environment): Compiled {
  return new Compiler(environment).compile(expression);
}

class Compiler {
  private readonly variables: { readonly name: string; readonly type: ValueType; value: Value }[] = [];
  private readonly elements: { readonly type: ValueType; value: Value }[] = [];

  constructor(private readonly environment: Environment) {}

  public compile(node: Expression): Compiled {
    switch (node.kind) {
      case 'number': return constant(/^(0[xob]|\d+$)/i.test(node.value) ? 'integer' : 'float', node.value);
      case 'text': return { type: 'text', evaluate: () => node.value };
      case 'boolean': return { type: 'boolean', evaluate: () => node.value };
      case 'nil': return { type: 'nil', evaluate: () => null };
      case 'name': return this.name(node.value);
      case 'pointer': return this.pointer(node.value);
      case 'unary': return this.unary(node.operator, node.operand);
      case 'binary': return this.binary(node.operator, node.left, node.right);
      case 'conditional': return this.conditional(node);
      case 'member': return this.member(this.compile(node.object), this.compile(node.property), node.method === true);
      case 'slice': return this.slice(node);
      case 'call': return this.call(node.name, node.args);
      case 'list': return this.list(node.items);
      case 'sequence': return node.items.map((item) => this.compile(item)).reduce((first, last) => ({
        type: last.type,
        evaluate: () => { first.evaluate(); return last.evaluate(); },
      }));
      case 'let': return this.variable(node);
      case 'map':
        node.items.forEach((item) => this.compile(item));
        throw new UnjudgedExpression('maps');
    }
  }

  private name(name: string): Compiled {
    const variable = this.variables.find((candidate) => candidate.name === name);
    const { result } = this.environment;
    if (variable) {
      return { type: variable.type, evaluate: () => variable.value };
    }
    if (name === 'result' && result) {
      return { type: result.type, evaluate: () => result.value };
    }
    if (name === '$env') {
      throw new UnjudgedExpression('$env');
    }
    return isFunction(name, this.environment) ? { type: 'function', evaluate: () => null } : unknownName(name);
  }

  private pointer(name: string): Compiled {
    const current = this.elements[this.elements.length - 1];
    if (name !== '') {
      throw new UnjudgedExpression(`#${name}`);
    }
    return { type: current.type, evaluate: () => current.value };
  }

  private unary(operator: string, operandNode: Expression): Compiled {
    const operand = this.compile(operandNode);
    const logical = operator === 'not' || operator === '!';
    if (!both(operand.type, operand.type, logical ? ['boolean'] : ['float'])) {
      throw new ExpressionError(`${operator} does not take ${typeName(operand.type)}`);
    }
    if (logical) {
      return { type: 'boolean', evaluate: () => !truth(operand.evaluate()) };
    }
    const sign = operator === '-' ? -1 : 1;
    return { type: operand.type, evaluate: () => { const value = operand.evaluate(); return typeof value === 'bigint' ? value * BigInt(sign) : sign * float(value); } };
  }

  private binary(operator: string, leftNode: Expression, rightNode: Expression): Compiled {
    const [left, right] = [this.compile(leftNode), this.compile(rightNode)];
    if (['&&', 'and', '||', 'or'].includes(operator)) {
      if (!both(left.type, right.type, ['boolean'])) {
        throw new ExpressionError(`${operator} does not take ${typeName(left.type)} and ${typeName(right.type)}`);
      }
      const stopsAt = operator === '||' || operator === 'or';
      return { type: 'boolean', evaluate: () => { const first = truth(left.evaluate()); return first === stopsAt ? first : truth(right.evaluate()); } };
    }
    if (operator === '??') {
      const type = left.type === 'nil' ? right.type : right.type === 'nil' || right.type === left.type ? left.type : 'unknown';
      return { type, evaluate: () => left.evaluate() ?? right.evaluate() };
    }
    const wrongPattern = operator === 'matches' && rightNode.kind === 'text' && !goRegularExpression(rightNode.value);
    const byZero = operator === '%' && rightNode.kind === 'number' && Number(rightNode.value) === 0;
    if (wrongPattern || byZero) {
      throw new ExpressionError(wrongPattern ? 'the text is no regular expression' : 'division by zero');
    }
    return { type: operationType(operator, left.type, right.type), evaluate: () => operate(operator, left.evaluate(), right.evaluate()) };
  }

  private conditional(node: Expression & { readonly kind: 'conditional' }): Compiled {
    const [condition, then, otherwise] = [this.compile(node.condition), this.compile(node.then), this.compile(node.otherwise)];
    if (condition.type !== 'boolean' && condition.type !== 'unknown') {
      throw new ExpressionError(`${typeName(condition.type)} is no condition`);
    }
    const type = then.type === 'nil' ? otherwise.type : otherwise.type === 'nil' || then.type === otherwise.type ? then.type : 'unknown';
    return { type, evaluate: () => (truth(condition.evaluate()) ? then : otherwise).evaluate() };
  }

  private member(object: Compiled, property: Compiled, method: boolean): Compiled {
    if (object.type === 'unknown' ? method : ['time', 'duration', 'map'].includes(object.type as string)) {
      throw new UnjudgedExpression('methods and fields');
    }
    if (object.type !== 'unknown' && (!isList(object.type) || (property.type !== 'integer' && property.type !== 'unknown'))) {
      throw new ExpressionError(`${typeName(object.type)} has no element by ${typeName(property.type)}`);
    }
    return { type: isList(object.type) ? object.type.listOf : 'unknown', evaluate: () => element(list(object.evaluate()), property.evaluate()) };
  }

  private slice(node: Expression & { readonly kind: 'slice' }): Compiled {
    const object = this.compile(node.object);
    const bounds = node.bounds.map((bound) => this.compile(bound));
    if (object.type !== 'unknown' && object.type !== 'text' && !isList(object.type)) {
      throw new ExpressionError(`${typeName(object.type)} has no parts`);
    }
    if (object.type !== 'unknown' && bounds.some(({ type }) => type !== 'integer' && type !== 'unknown')) {
      throw new ExpressionError('a bound is no whole number');
    }
    throw new UnjudgedExpression('slices');
  }

  private list(items: readonly Expression[]): Compiled {
    const compiled = items.map((item) => this.compile(item));
    const types = new Set(compiled.map(({ type }) => typeName(type)));
    return { type: { listOf: types.size === 1 ? compiled[0].type : 'unknown' }, evaluate: () => compiled.map((item) => item.evaluate()) };
  }

  private variable(node: Expression & { readonly kind: 'let' }): Compiled {
    if (node.name === 'result' || isFunction(node.name, this.environment) || this.variables.some(({ name }) => name === node.name)) {
      throw new ExpressionError(`${node.name} has a meaning already`);
    }
    const value = this.compile(node.value);
    const variable = { name: node.name, type: value.type, value: null as Value };
    this.variables.push(variable);
    const body = this.compile(node.body);
    this.variables.pop();
    return { type: body.type, evaluate: () => { variable.value = value.evaluate(); return body.evaluate(); } };
  }

  private call(name: string, args: readonly Expression[]): Compiled {
    if (!isFunction(name, this.environment)) {
      this.name(name);
      throw new ExpressionError(`${name} cannot be called`);
    }
    if (Object.keys(PREDICATE_FUNCTIONS).includes(name)) {
      return this.predicateCall(name, args);
    }
    const compiled = args.map((arg) => this.compile(arg));
    const { result } = this.environment;
    if (name === 'isNil' || name === 'default') {
      const wanted = name === 'isNil' ? 1 : 2;
      if (compiled.length !== wanted) {
        throw new ExpressionError(`${name} takes ${wanted} arguments`);
      }
      return name === 'isNil'
        ? { type: 'boolean', evaluate: () => { compiled.forEach((arg) => arg.evaluate()); return false; } }
        : { type: 'unknown', evaluate: () => { compiled.forEach((arg) => arg.evaluate()); return result?.value ?? null; } };
    }
    if (OTHER_FUNCTIONS.includes(name)) {
      throw new UnjudgedExpression(name);
    }
    const asFloat = (name === 'isNaN' || name === 'isInf') && args.length === 1 && isWrittenInteger(args[0]);
    const values = () => compiled.map((arg) => (asFloat ? float(arg.evaluate()) : arg.evaluate()));
    return { type: callType(name, compiled.map(({ type }) => type)), evaluate: () => FUNCTIONS[name].call(values()) };
  }

  private predicateCall(name: string, [collectionNode, predicateNode]: readonly Expression[]): Compiled {
    const collection = this.compile(collectionNode);
    if (!isList(collection.type) && collection.type !== 'unknown') {
      throw new ExpressionError(`${name} takes a list, not ${typeName(collection.type)}`);
    }
    const current = { type: isList(collection.type) ? collection.type.listOf : 'unknown' as ValueType, value: null as Value };
    this.elements.push(current);
    const predicate = predicateNode && this.compile(predicateNode);
    this.elements.pop();
    if (OTHER_FUNCTIONS.includes(name)) {
      throw new UnjudgedExpression(name);
    }
    const mapping = name === 'map' || name === 'sum';
    if (predicate && !mapping && predicate.type !== 'boolean' && predicate.type !== 'unknown') {
      throw new ExpressionError(`${name} asks for true or false, not for ${typeName(predicate.type)}`);
    }
    const results = () => list(collection.evaluate()).map((item) => { current.value = item; return predicate ? predicate.evaluate() : item; });
    const holds = () => results().filter(truth).length;
    const size = () => list(collection.evaluate()).length;
    switch (name) {
      case 'all': return { type: 'boolean', evaluate: () => holds() === size() };
      case 'any': return { type: 'boolean', evaluate: () => holds() > 0 };
      case 'none': return { type: 'boolean', evaluate: () => holds() === 0 };
      case 'count': return { type: 'integer', evaluate: () => BigInt(holds()) };
      case 'sum': return { type: predicate?.type ?? current.type, evaluate: () => results().reduce<Value>((a, b) => operate('+', a, b), 0n) };
      case 'map': return { type: { listOf: predicate.type }, evaluate: results };
      default: return { type: { listOf: current.type }, evaluate: () => kept(list(collection.evaluate()), results()) };
    }
  }
}

/** The items for which the predicate was true. */
function kept(items: readonly Value[], results: readonly Value[]): Value {
  return items.filter((_, index) => truth(results[index]));
}

function constant(type: 'integer' | 'float', written: string): Compiled {
  const value = type === 'integer' ? BigInt(written) : Number(written);
  return { type, evaluate: () => value };
}

function element(items: readonly Value[], property: Value): Value {
  const index = Number(integer(property));
  const place = index < 0 ? items.length + index : index;
  if (place < 0 || place >= items.length) {
    throw new ExpressionError(`there is no element ${index} among ${items.length}`);
  }
  return items[place];
}

function isFunction(name: string, { result }: Environment): boolean {
  const ofConditions = ['asInt', 'asFloat', 'isNil', 'default'];
  return ofConditions.includes(name) ? result !== undefined
    : Object.keys(FUNCTIONS).includes(name) || OTHER_FUNCTIONS.includes(name) || Object.keys(PREDICATE_FUNCTIONS).includes(name);
}

function unknownName(name: string): never {
  throw new ExpressionError(`${name} is not known`);
}
