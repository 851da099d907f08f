import { Duration } from 'cdk8s';
import {
  AnalysisMetric, ApplicationTelemetry, EnvoyGatewayTelemetry, LinkerdTelemetry, OpenTelemetryTelemetry, QueueScope, TelemetrySource,
  TraefikTelemetry,
} from 'cdk8s-rollouts';
import {
  application, envoyGateway, linkerd, openTelemetry, pod, SeriesSet, traefik, traefikGateway, Version, Writer,
} from './series';

/** A situation, what the query of a recipe answers in it, and what the controller makes of the answer. */
export interface RecipeCase {
  readonly title: string;
  readonly metric: AnalysisMetric;
  readonly series: SeriesSet;
  /** Rounded to a thousandth; left out where the query has no answer. Samples are 15 s apart and the query is asked after ten minutes. */
  readonly value?: number | 'Inf';
  readonly phase: 'Successful' | 'Failed' | 'Inconclusive';
}

/** 30 requests each 15 s. */
const STEADY = '0+30x60';

const SOURCES: [string, TelemetrySource, Writer][] = [
  ['LinkerdTelemetry', new LinkerdTelemetry(), linkerd],
  ['TraefikTelemetry', new TraefikTelemetry(), traefik],
  ['TraefikTelemetry behind a Gateway', new TraefikTelemetry(), traefikGateway],
  ['OpenTelemetryTelemetry', new OpenTelemetryTelemetry(), openTelemetry],
  ['EnvoyGatewayTelemetry', new EnvoyGatewayTelemetry(), envoyGateway],
];

/** Every source: the first recipes, with no traffic, all failing, a new series. */
function sourceCases([name, telemetry, writer]: typeof SOURCES[number]): RecipeCase[] {
  const success = AnalysisMetric.successRate({ atLeast: 0.99, telemetry });
  const errors = AnalysisMetric.errorRate({ atMost: 0.01, telemetry });
  const stable = writer.good('stable', STEADY);
  return [
    { title: `${name}: every request succeeds`, metric: success, series: { ...stable, ...writer.good('new', STEADY) }, value: 1, phase: 'Successful' },
    { title: `${name}: every request fails`, metric: success, series: { ...stable, ...writer.bad('new', STEADY) }, value: 0, phase: 'Failed' },
    { title: `${name}: only the stable version fails`, metric: success, series: { ...writer.bad('stable', STEADY), ...writer.good('new', STEADY) }, value: 1, phase: 'Successful' },
    { title: `${name}: only the stable version has traffic`, metric: success, series: stable, phase: 'Inconclusive' },
    { title: `${name}: traffic has stopped`, metric: success, series: writer.good('new', '900x60'), phase: 'Inconclusive' },
    { title: `${name}: no series`, metric: success, series: {}, phase: 'Inconclusive' },
    { title: `${name}: the new series has one sample`, metric: success, series: { ...stable, ...writer.good('new', '_x40 30') }, phase: 'Inconclusive' },
    { title: `${name}: the new series has two samples`, metric: success, series: { ...stable, ...writer.good('new', '_x39 30 60') }, value: 1, phase: 'Successful' },
    { title: `${name}: no request fails`, metric: errors, series: { ...stable, ...writer.good('new', STEADY) }, value: 0, phase: 'Successful' },
    { title: `${name}: all requests are errors`, metric: errors, series: { ...stable, ...writer.bad('new', STEADY) }, value: 1, phase: 'Failed' },
  ].map((recipeCase) => recipeCase as RecipeCase);
}

/** Requests at 0.1 s, at 0.5 s and slower. */
function histogram(writer: Writer, version: Version, fast: number, middling: number, slow: number): SeriesSet {
  return {
    ...writer.bucket(version, 0.1, `0+${fast}x60`),
    ...writer.bucket(version, 0.5, `0+${fast + middling}x60`),
    ...writer.bucket(version, Infinity, `0+${fast + middling + slow}x60`),
  };
}

function latencyCases([name, telemetry, writer]: typeof SOURCES[number]): RecipeCase[] {
  const metric = AnalysisMetric.latency({ percentile: 0.9, atMost: Duration.millis(500), telemetry });
  const stable = histogram(writer, 'stable', 100, 0, 0);
  return [
    { title: `${name}: fast`, metric, series: { ...stable, ...histogram(writer, 'new', 80, 20, 0) }, value: 0.3, phase: 'Successful' },
    { title: `${name}: slower than the largest bucket`, metric, series: { ...stable, ...histogram(writer, 'new', 80, 0, 20) }, value: 'Inf', phase: 'Failed' },
    { title: `${name}: latency of the stable version only`, metric, series: stable, phase: 'Inconclusive' },
  ];
}

const telemetry = new ApplicationTelemetry();
const { good, bad } = application;

const comparedErrors = AnalysisMetric.comparedErrorRate({ atMost: 2, telemetry });
const comparedErrorCases: RecipeCase[] = [
  { title: 'equally bad', metric: comparedErrors, series: { ...good('stable', '0+90x60'), ...bad('stable', '0+10x60'), ...good('new', '0+9x60'), ...bad('new', '0+1x60') }, value: 1, phase: 'Successful' },
  { title: 'three times as bad', metric: comparedErrors, series: { ...good('stable', '0+90x60'), ...bad('stable', '0+10x60'), ...good('new', '0+7x60'), ...bad('new', '0+3x60') }, value: 3, phase: 'Failed' },
  { title: 'nobody fails', metric: comparedErrors, series: { ...good('stable', STEADY), ...good('new', STEADY) }, value: 1, phase: 'Successful' },
  { title: 'only the new version fails', metric: comparedErrors, series: { ...good('stable', STEADY), ...bad('new', STEADY) }, value: 1000, phase: 'Failed' },
  { title: 'only the stable version fails', metric: comparedErrors, series: { ...bad('stable', STEADY), ...good('new', STEADY) }, value: 0.001, phase: 'Successful' },
  { title: 'the stable version has no traffic', metric: comparedErrors, series: good('new', STEADY), phase: 'Inconclusive' },
  { title: 'the new version has no traffic', metric: comparedErrors, series: good('stable', STEADY), phase: 'Inconclusive' },
  { title: 'no series', metric: comparedErrors, series: {}, phase: 'Inconclusive' },
  { title: 'the new series has one sample', metric: comparedErrors, series: { ...good('stable', STEADY), ...bad('new', '_x40 30') }, phase: 'Inconclusive' },
];

const comparedDurations = AnalysisMetric.comparedLatency({ percentile: 0.9, atMost: 1.2, telemetry });
const comparedLatencyCases: RecipeCase[] = [
  { title: 'equally fast', metric: comparedDurations, series: { ...histogram(application, 'stable', 80, 20, 0), ...histogram(application, 'new', 8, 2, 0) }, value: 1, phase: 'Successful' },
  { title: 'slower', metric: comparedDurations, series: { ...histogram(application, 'stable', 100, 0, 0), ...histogram(application, 'new', 80, 20, 0) }, value: 3.333, phase: 'Failed' },
  { title: 'beyond the largest bucket', metric: comparedDurations, series: { ...histogram(application, 'stable', 100, 0, 0), ...histogram(application, 'new', 80, 0, 20) }, value: 'Inf', phase: 'Failed' },
  { title: 'the stable version is beyond the largest bucket', metric: comparedDurations, series: { ...histogram(application, 'stable', 0, 0, 100), ...histogram(application, 'new', 80, 20, 0) }, value: 0, phase: 'Successful' },
  { title: 'the stable version has no traffic', metric: comparedDurations, series: histogram(application, 'new', 80, 20, 0), phase: 'Inconclusive' },
  { title: 'no series', metric: comparedDurations, series: {}, phase: 'Inconclusive' },
];

const zTest = AnalysisMetric.errorRateTest({ telemetry });
const zTestCases: RecipeCase[] = [
  // 800 and 800 requests in two minutes, of which 8 and 80 fail: 0.09 / sqrt(0.055 * 0.945 * 2 / 800) standard errors.
  { title: 'significantly worse', metric: zTest, series: { ...good('stable', '0+99x60'), ...bad('stable', '0+1x60'), ...good('new', '0+90x60'), ...bad('new', '0+10x60') }, value: 7.895, phase: 'Failed' },
  // 800 and 160 requests, of which 8 and 8 fail by the counters' growth of 1 each: 0.04 / sqrt((16 / 960) * (944 / 960) * (1 / 800 + 1 / 160)).
  { title: 'worse on few requests', metric: zTest, series: { ...good('stable', '0+99x60'), ...bad('stable', '0+1x60'), ...good('new', '0+19x60'), ...bad('new', '0+1x60') }, value: 3.608, phase: 'Failed' },
  { title: 'equally bad', metric: zTest, series: { ...good('stable', '0+90x60'), ...bad('stable', '0+10x60'), ...good('new', '0+18x60'), ...bad('new', '0+2x60') }, value: 0, phase: 'Successful' },
  { title: 'nobody fails', metric: zTest, series: { ...good('stable', STEADY), ...good('new', STEADY) }, value: 0, phase: 'Successful' },
  { title: 'everybody fails', metric: zTest, series: { ...bad('stable', STEADY), ...bad('new', STEADY) }, value: 0, phase: 'Successful' },
  { title: 'only the new version fails', metric: zTest, series: { ...good('stable', STEADY), ...bad('new', STEADY) }, value: 21.909, phase: 'Failed' },
  { title: 'only the stable version fails', metric: zTest, series: { ...bad('stable', STEADY), ...good('new', STEADY) }, value: -21.909, phase: 'Successful' },
  { title: 'too few requests', metric: zTest, series: { ...good('stable', STEADY), ...bad('new', '0+1x60') }, phase: 'Inconclusive' },
  { title: 'no series', metric: zTest, series: {}, phase: 'Inconclusive' },
];

const burn = AnalysisMetric.burnRate({ objective: 0.99, atMost: 10, window: Duration.minutes(1), longWindow: Duration.minutes(5), telemetry });
const burnCases: RecipeCase[] = [
  { title: 'nobody fails', metric: burn, series: good('new', STEADY), value: 0, phase: 'Successful' },
  { title: 'everybody fails', metric: burn, series: bad('new', STEADY), value: 100, phase: 'Failed' },
  { title: 'within the objective', metric: burn, series: { ...good('new', '0+199x60'), ...bad('new', '0+1x60') }, value: 0.5, phase: 'Successful' },
  { title: 'failed for a while, but no more', metric: burn, series: { ...good('new', STEADY), ...bad('new', '0+0x20 0+30x8 240x12') }, value: 0, phase: 'Successful' },
  { title: 'the stable version fails', metric: burn, series: { ...bad('stable', STEADY), ...good('new', STEADY) }, value: 0, phase: 'Successful' },
  { title: 'only the stable version has traffic', metric: burn, series: good('stable', STEADY), phase: 'Inconclusive' },
  { title: 'a new series', metric: burn, series: bad('new', '_x39 30 60'), value: 100, phase: 'Failed' },
  { title: 'no series', metric: burn, series: {}, phase: 'Inconclusive' },
];

const shared = AnalysisMetric.queueDepth({ metric: 'rabbitmq_queue_messages_ready', labels: { queue: 'orders' }, atMost: 100 });
const own = AnalysisMetric.queueDepth({ metric: 'worker_backlog', scope: QueueScope.NEW_PODS, atMost: 100 });
const queueCases: RecipeCase[] = [
  { title: 'a short queue', metric: shared, series: { 'rabbitmq_queue_messages_ready{queue="orders",pod="a"}': '40x60', 'rabbitmq_queue_messages_ready{queue="orders",pod="b"}': '40x60' }, value: 40, phase: 'Successful' },
  { title: 'a long queue', metric: shared, series: { 'rabbitmq_queue_messages_ready{queue="orders"}': '400x60' }, value: 400, phase: 'Failed' },
  { title: 'another queue is long', metric: shared, series: { 'rabbitmq_queue_messages_ready{queue="mails"}': '400x60' }, phase: 'Inconclusive' },
  { title: 'a peak', metric: shared, series: { 'rabbitmq_queue_messages_ready{queue="orders"}': '0x31 _ 0x6 400' }, value: 50, phase: 'Successful' },
  { title: 'a backlog of the new version', metric: own, series: { [`worker_backlog{namespace="shop",pod="${pod('new')}"}`]: '400x60' }, value: 400, phase: 'Failed' },
  { title: 'a backlog of the stable version', metric: own, series: { [`worker_backlog{namespace="shop",pod="${pod('stable')}"}`]: '400x60', [`worker_backlog{namespace="shop",pod="${pod('new')}"}`]: '4x60' }, value: 4, phase: 'Successful' },
  { title: 'no series', metric: own, series: {}, phase: 'Inconclusive' },
];

const container = (version: Version, name: string) => `namespace="shop",pod="${pod(version)}",container="${name}"`;
const throttling = AnalysisMetric.cpuThrottling({ atMost: 0.25 });
const periods = (version: Version, name: string, all: string, throttled: string) => ({
  [`container_cpu_cfs_periods_total{${container(version, name)}}`]: all,
  [`container_cpu_cfs_throttled_periods_total{${container(version, name)}}`]: throttled,
});
const memory = AnalysisMetric.memorySaturation({ atMost: 0.9 });
const used = (version: Version, name: string, bytes: number, limit?: number) => ({
  [`container_memory_working_set_bytes{${container(version, name)},id="/kubepods/a"}`]: `${bytes}x60`,
  ...(limit !== undefined && { [`kube_pod_container_resource_limits{${container(version, name)},resource="memory",unit="byte"}`]: `${limit}x60` }),
});
const saturationCases: RecipeCase[] = [
  { title: 'no container is throttled', metric: throttling, series: periods('new', 'orders', '0+150x60', '0x60'), value: 0, phase: 'Successful' },
  { title: 'one container is throttled', metric: throttling, series: { ...periods('new', 'orders', '0+150x60', '0+75x60'), ...periods('new', 'proxy', '0+150x60', '0x60') }, value: 0.5, phase: 'Failed' },
  { title: 'the stable version is throttled', metric: throttling, series: { ...periods('stable', 'orders', '0+150x60', '0+75x60'), ...periods('new', 'orders', '0+150x60', '0x60') }, value: 0, phase: 'Successful' },
  { title: 'the whole pod is no container', metric: throttling, series: periods('new', '', '0+150x60', '0+75x60'), phase: 'Inconclusive' },
  { title: 'no CPU limit', metric: throttling, series: {}, phase: 'Inconclusive' },
  { title: 'memory to spare', metric: memory, series: { ...used('new', 'orders', 400, 1000), ...used('new', 'proxy', 10, 100) }, value: 0.4, phase: 'Successful' },
  { title: 'memory near the limit', metric: memory, series: { ...used('new', 'orders', 400, 1000), ...used('new', 'proxy', 95, 100) }, value: 0.95, phase: 'Failed' },
  { title: 'memory of the stable version near the limit', metric: memory, series: { ...used('stable', 'orders', 990, 1000), ...used('new', 'orders', 400, 1000) }, value: 0.4, phase: 'Successful' },
  { title: 'no memory limit', metric: memory, series: used('new', 'orders', 400), phase: 'Inconclusive' },
];

/** Every case of every recipe. */
export const cases: RecipeCase[] = [
  ...SOURCES.flatMap(sourceCases),
  ...SOURCES.filter(([name]) => name !== 'EnvoyGatewayTelemetry').flatMap(latencyCases),
  ...[...comparedErrorCases, ...comparedLatencyCases, ...zTestCases, ...burnCases, ...queueCases, ...saturationCases]
    .map((recipeCase) => ({ ...recipeCase, title: `${recipeCase.metric.name}: ${recipeCase.title}` })),
];
