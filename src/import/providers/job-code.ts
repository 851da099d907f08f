import { call, Code, imported, object, ours, verbatim } from '../code/code';
import { Fields } from '../code/fields';
import { isObject, Json } from '../code/json';

/** A Job as it stands. */
export function jobCode(fields: Fields): Code {
  const spec = fields.take('spec');
  const metadata = fields.map('metadata');
  return call(ours('JobProvider.fromSpec'), spec === undefined ? object({}) : typed(spec, ''), metadata);
}

/** cdk8s-plus has a class for quantities and one for ports that are numbers or names. */
function typed(value: Json, path: string): Code {
  if (/\.(limits|requests)\.[^.]+$|\.sizeLimit$/.test(path) && (typeof value === 'string' || typeof value === 'number')) {
    return call(imported('cdk8s-plus-28', `k8s.Quantity.from${typeof value === 'string' ? 'String' : 'Number'}`), verbatim(value));
  }
  if (/\.(httpGet|tcpSocket)\.port$/.test(path) && (typeof value === 'string' || typeof value === 'number')) {
    return call(imported('cdk8s-plus-28', `k8s.IntOrString.from${typeof value === 'string' ? 'String' : 'Number'}`), verbatim(value));
  }
  if (Array.isArray(value)) {
    return { is: 'list', items: value.map((item) => typed(item, `${path}[]`)) };
  }
  return isObject(value)
    ? { is: 'object', entries: Object.entries(value).map(([key, item]) => [key, typed(item, `${path}.${key}`)] as const) }
    : verbatim(value);
}
