/** Series as promtool writes them: `0+30x60` starts at 0 and grows by 30 with each of 60 further samples, `_` is a sample that is missing. */
export interface Series {
  readonly series: string;
  readonly values: string;
}

/** The pods of a version, or its share of a router's series. */
export type Version = 'new' | 'old';

/** How a telemetry source writes down requests. */
export interface Writer {
  requests(version: Version, status: number, values: string, path?: string): Series;
  durations(version: Version, atMost: string, values: string): Series;
}

export const latestHash = '6b7f9d8c5d';

const labels = (all: Record<string, string>) => Object.entries(all).map(([name, value]) => `${name}="${value}"`).join(',');
const pod = (version: Version) => `orders-${version === 'new' ? latestHash : '7c9d5b6f4f'}-x7k2p`;

/** Each source of the library, as its own documentation says that the series look. */
export const writers: Record<'application' | 'ingressNginx' | 'istio', Writer> = {
  application: {
    requests: (version, status, values, path = '/') => (
      { series: `http_requests_total{${labels({ namespace: 'shop', pod: pod(version), path, code: String(status) })}}`, values }),
    durations: (version, le, values) => (
      { series: `http_request_duration_seconds_bucket{${labels({ namespace: 'shop', pod: pod(version), path: '/', le })}}`, values }),
  },
  ingressNginx: {
    requests: (version, status, values) => (
      { series: `nginx_ingress_controller_requests{${ingressLabels(version)},status="${status}"}`, values }),
    durations: (version, le, values) => (
      { series: `nginx_ingress_controller_request_duration_seconds_bucket{${ingressLabels(version)},le="${le}"}`, values }),
  },
  istio: {
    requests: (version, status, values) => ({ series: `istio_requests_total{${meshLabels(version)},response_code="${status}"}`, values }),
    durations: (version, le, values) => (
      // Istio measures in milliseconds.
      { series: `istio_request_duration_milliseconds_bucket{${meshLabels(version)},le="${le === '+Inf' ? le : Number(le) * 1000}"}`, values }),
  },
};

function ingressLabels(version: Version): string {
  return labels({ namespace: 'shop', ingress: 'orders', canary: version === 'new' ? 'shop-orders-canary-80' : '' });
}

function meshLabels(version: Version): string {
  const service = version === 'new' ? 'orders-canary' : 'orders';
  return labels({ reporter: 'destination', destination_service_namespace: 'shop', destination_service_name: service });
}

/** What a gate should make of a situation. The value is that of the query, rounded to a thousandth; undefined where it has none. */
export interface Scenario {
  readonly title: string;
  readonly series: (writer: Writer) => Series[];
  readonly value?: number | 'Inf';
  readonly phase: 'Successful' | 'Failed' | 'Inconclusive';
}

const steady = '0+30x60';
const standing = '900x60';
const oldTraffic = ({ requests }: Writer) => requests('old', 200, steady);

/** Samples are 15 s apart and the query is asked after 10 minutes, over a window of 2. */
export const ratioScenarios: (Scenario & { readonly failing?: number })[] = [
  { title: 'every request succeeds', series: (w) => [oldTraffic(w), w.requests('new', 200, steady)], value: 1, phase: 'Successful' },
  { title: 'every request fails, so that there is no good series', series: (w) => [oldTraffic(w), w.requests('new', 500, steady)], value: 0, phase: 'Failed' },
  {
    title: 'half of the requests fail',
    series: (w) => [oldTraffic(w), w.requests('new', 200, steady), w.requests('new', 503, steady)],
    value: 0.5,
    phase: 'Failed',
  },
  {
    title: 'clients make mistakes',
    series: (w) => [oldTraffic(w), w.requests('new', 200, steady), w.requests('new', 404, steady)],
    value: 1,
    phase: 'Successful',
  },
  { title: 'only the old version has traffic', series: (w) => [oldTraffic(w)], phase: 'Inconclusive' },
  { title: 'traffic has stopped', series: (w) => [oldTraffic(w), w.requests('new', 200, standing)], phase: 'Inconclusive' },
  { title: 'there are no series at all', series: () => [], phase: 'Inconclusive' },
  { title: 'the new series has one sample', series: (w) => [oldTraffic(w), w.requests('new', 200, '_x40 30')], phase: 'Inconclusive' },
  { title: 'the new series has two samples', series: (w) => [oldTraffic(w), w.requests('new', 200, '_x39 30 60')], value: 1, phase: 'Successful' },
  {
    title: 'failures are a new series among old successes',
    series: (w) => [oldTraffic(w), w.requests('new', 200, steady), w.requests('new', 500, '_x34 0+30x10')],
    value: 0.571,
    phase: 'Failed',
  },
  { title: 'the old version fails', series: (w) => [w.requests('old', 500, steady), w.requests('new', 200, steady)], value: 1, phase: 'Successful' },
];

/** A histogram with a bucket for 0.1 s, 0.5 s and the rest. */
function histogram(writer: Writer, version: Version, fast: number, middling: number, slow: number): Series[] {
  const [a, b, c] = [fast, fast + middling, fast + middling + slow];
  return [['0.1', a], ['0.5', b], ['+Inf', c]].map(([le, growth]) => writer.durations(version, String(le), `0+${growth}x60`));
}

/** For the 90th percentile and at most 0.5 s. */
export const latencyScenarios: Scenario[] = [
  { title: 'fast', series: (w) => [...histogram(w, 'old', 100, 0, 0), ...histogram(w, 'new', 80, 20, 0)], value: 0.3, phase: 'Successful' },
  { title: 'slower than the largest bucket', series: (w) => [...histogram(w, 'old', 100, 0, 0), ...histogram(w, 'new', 80, 0, 20)], value: 'Inf', phase: 'Failed' },
  { title: 'the old version is slow', series: (w) => [...histogram(w, 'old', 0, 0, 100), ...histogram(w, 'new', 80, 20, 0)], value: 0.3, phase: 'Successful' },
  { title: 'only the old version has traffic', series: (w) => histogram(w, 'old', 100, 0, 0), phase: 'Inconclusive' },
  { title: 'there are no series at all', series: () => [], phase: 'Inconclusive' },
];

const restarted = (version: Version, values: string): Series => (
  { series: `kube_pod_container_status_restarts_total{${labels({ namespace: 'shop', pod: pod(version), container: 'orders' })}}`, values });
const ready = (version: Version, values: string): Series => (
  { series: `kube_pod_status_ready{${labels({ namespace: 'shop', pod: pod(version), condition: 'true' })}}`, values });
const created = (version: Version, seconds: number): Series => (
  { series: `kube_pod_created{${labels({ namespace: 'shop', pod: pod(version) })}}`, values: `${seconds}x60` });

export const restartScenarios: Scenario[] = [
  { title: 'no container restarts', series: () => [restarted('new', '0x60')], value: 0, phase: 'Successful' },
  { title: 'a container restarted once', series: () => [restarted('new', '0x20 1x40')], value: 1, phase: 'Failed' },
  { title: 'the old version restarts', series: () => [restarted('old', '0+1x60'), restarted('new', '0x60')], value: 0, phase: 'Successful' },
  { title: 'kube-state-metrics says nothing', series: () => [], phase: 'Inconclusive' },
];

export const unreadyScenarios: Scenario[] = [
  { title: 'all pods are ready', series: () => [ready('new', '1x60'), created('new', 0)], value: 0, phase: 'Successful' },
  { title: 'a pod is not ready', series: () => [ready('new', '0x60'), created('new', 0)], value: 1, phase: 'Failed' },
  { title: 'a pod has just been created', series: () => [ready('new', '0x60'), created('new', 590)], value: 0, phase: 'Successful' },
  { title: 'a pod became ready in the window', series: () => [ready('new', '0x36 1x20'), created('new', 0)], value: 0, phase: 'Successful' },
  { title: 'kube-state-metrics says nothing', series: () => [], phase: 'Inconclusive' },
];
