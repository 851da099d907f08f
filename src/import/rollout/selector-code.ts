import { call, Code, imported } from '../code/code';
import { Fields } from '../code/fields';

const OPERATORS: Record<string, string> = { In: 'in', NotIn: 'notIn', Exists: 'exists', DoesNotExist: 'doesNotExist' };

/** `selector` as selectorLabels and selectorExpressions. */
export function selectorCodes(fields: Fields): Record<'selectorLabels' | 'selectorExpressions', Code | undefined> {
  const selector = fields.fields('selector');
  const codes = { selectorLabels: selector?.textMap('matchLabels'), selectorExpressions: selector?.each('matchExpressions', expressionCode) };
  selector?.done();
  return codes;
}

function expressionCode(expression: Fields): Code {
  const operator = String(expression.take('operator'));
  if (!Object.hasOwn(OPERATORS, operator)) {
    throw expression.inexpressible('operator', `is ${operator}; the API has ${Object.keys(OPERATORS).join(', ')}`);
  }
  return call(imported('cdk8s-plus-28', `LabelExpression.${OPERATORS[operator]}`), expression.must('key', ...(/In$/.test(operator) ? ['values'] : [])).text('key'), expression.texts('values'));
}
