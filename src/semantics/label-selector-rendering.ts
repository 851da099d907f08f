import * as kplus from 'cdk8s-plus-28';
import { propError } from './errors';
import { requireLabels } from './names';
import { LabelSelectorRequirementSpec, LabelSelectorSpec } from '../manifest/metadata';

/** The selector of labels and conditions on labels. Throws where there is neither, and on what cannot be a label. */
export function renderLabelSelector(
  where: string, prop: string, labels: Record<string, string> | undefined, expressions: readonly kplus.LabelExpression[] | undefined,
): LabelSelectorSpec {
  requireLabels(where, `${prop}Labels`, labels);
  const matchExpressions = (expressions ?? []).map((expression, index) => renderExpression(where, `${prop}Expressions[${index}]`, expression));
  if (Object.keys(labels ?? {}).length + matchExpressions.length === 0) {
    throw propError(where, { prop: `${prop}Labels`, received: labels, accepted: 'at least one label or expression', mend: 'name the labels by which the pods are selected' });
  }
  return {
    ...(labels && Object.keys(labels).length > 0 && { matchLabels: { ...labels } }),
    ...(matchExpressions.length > 0 && { matchExpressions }),
  };
}

function renderExpression(where: string, prop: string, { key, operator, values }: kplus.LabelExpression): LabelSelectorRequirementSpec {
  requireLabels(where, prop, { [key]: '' });
  values?.forEach((value) => requireLabels(where, prop, { [key]: value }));
  if (values?.length === 0) {
    throw propError(where, { prop, received: { key, operator, values }, accepted: 'at least one value', mend: 'use LabelExpression.exists or doesNotExist where the value does not matter' });
  }
  return { key, operator, ...(values && { values: [...values] }) };
}
