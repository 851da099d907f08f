import { readFileSync } from 'fs';
import { join } from 'path';
import { everyProvider } from './every-provider';
import * as analysis from '../../src/analysis';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'metrics.md'), 'utf8');
const firstColumn = (heading: string) => (
  [...page.slice(page.indexOf(`\n## ${heading}\n`)).split('\n## ')[1].matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name).sort());
const exportedSubclasses = (parent: abstract new (...args: never[]) => object) => (
  Object.entries(analysis).filter(([, value]) => typeof value === 'function' && value.prototype instanceof parent).map(([name]) => name).sort());

describe('docs/metrics.md lists', () => {
  test('every recipe', () => {
    expect(firstColumn('Recipes')).toEqual(Object.getOwnPropertyNames(analysis.AnalysisMetric).filter((name) => (
      !['length', 'name', 'prototype', 'of'].includes(name))).sort());
  });

  test('every telemetry source', () => {
    expect(firstColumn('Telemetry sources')).toEqual(exportedSubclasses(analysis.TelemetrySource).filter((name) => name !== 'PrometheusTelemetry'));
  });

  test('every provider', () => {
    expect(firstColumn('Providers')).toEqual(exportedSubclasses(analysis.MetricProvider));
  });
});

test('every provider of the API has a class', () => {
  expect([...new Set(everyProvider.flatMap((provider) => Object.keys(provider._toJson())))].sort()).toEqual([
    'cloudWatch', 'datadog', 'graphite', 'influxdb', 'job', 'kayenta', 'newRelic', 'plugin', 'prometheus', 'skywalking', 'wavefront', 'web',
  ]);
});
