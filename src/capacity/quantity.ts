import { propError } from '../semantics/errors';

const QUANTITY = /^(\d+(\.\d+)?|\.\d+)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei|[eE][+-]?\d+)?$/;

/** Throws unless the text is a Kubernetes quantity above zero: `500m`, `1.5`, `256Mi`. */
export function requireQuantity(where: string, prop: string, text: string): void {
  if (!QUANTITY.test(text) || parseFloat(text) === 0) {
    throw propError(where, {
      prop,
      received: text,
      accepted: 'a Kubernetes quantity above zero such as "500m", "1.5" or "256Mi"',
      mend: 'write the number with its unit as text',
    });
  }
}
