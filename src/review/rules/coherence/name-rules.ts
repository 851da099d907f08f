/** What the API server asks of names and labels. Each answers why it refuses a text, or nothing. */
export type NameRule = (text: string) => string | undefined;

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_LABEL_WITH_LETTER = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;
const QUALIFIED_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const PORT_NAME = /^(?=.*[a-z])[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

const rule = (pattern: RegExp, characters: string, limit: number): NameRule => (text) =>
  text.length > limit ? `it has ${text.length} characters, and ${limit} are allowed` : pattern.test(text) ? undefined : `only ${characters} are allowed`;

export const dnsLabel = rule(DNS_LABEL, 'lower-case letters, digits and \'-\' between them', 63);
export const serviceName = rule(DNS_LABEL_WITH_LETTER, 'lower-case letters, digits and \'-\' between them, first a letter,', 63);
export const dnsSubdomain = rule(DNS_SUBDOMAIN, 'lower-case letters, digits, \'-\' and \'.\' between them', 253);
export const labelValue = rule(LABEL_VALUE, 'letters, digits, and \'-\', \'_\' and \'.\' between them', 63);
export const portName = rule(PORT_NAME, 'lower-case letters, digits and \'-\' between them, with a letter,', 15);

const keyName = rule(QUALIFIED_NAME, 'letters, digits, and \'-\', \'_\' and \'.\' between them', 63);

/** The key of a label or annotation: a name, with a DNS name and '/' in front of it or without. */
export const qualifiedName: NameRule = (text) => {
  const slash = text.indexOf('/');
  if (slash < 0) {
    return keyName(text);
  }
  return text.includes('/', slash + 1) ? 'only one \'/\' is allowed' : keyName(text.slice(slash + 1)) ?? dnsSubdomain(text.slice(0, slash));
};
