import { propError } from './errors';
import { requireWritable } from './writable-text';

/** Longest name of a Service and of a port's Service: a DNS label. */
export const DNS_LABEL_LIMIT = 63;
/** Longest name of most other objects: a DNS subdomain. */
export const DNS_SUBDOMAIN_LIMIT = 253;
/**
 * What the controllers append to a Rollout's name: `-<pod template hash>` (up to 10 characters) for the ReplicaSet and
 * `-<random>` (5 characters) for its pods. A pod's name is also its hostname, a DNS label.
 */
export const POD_NAME_SUFFIX = '-0123456789-01234'.length;

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_LABEL_STARTING_WITH_A_LETTER = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const PORT_NAME = /^(?=.*[a-z])[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Whether text can be the key of a label or annotation. */
export function isQualifiedName(key: string): boolean {
  const [name, prefix, more] = key.split('/').reverse();
  return more === undefined && QUALIFIED_NAME.test(name) && name.length <= DNS_LABEL_LIMIT
    && (prefix === undefined || (DNS_SUBDOMAIN.test(prefix) && prefix.length <= DNS_SUBDOMAIN_LIMIT));
}

/** Whether text can be the value of a label; empty text can. */
export function isLabelValue(value: string): boolean {
  return value === '' || (QUALIFIED_NAME.test(value) && value.length <= DNS_LABEL_LIMIT);
}

/** Throws unless the value is a DNS label that stays within its limit after `suffixLength` more characters. */
export function requireDnsLabel(where: string, prop: string, value: string, suffixLength = 0): void {
  const limit = DNS_LABEL_LIMIT - suffixLength;
  if (!DNS_LABEL.test(value) || value.length > limit) {
    throw propError(where, {
      prop,
      received: value,
      accepted: `lower-case letters, digits and '-', at most ${limit} characters`
        + (suffixLength > 0 ? ` (${DNS_LABEL_LIMIT} less the ${suffixLength} that are appended)` : ''),
      mend: value.length > limit ? 'choose a shorter name' : 'use a name such as "orders"',
    });
  }
  requireWritable(where, prop, value);
}

/** Throws unless the value can name a Service, whose first character must be a letter. */
export function requireServiceName(where: string, prop: string, value: string): void {
  if (!DNS_LABEL_STARTING_WITH_A_LETTER.test(value) || value.length > DNS_LABEL_LIMIT) {
    throw propError(where, {
      prop,
      received: value,
      accepted: `lower-case letters, digits and '-', first a letter, at most ${DNS_LABEL_LIMIT} characters`,
      mend: value.length > DNS_LABEL_LIMIT ? 'choose a shorter name' : 'use a name such as "orders"',
    });
  }
}

/** Throws unless the value is a DNS subdomain: the name of most objects. */
export function requireDnsSubdomain(where: string, prop: string, value: string): void {
  if (!DNS_SUBDOMAIN.test(value) || value.length > DNS_SUBDOMAIN_LIMIT) {
    throw propError(where, {
      prop,
      received: value,
      accepted: `lower-case letters, digits, '-' and '.', at most ${DNS_SUBDOMAIN_LIMIT} characters`,
      mend: 'use a name such as "orders" or "orders.shop"',
    });
  }
  requireWritable(where, prop, value);
}

/** Throws unless the value is a host name, with `*.` allowed in front. */
export function requireHostname(where: string, prop: string, value: string): void {
  requireDnsSubdomain(where, prop, value.startsWith('*.') ? value.slice(2) : value);
}

/** Throws unless the value names a container port: letters, digits and '-', at most 15. */
export function requirePortName(where: string, prop: string, value: string): void {
  if (!PORT_NAME.test(value) || value.length > 15 || value.includes('--')) {
    throw propError(where, {
      prop,
      received: value,
      accepted: 'lower-case letters, digits and \'-\', at least one letter, at most 15 characters',
      mend: 'use a name such as "http" or "grpc"',
    });
  }
}

/** Throws unless every key and value can be a label. */
export function requireLabels(where: string, prop: string, labels: Record<string, string> | undefined): void {
  for (const [key, value] of Object.entries(labels ?? {})) {
    requireQualifiedName(where, prop, key);
    if (typeof value !== 'string' || !isLabelValue(value)) {
      throw propError(where, {
        prop: `${prop}[${JSON.stringify(key)}]`,
        received: value,
        accepted: `letters, digits, '-', '_' and '.', at most ${DNS_LABEL_LIMIT} characters`,
        mend: 'use an annotation for longer or free text',
      });
    }
    requireWritable(where, `${prop}[${JSON.stringify(key)}]`, value);
  }
}

/** Throws unless every key can be the key of an annotation and every value is text. */
export function requireAnnotations(where: string, prop: string, annotations: Record<string, string> | undefined): void {
  for (const [key, value] of Object.entries(annotations ?? {})) {
    requireQualifiedName(where, prop, key);
    if (typeof value !== 'string') {
      throw propError(where, { prop: `${prop}[${JSON.stringify(key)}]`, received: value, accepted: 'text', mend: 'put the value in quotes' });
    }
    requireWritable(where, `${prop}[${JSON.stringify(key)}]`, value);
  }
}

function requireQualifiedName(where: string, prop: string, key: string): void {
  // cdk8s takes a map with the key `constructor` for an instance of a class, and cannot write it.
  if (key === 'constructor' || !isQualifiedName(key)) {
    throw propError(where, {
      prop: `${prop} key`,
      received: key,
      accepted: `a name of at most ${DNS_LABEL_LIMIT} characters, with an optional DNS prefix and '/'; not "constructor"`,
      mend: 'use a key such as "team" or "example.com/team"',
    });
  }
  requireWritable(where, `${prop} key`, key);
}
