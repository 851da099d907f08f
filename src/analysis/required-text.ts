import { propError } from '../semantics/errors';

/** Throws unless the value is text with something in it. */
export function requireText(where: string, prop: string, value: string, example: string): void {
  if (typeof value !== 'string' || value.trim() === '') {
    throw propError(where, { prop, received: value, accepted: 'text that is not empty', mend: `pass a value such as ${example}` });
  }
}

/** Throws unless the value is an http or https address without credentials in it. Placeholders are allowed anywhere. */
export function requireHttpAddress(where: string, prop: string, value: string): void {
  requireText(where, prop, value, '"http://prometheus.monitoring:9090"');
  if (!/^https?:\/\/[^\s/]+/.test(value) && !value.startsWith('{{')) {
    throw propError(where, { prop, received: value, accepted: 'an http:// or https:// address', mend: 'write the scheme, for example "http://prometheus.monitoring:9090"' });
  }
  if (/^[a-z]+:\/\/[^/]*@/.test(value)) {
    throw propError(where, {
      prop,
      received: value.replace(/\/\/[^/]*@/, '//…@'),
      accepted: 'an address without user name and password, which would stand readable in the manifest',
      mend: 'pass them as authentication, which refers to a Secret',
    });
  }
}
