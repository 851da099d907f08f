import { Duration } from 'cdk8s';
import { MetricAuthentication, OAuth2Props, SecretKeyRef, SigV4Props } from 'cdk8s-rollouts';
import * as fc from 'fast-check';
import { hostileText } from './hostile-text';
import { isWritable } from '../../src/semantics/writable-text';

/** A record in which each field may be missing. */
export function partial<T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(model, { requiredKeys: [] }) as unknown as fc.Arbitrary<Partial<T>>;
}

/** A value, or nothing. */
export function optional<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined });
}

export const duration = fc.oneof(
  fc.integer({ min: 1, max: 20_000 }).map((amount) => Duration.seconds(amount)),
  fc.integer({ min: 1, max: 60_000 }).map((amount) => Duration.millis(amount)),
);
export const wholeSeconds = (min: number, max: number) => fc.integer({ min, max }).map((amount) => Duration.seconds(amount));
export const dnsLabel = fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/);
const secretKey = fc.stringMatching(/^[A-Za-z0-9_.-]{1,10}$/).filter((key) => key !== '.' && !key.startsWith('..') && isWritable(key));
export const secret = fc.tuple(dnsLabel, secretKey).map(([name, key]) => SecretKeyRef.of(name, key));

/** Text that is not empty, without `{{`. */
export const plain = hostileText.filter((text) => !text.includes('{{') && !text.endsWith('{') && text.trim() !== '');
/** Text in which `{{` means an argument that every analysis has. */
export const templated = fc.tuple(plain, fc.constantFrom('', '{{args.canary-hash}}', '{{ args.stable-hash }}', '{{args.namespace}} {{args.rollout}}'))
  .map((parts) => parts.join(''));
export const address = fc.constantFrom('http://prometheus.monitoring:9090', 'https://metrics.example/prometheus', 'http://[::1]:9090');
export const headers = fc.dictionary(fc.constantFrom('X-Scope-OrgID', 'Accept', 'User-Agent', 'toString'), templated, { maxKeys: 3 });
export const secretHeaders = fc.dictionary(fc.constantFrom('Authorization', 'X-Api-Key'), secret, { maxKeys: 2 });

export const authentication = fc.oneof(
  fc.record<OAuth2Props>({ tokenUrl: address, clientId: templated, clientSecret: secret, scopes: fc.array(templated, { maxLength: 2 }) })
    .map((props) => MetricAuthentication.oauth2(props)),
  fc.record<SigV4Props>({ region: fc.constant('eu-central-1'), profile: optional(templated), roleArn: fc.constantFrom(undefined, 'arn:aws:iam::1:role/x') })
    .map((props) => MetricAuthentication.sigV4(props)),
);
