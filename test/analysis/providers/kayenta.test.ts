import { Duration } from 'cdk8s';
import { AnalysisMetric } from '../../../src/analysis/analysis-metric';
import { KayentaProvider, KayentaProviderProps } from '../../../src/analysis/providers/kayenta';
import { KayentaScopeDetail } from '../../../src/analysis/providers/kayenta-scope';
import { metricOf } from '../release-context';

const control: KayentaScopeDetail = { scope: 'hash={{args.stable-hash}}', region: 'eu', step: Duration.minutes(1) };
const experiment: KayentaScopeDetail = { scope: 'hash={{args.canary-hash}}', region: 'eu', step: Duration.minutes(1) };

function provider(changes: Partial<KayentaProviderProps> = {}) {
  return new KayentaProvider({
    address: 'https://kayenta.example.com',
    application: 'orders',
    canaryConfigName: 'orders-config',
    metricsAccountName: 'metrics',
    configurationAccountName: 'configuration',
    storageAccountName: 'storage',
    threshold: { pass: 90, marginal: 75 },
    scopes: [{ name: 'default', controlScope: control, experimentScope: experiment }],
    ...changes,
  });
}

test('has every field of the API', () => {
  const time = { start: '{{args.start}}', end: '{{args.end}}' };
  const all = provider({ lookback: true, scopes: [{ name: 'default', controlScope: { ...control, ...time }, experimentScope: { ...experiment, ...time } }] });
  expect(all._toJson()).toEqual({
    kayenta: {
      address: 'https://kayenta.example.com',
      application: 'orders',
      canaryConfigName: 'orders-config',
      metricsAccountName: 'metrics',
      configurationAccountName: 'configuration',
      storageAccountName: 'storage',
      threshold: { pass: 90, marginal: 75 },
      lookback: true,
      scopes: [{
        name: 'default',
        controlScope: { scope: 'hash={{args.stable-hash}}', region: 'eu', step: 60, ...time },
        experimentScope: { scope: 'hash={{args.canary-hash}}', region: 'eu', step: 60, ...time },
      }],
    },
  });
});

test('judges by itself', () => {
  const of = (options: object) => () => AnalysisMetric.of({ name: 'mann-whitney', provider: provider(), interval: Duration.hours(1), ...options });
  expect(metricOf(of({})())).not.toHaveProperty('successCondition');
  expect(of({ successCondition: 'result >= 90' })).toThrow(
    'AnalysisMetric.of: successCondition is "result >= 90"; accepted: no condition: a Job or a Kayenta judgement succeeds or fails by itself');
});

test('a scope without a start needs an interval or lookback', () => {
  expect(() => AnalysisMetric.of({ name: 'judge', provider: provider() })).toThrow(
    'AnalysisMetric.of: interval is not given; accepted: a time, because scopes without a start begin one interval ago. Mend: pass interval, lookback: true, or start in both scopes.');
  expect(() => AnalysisMetric.of({ name: 'judge', provider: provider({ lookback: true }) })).not.toThrow();
});

describe('what cannot work is refused', () => {
  test.each<[string, Partial<KayentaProviderProps>, string]>([
    ['no scheme', { address: 'kayenta' }, 'address is "kayenta"; accepted: an http:// or https:// address'],
    ['no application', { application: '' }, 'application is ""; accepted: text that is not empty'],
    ['a score above 100', { threshold: { pass: 101, marginal: 75 } }, 'threshold.pass is 101; accepted: a whole number from 0 to 100. Mend: pass a score such as 90.'],
    ['marginal above pass', { threshold: { pass: 75, marginal: 90 } }, 'threshold.marginal is 90; accepted: at most threshold.pass, here 75. Mend: swap the two scores.'],
    ['no scope', { scopes: [] }, 'scopes is []; accepted: at least one pair of scopes'],
    ['one scope twice', { scopes: [1, 2].map(() => ({ name: 'default', controlScope: control, experimentScope: experiment })) }, 'scopes is ["default","default"]'],
    ['a start on one side', { scopes: [{ name: 'default', controlScope: { ...control, start: 'now' }, experimentScope: experiment }] },
      'scopes[0].controlScope.start is "now"; accepted: a start in both scopes or in neither. Mend: pass start to the other scope too, or leave it out.'],
    ['an empty scope', { scopes: [{ name: 'default', controlScope: { ...control, scope: '' }, experimentScope: experiment }] }, 'scopes[0].controlScope.scope is ""'],
    ['a step of nothing', { scopes: [{ name: 'default', controlScope: control, experimentScope: { ...experiment, step: Duration.millis(500) } }] },
      'scopes[0].experimentScope.step is "500ms"; accepted: whole seconds, at least 1'],
  ])('%s', (_, changes, message) => {
    expect(() => provider(changes)).toThrow(`KayentaProvider: ${message}`);
  });
});
