import { call, Code, object, ours } from '../code/code';
import { Fields } from '../code/fields';

/** Options of `CanaryStep.headerRoute`. */
export function headerRouteCode(fields: Fields): Code {
  return object({
    name: fields.must('name').text('name'),
    match: fields.each('match', (match) => object({
      headerName: match.must('headerName', 'headerValue').text('headerName'), headerValue: match.optional('headerValue', stringMatchCode),
    })),
  });
}

/** Options of `CanaryStep.mirrorRoute`. */
export function mirrorRouteCode(fields: Fields): Code {
  return object({
    name: fields.must('name').text('name'),
    percentage: fields.number('percentage'),
    match: fields.each('match', (match) => object({
      method: match.optional('method', stringMatchCode),
      path: match.optional('path', stringMatchCode),
      headers: match.optional('headers', (headers) => object(Object.fromEntries(headers.rest().map((name) => [name, headers.optional(name, stringMatchCode)])))),
    })),
  });
}

function stringMatchCode(fields: Fields): Code {
  const [kind] = ['exact', 'prefix', 'regex'].filter((one) => fields.has(one));
  if (kind === undefined) {
    throw fields.inexpressible('exact', 'is missing, as are prefix and regex');
  }
  return call(ours(`StringMatch.${kind}`), fields.text(kind));
}
