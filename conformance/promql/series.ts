/** Pod template hashes of the two versions of `orders` in `shop`. */
export const HASHES = { new: '6b7f9d8c5d', stable: '7c9d5b6f4f' } as const;

/** Series by selector, as promtool writes values: `0+30x60` starts at 0 and grows by 30 with each of 60 further samples, `_` is a missing one. */
export type SeriesSet = Record<string, string>;

export type Version = keyof typeof HASHES;

/** How a telemetry source writes down requests that succeed, requests that fail, and buckets of durations in seconds. */
export interface Writer {
  good(version: Version, values: string): SeriesSet;
  bad(version: Version, values: string): SeriesSet;
  bucket(version: Version, atMost: number, values: string): SeriesSet;
}

export const pod = (version: Version) => `orders-${HASHES[version]}-x7k2p`;
const service = (version: Version) => version === 'new' ? 'orders-canary' : 'orders';
const bound = (atMost: number, second = 1) => atMost === Infinity ? '+Inf' : String(atMost * second);

export const application: Writer = {
  good: (version, values) => ({ [`http_requests_total{namespace="shop",pod="${pod(version)}",code="200"}`]: values }),
  bad: (version, values) => ({ [`http_requests_total{namespace="shop",pod="${pod(version)}",code="500"}`]: values }),
  bucket: (version, atMost, values) => ({ [`http_request_duration_seconds_bucket{namespace="shop",pod="${pod(version)}",le="${bound(atMost)}"}`]: values }),
};

const linkerdLabels = (version: Version) => `direction="inbound",namespace="shop",pod="${pod(version)}"`;

export const linkerd: Writer = {
  good: (version, values) => ({
    [`response_total{${linkerdLabels(version)},classification="success",status_code="200"}`]: values,
    // The kubelet's probes, which succeed whatever happens to users.
    [`response_total{${linkerdLabels(version)},classification="success",status_code="200",route_name="probe"}`]: '0+1000x60',
  }),
  bad: (version, values) => ({
    [`response_total{${linkerdLabels(version)},classification="failure",status_code="500"}`]: values,
    [`response_total{${linkerdLabels(version)},classification="success",status_code="200",route_name="probe"}`]: '0+1000x60',
  }),
  bucket: (version, atMost, values) => ({ [`response_latency_ms_bucket{${linkerdLabels(version)},le="${bound(atMost, 1000)}"}`]: values }),
};

const traefikLabels = (version: Version) => `service="shop-${service(version)}-80@kubernetescrd",method="GET",protocol="http"`;

export const traefik: Writer = {
  good: (version, values) => ({ [`traefik_service_requests_total{${traefikLabels(version)},code="200"}`]: values }),
  bad: (version, values) => ({ [`traefik_service_requests_total{${traefikLabels(version)},code="502"}`]: values }),
  bucket: (version, atMost, values) => ({ [`traefik_service_request_duration_seconds_bucket{${traefikLabels(version)},code="200",le="${bound(atMost)}"}`]: values }),
};

const gatewayService = (version: Version) => `httproute-shop-orders-gw-gateways-public-ep-web-0-0123456789-svc-shop-${service(version)}-80@kubernetesgateway`;

/** Traefik behind the Gateway API, whose names of services are longer. */
export const traefikGateway: Writer = {
  good: (version, values) => ({ [`traefik_service_requests_total{service="${gatewayService(version)}",code="200"}`]: values }),
  bad: (version, values) => ({ [`traefik_service_requests_total{service="${gatewayService(version)}",code="502"}`]: values }),
  bucket: (version, atMost, values) => ({ [`traefik_service_request_duration_seconds_bucket{service="${gatewayService(version)}",le="${bound(atMost)}"}`]: values }),
};

const openTelemetryLabels = (version: Version) => `k8s_namespace_name="shop",k8s_pod_name="${pod(version)}",http_route="/orders"`;

export const openTelemetry: Writer = {
  good: (version, values) => ({ [`http_server_request_duration_seconds_count{${openTelemetryLabels(version)},http_response_status_code="200"}`]: values }),
  bad: (version, values) => ({ [`http_server_request_duration_seconds_count{${openTelemetryLabels(version)},http_response_status_code="503"}`]: values }),
  bucket: (version, atMost, values) => ({ [`http_server_request_duration_seconds_bucket{${openTelemetryLabels(version)},le="${bound(atMost)}"}`]: values }),
};

/** Addresses of the pods; the new one has an IPv6 address. */
const addresses = { new: 'fd00::7', stable: '10.1.2.3' };
const endpoint = (version: Version) => (
  `envoy_cluster_name="httproute/shop/orders/rule/0",envoy_endpoint_address="${version === 'new' ? '[fd00::7]' : addresses.stable}:8080"`);
const podInfo = (version: Version) => ({ [`kube_pod_info{namespace="shop",pod="${pod(version)}",pod_ip="${addresses[version]}",node="a"}`]: '1x60' });

export const envoyGateway: Writer = {
  good: (version, values) => ({
    ...podInfo(version),
    [`envoy_cluster_endpoint_rq_success{${endpoint(version)}}`]: values,
    [`envoy_cluster_endpoint_rq_error{${endpoint(version)}}`]: '0x60',
    [`envoy_cluster_endpoint_rq_total{${endpoint(version)}}`]: values,
  }),
  bad: (version, values) => ({
    ...podInfo(version),
    [`envoy_cluster_endpoint_rq_success{${endpoint(version)}}`]: '0x60',
    [`envoy_cluster_endpoint_rq_error{${endpoint(version)}}`]: values,
    [`envoy_cluster_endpoint_rq_total{${endpoint(version)}}`]: values,
  }),
  bucket: () => ({}),
};
