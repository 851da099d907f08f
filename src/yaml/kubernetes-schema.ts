import * as yaml from 'js-yaml';

/** What Kubernetes takes for true and false: more than YAML 1.2 does. A port called `on` must be quoted. */
const TRUE = ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'];
const FALSE = ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'];
const INTEGER = /^([-+]?)(0[bB][01]+|0[oO]?[0-7]+|0[xX][0-9a-fA-F]+|0|[1-9][0-9]*)$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

const nothing = new yaml.Type('tag:yaml.org,2002:null', {
  kind: 'scalar',
  resolve: (text: string | null) => text === null || ['', '~', 'null', 'Null', 'NULL'].includes(text),
  construct: () => null,
});

const boolean = new yaml.Type('tag:yaml.org,2002:bool', {
  kind: 'scalar',
  resolve: (text: string | null) => text !== null && (TRUE.includes(text) || FALSE.includes(text)),
  construct: (text: string) => TRUE.includes(text),
});

const integer = new yaml.Type('tag:yaml.org,2002:int', {
  kind: 'scalar',
  resolve: (text: string | null) => text !== null && INTEGER.test(withoutSeparators(text)),
  construct: (text: string) => {
    const [, sign, digits] = INTEGER.exec(withoutSeparators(text))!;
    // A leading zero means octal: the file mode 0644 is 420.
    const octal = /^0[0-7]+$/.test(digits);
    return Number(octal ? `0o${digits}` : digits) * (sign === '-' ? -1 : 1);
  },
});

const float = new yaml.Type('tag:yaml.org,2002:float', {
  kind: 'scalar',
  resolve: (text: string | null) => text !== null && FLOAT.test(withoutSeparators(text)),
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

function withoutSeparators(text: string): string {
  return /^[-+.0-9]/.test(text) ? text.replace(/_/g, '') : text;
}
