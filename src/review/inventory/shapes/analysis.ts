import { METADATA, withSpec } from './metadata';
import { POD_SPEC } from './pod';
import { anything, flag, map, number, numberOrText, record, records, Shaped, text, textMaybeUnquoted } from '../shape';

const AUTHENTICATION = record({ basicAuth: anything });

export const METRIC = record({
  name: text,
  interval: textMaybeUnquoted,
  initialDelay: textMaybeUnquoted,
  count: numberOrText,
  failureLimit: numberOrText,
  inconclusiveLimit: numberOrText,
  consecutiveErrorLimit: numberOrText,
  consecutiveSuccessLimit: numberOrText,
  successCondition: text,
  failureCondition: text,
  provider: record({
    prometheus: record({
      address: text,
      query: text,
      headers: records(record({ key: text, value: text })),
      rangeQuery: anything,
      timeout: number,
      authentication: AUTHENTICATION,
    }),
    web: record({ url: text, headers: records(record({ key: text, value: text })), body: text, jsonPath: text, authentication: AUTHENTICATION }),
    job: record({ metadata: METADATA, spec: record({ backoffLimit: number, template: record({ metadata: METADATA, spec: POD_SPEC }) }) }),
    datadog: record({ query: text, queries: map(text), formula: text, interval: text, secretRef: anything, requestTimeout: anything }),
    newRelic: record({ query: text, timeout: anything }),
    wavefront: record({ query: text }),
    graphite: record({ query: text }),
    influxdb: record({ query: text }),
    skywalking: record({ query: text }),
    cloudWatch: anything,
    kayenta: anything,
    plugin: anything,
  }),
});
export type Metric = Shaped<typeof METRIC>;

const ARGUMENT = record({
  name: text,
  value: textMaybeUnquoted,
  valueFrom: record({ secretKeyRef: record({ name: text, key: text }), fieldRef: anything }),
});

export const ANALYSIS_TEMPLATE = withSpec(record({
  metrics: records(METRIC),
  args: records(ARGUMENT),
  dryRun: records(record({ metricName: text })),
  templates: records(record({ templateName: text, clusterScope: flag })),
}));
export type AnalysisTemplate = Shaped<typeof ANALYSIS_TEMPLATE>;

export const EXPERIMENT = withSpec(record({
  duration: text,
  templates: records(record({
    name: text, replicas: number, selector: anything, service: record({ name: text }), template: record({ metadata: METADATA, spec: POD_SPEC }),
  })),
  analyses: records(record({ name: text, templateName: text, clusterScope: flag })),
}));
export type Experiment = Shaped<typeof EXPERIMENT>;
