import { propError } from '../../semantics/errors';
import { AnalysisArgument } from '../analysis-argument';
import { SecretKeyRef } from '../secret-key-ref';

/** Headers whose whole purpose is to carry a secret. */
const SECRET_HEADERS = ['authorization', 'proxy-authorization', 'cookie', 'x-api-key', 'api-key'];
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** The HTTP headers of a provider: plain ones and those whose value is in a Secret. */
export class RequestHeaders {
  constructor(where: string, private readonly plain: Record<string, string> = {}, private readonly secret: Record<string, SecretKeyRef> = {}) {
    const seen = new Set<string>();
    for (const name of [...Object.keys(plain), ...Object.keys(secret)]) {
      if (!HEADER_NAME.test(name)) {
        throw propError(where, { prop: 'headers', received: name, accepted: 'names of HTTP headers', mend: 'use letters, digits and "-"' });
      }
      if (seen.has(name.toLowerCase())) {
        throw propError(where, { prop: 'headers', received: name, accepted: 'each header once, in headers or secretHeaders', mend: 'leave one of the two out' });
      }
      seen.add(name.toLowerCase());
    }
    for (const [name, value] of Object.entries(plain)) {
      if (SECRET_HEADERS.includes(name.toLowerCase()) && !value.includes('{{args.')) {
        throw propError(where, {
          prop: `headers.${name}`, received: '…', accepted: 'a reference to a Secret', mend: `pass secretHeaders: { "${name}": SecretKeyRef.of(secretName, key) }`,
        });
      }
    }
  }

  /** `headers` of the provider, or nothing. */
  public toJson(): { readonly headers?: { readonly key: string; readonly value: string }[] } {
    const headers = [
      ...Object.entries(this.plain).map(([key, value]) => ({ key, value })),
      ...Object.entries(this.secret).map(([key, reference]) => ({ key, value: reference._placeholder() })),
    ];
    return headers.length > 0 ? { headers: headers.sort((one, other) => one.key < other.key ? -1 : 1) } : {};
  }

  public arguments(): AnalysisArgument[] {
    return Object.values(this.secret).map((reference) => reference._argument());
  }
}
