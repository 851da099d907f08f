import * as yaml from 'js-yaml';

/** What Kubernetes takes for true and false: more than YAML 1.2 does. A port called `on` must be quoted. */
const TRUE = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']);
const FALSE = new Set(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']);
const NOTHING = new Set(['', '~', 'null', 'Null', 'NULL']);
/** Every scalar is asked whether it is one of these words; most are longer. */
const LONGEST_WORD = 5;
const BEGINS_LIKE_NUMBER = /^[-+.0-9]/;
const INTEGER = /^([-+]?)(0[bB][01]+|0[oO]?[0-7]+|0[xX][0-9a-fA-F]+|0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

const nothing = new yaml.Type('tag:yaml.org,2002:null', {
  kind: 'scalar',
  resolve: (text: string | null) => text === null || text.length <= LONGEST_WORD && NOTHING.has(text),
  construct: () => null,
});

const boolean = new yaml.Type('tag:yaml.org,2002:bool', {
  kind: 'scalar',
  resolve: (text: string | null) => text !== null && text.length <= LONGEST_WORD && (TRUE.has(text) || FALSE.has(text)),
  construct: (text: string) => TRUE.has(text),
});

const integer = new yaml.Type('tag:yaml.org,2002:int', {
  kind: 'scalar',
  resolve: (text: string | null) => text !== null && BEGINS_LIKE_NUMBER.test(text) && INTEGER.test(withoutSeparators(text)),
  construct: (text: string) => {
    const [, sign, digits] = INTEGER.exec(withoutSeparators(text))!;
    // A leading zero means octal: the file mode 0644 is 420.
    const octal = /^0[0-7]+$/.test(digits);
    return Number(octal ? `0o${digits}` : digits) * (sign === '-' ? -1 : 1);
  },
});

const float = new yaml.Type('tag:yaml.org,2002:float', {
  kind: 'scalar',
  resolve: (text: string | null) => text !== null && BEGINS_LIKE_NUMBER.test(text) && FLOAT.test(withoutSeparators(text)),
  construct: (text: string) => Number(withoutSeparators(text)),
});

const merge = new yaml.Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text: string | null) => text === '<<' });

const binary = new yaml.Type('tag:yaml.org,2002:binary', {
  kind: 'scalar',
  construct: (text: string | null) => Buffer.from(text ?? '', 'base64').toString('utf8'),
});

/**
 * Scalars as the tools of Kubernetes read them: booleans and octal numbers of YAML 1.1, but neither dates nor base 60.
 * Numbers that JSON does not have (`.nan`, `.inf`) stay text.
 */
export const KUBERNETES_SCHEMA = yaml.FAILSAFE_SCHEMA.extend({
  implicit: [nothing, boolean, integer, float, merge],
  explicit: [binary],
});

/** A number with nothing around its point, which readers of YAML 1.1 take for one: `.` */
const BARE_POINT = /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/;

/** Text that is taken for something else unless it is quoted. It is read by nobody and written by nobody: the printer asks for it. */
const quoted = new yaml.Type('!quoted', {
  kind: 'scalar',
  resolve: (text: string | null) => [nothing, boolean, integer, float, merge].some((type) => type.resolve(text)) || BARE_POINT.test(text ?? ''),
});

/** For printing: whatever any reader could take for something else than text is quoted. */
export const PRINTING_SCHEMA = yaml.DEFAULT_SCHEMA.extend({ implicit: [quoted] });

function withoutSeparators(text: string): string {
  return text.includes('_') && BEGINS_LIKE_NUMBER.test(text) ? text.replace(/_/g, '') : text;
}
