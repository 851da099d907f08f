/** An expression as a tree. */
export type Expression =
  | { readonly kind: 'number' | 'text' | 'name' | 'pointer'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'nil' }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'conditional'; readonly condition: Expression; readonly then: Expression; readonly otherwise: Expression }
  | { readonly kind: 'member'; readonly object: Expression; readonly property: Expression; readonly method?: boolean }
  | { readonly kind: 'slice'; readonly object: Expression; readonly bounds: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'list' | 'map' | 'sequence'; readonly items: readonly Expression[] }
  | { readonly kind: 'let'; readonly name: string; readonly value: Expression; readonly body: Expression };

/** Functions that take an expression to evaluate for each element, as their second argument; and whether it may be left out. */
export const PREDICATE_FUNCTIONS: Readonly<Record<string, { readonly optional: boolean; readonly more: boolean }>> = {
  ...Object.fromEntries(['all', 'none', 'any', 'one', 'filter', 'map', 'find', 'findIndex', 'findLast', 'findLastIndex', 'groupBy']
    .map((name) => [name, { optional: false, more: false }])),
  ...Object.fromEntries(['count', 'sum'].map((name) => [name, { optional: true, more: false }])),
  ...Object.fromEntries(['sortBy', 'reduce'].map((name) => [name, { optional: false, more: true }])),
};

/** Operators before their operand, with how tightly they bind. */
export const UNARY: Readonly<Record<string, number>> = { 'not': 50, '!': 50, '-': 90, '+': 90 };
/** Operators between two operands, with how tightly they bind. */
export const BINARY: Readonly<Record<string, number>> = {
  '|': 0,
  'or': 10,
  '||': 10,
  'and': 15,
  '&&': 15,
  '==': 20,
  '!=': 20,
  '<': 20,
  '>': 20,
  '>=': 20,
  '<=': 20,
  'in': 20,
  'matches': 20,
  'contains': 20,
  'startsWith': 20,
  'endsWith': 20,
  '..': 25,
  '+': 30,
  '-': 30,
  '*': 60,
  '/': 60,
  '%': 60,
  '**': 100,
  '^': 100,
  '??': 500,
};
/** Operators that may follow each other: `1 < x < 2`. */
export const COMPARISONS = ['<', '>', '<=', '>='];
/** Operators that may have `not` before them. */
export const NEGATABLE = ['contains', 'matches', 'startsWith', 'endsWith', 'in'];

/** Whether a whole number is written out, so that the compiler can make it a float. */
export function isWrittenInteger(node: Expression): boolean {
  return node.kind === 'number'
    || (node.kind === 'unary' && isWrittenInteger(node.operand))
    || (node.kind === 'binary' && ['+', '-', '*'].includes(node.operator) && isWrittenInteger(node.left) && isWrittenInteger(node.right));
}
