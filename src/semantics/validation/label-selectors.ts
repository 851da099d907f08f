import { LabelSelectorSpec } from '../../manifest/metadata';
import { isLabelValue, isQualifiedName } from '../names';
import { JsonObject, isPresent, listOf, objectOf, objectsOf, textEntries, textOf, textsOf } from './json-values';

/** Something wrong within a selector or a map of labels, with the path from there. */
export interface LabelProblem {
  readonly path: string;
  readonly message: string;
}

/** What is wrong with labels, each with its key. */
export function labelProblems(labels: unknown): LabelProblem[] {
  return textEntries(labels).flatMap(([key, value]) => [
    ...(isQualifiedName(key) ? [] : [{ path: `[${JSON.stringify(key)}]`, message: `${JSON.stringify(key)} cannot be the key of a label` }]),
    ...(isLabelValue(value) ? [] : [{ path: `[${JSON.stringify(key)}]`, message: `${JSON.stringify(value)} cannot be the value of a label` }]),
  ]);
}

/** What is wrong with a label selector, apart from its being empty. */
export function selectorProblems(selector: JsonObject): LabelProblem[] {
  const problems = labelProblems(selector.matchLabels).map(({ path, message }) => ({ path: `.matchLabels${path}`, message }));
  objectsOf(selector.matchExpressions).forEach((expression, index) => {
    const path = `.matchExpressions[${index}]`;
    const operator = textOf(expression.operator);
    const values = listOf(expression.values).length;
    if (!isQualifiedName(textOf(expression.key))) {
      problems.push({ path: `${path}.key`, message: `${JSON.stringify(expression.key ?? '')} cannot be the key of a label` });
    }
    textsOf(expression.values).filter((value) => !isLabelValue(value)).forEach((value) => {
      problems.push({ path: `${path}.values`, message: `${JSON.stringify(value)} cannot be the value of a label` });
    });
    if (!['In', 'NotIn', 'Exists', 'DoesNotExist'].includes(operator)) {
      problems.push({ path: `${path}.operator`, message: `operator ${JSON.stringify(operator)} is none of In, NotIn, Exists and DoesNotExist` });
    } else if (operator.endsWith('In') ? values === 0 : values > 0) {
      problems.push({ path: `${path}.values`, message: `operator ${operator} takes ${operator.endsWith('In') ? 'values' : 'no values'}` });
    }
  });
  return problems;
}

/** Whether a selector has no requirement at all. */
export function isEmptySelector(selector: JsonObject): boolean {
  return Object.keys(objectOf(selector.matchLabels)).length + listOf(selector.matchExpressions).length === 0;
}

/** Whether a valid selector selects what has these labels. An absent selector selects nothing, an empty one everything. */
export function selects(selector: JsonObject | LabelSelectorSpec | undefined, labels: JsonObject): boolean {
  if (selector === undefined) {
    return false;
  }
  return textEntries(selector.matchLabels).every(([key, value]) => labels[key] === value)
    && objectsOf(selector.matchExpressions).every((expression) => {
      const label = labels[textOf(expression.key)];
      const listed = isPresent(label) && textsOf(expression.values).includes(label as string);
      switch (expression.operator) {
        case 'In': return listed;
        case 'NotIn': return !listed;
        case 'Exists': return isPresent(label);
        default: return !isPresent(label);
      }
    });
}
