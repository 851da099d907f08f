import { Secrets } from '../analysis/secrets';
import { call, Code, object, ours, verbatim } from '../code/code';
import { Fields } from '../code/fields';

/** HTTP headers as a map. */
export function headersField(fields: Fields): Code | undefined {
  const headers = fields.list('headers');
  return headers && object(Object.fromEntries(headers.map((header) => {
    const key = header.take('key');
    const value = header.text('value');
    header.done();
    if (typeof key !== 'string' || !value) {
      throw header.inexpressible('key', 'is not a name with a value');
    }
    return [key, value];
  })));
}

/** How the controller identifies itself. A secret that the manifest names through an argument is a reference to that Secret's key. */
export function authenticationField(fields: Fields, secrets: Secrets): Code | undefined {
  const authentication = fields.fields('authentication');
  if (!authentication || authentication.rest().length === 0) {
    return undefined;
  }
  return authentication.all(() => {
    const sigv4 = authentication.fields('sigv4');
    if (sigv4) {
      return sigv4.all(() => call(ours('MetricAuthentication.sigV4'), object({
        region: sigv4.must('region').text('region'), profile: sigv4.text('profile'), roleArn: sigv4.text('roleArn'),
      })));
    }
    const oauth2 = authentication.fields('oauth2');
    if (oauth2) {
      return oauth2.all(() => call(ours('MetricAuthentication.oauth2'), object({
        tokenUrl: oauth2.must('tokenUrl', 'clientId').text('tokenUrl'),
        clientId: oauth2.text('clientId'),
        clientSecret: secretField(oauth2, 'clientSecret', secrets),
        scopes: oauth2.texts('scopes'),
      })));
    }
    throw authentication.inexpressible(authentication.rest()[0], 'is no authentication of the API');
  });
}

/** The typed API names such an argument after the Secret and its key: `secret-<name>-<key>`. */
function secretField(fields: Fields, key: string, secrets: Secrets): Code {
  const [, argument] = /^\{\{args\.(.+)\}\}$/.exec(String(fields.take(key))) ?? [];
  const reference = secrets.get(argument);
  if (reference === undefined || argument !== `secret-${reference.name}-${reference.key}`) {
    throw fields.inexpressible(key, 'is no argument that is called secret-<name>-<key>, as the typed API calls it');
  }
  return call(ours('SecretKeyRef.of'), verbatim(reference.name), verbatim(reference.key));
}
