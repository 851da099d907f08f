/** A deliberate difference between this example and the manifests that Online Boutique publishes. */
export interface Difference {
  readonly service: string;
  /** Where, in the facts of the service (service-facts.ts). */
  readonly path: string;
  /** What the original says; undefined where it says nothing. A text that ends in … is the beginning of a longer one. */
  readonly original: unknown;
  /** What this example says; undefined where it says nothing. */
  readonly ours: unknown;
  readonly reason: string;
}

const VERSION = 'v0.10.5';
const REGISTRY = 'us-central1-docker.pkg.dev/google-samples/microservices-demo';
const REDIS = '7.4.2-alpine';

/** The port of each service that is called over gRPC. */
const GRPC_PORTS = {
  adservice: 9555,
  cartservice: 7070,
  checkoutservice: 5050,
  currencyservice: 7000,
  emailservice: 8080,
  paymentservice: 50051,
  productcatalogservice: 3550,
  recommendationservice: 8080,
  shippingservice: 50051,
};
const GRPC = Object.keys(GRPC_PORTS) as (keyof typeof GRPC_PORTS)[];
const CALLED = [...GRPC, 'frontend'];
const EVERY = [...CALLED, 'redis-cart', 'loadgenerator'];
const ROLLOUTS = ['frontend', 'checkoutservice'];
const GRACE_NOT_SAID = ['frontend', 'checkoutservice', 'shippingservice'];

const POD = 'workload.template.spec';
const MAIN = `${POD}.containers[0]`;
const INIT = `${POD}.initContainers[0]`;

const STARTUP_PROBES: { readonly [service: string]: object } = {
  ...Object.fromEntries(GRPC.map((service) => [service, { grpc: { port: GRPC_PORTS[service] } }])),
  'frontend': { httpGet: { path: '/_healthz', port: 8080, httpHeaders: [{ name: 'Cookie', value: 'shop_session-id=x-readiness-probe' }] } },
  'redis-cart': { tcpSocket: { port: 6379 } },
};

function portName(service: string): string {
  return service === 'frontend' ? 'http' : service === 'redis-cart' ? 'tcp-redis' : 'grpc';
}

/** How the Service of a gRPC server, or of the frontend, looks in front of the second version. */
function secondService(app: string, port: object): object {
  return { type: 'ClusterIP', selector: { app }, ports: [{ ...port, protocol: 'TCP' }] };
}

function images(): Difference[] {
  const reason = 'a release starts when the reference changes, and going back needs the old one: the tag is fixed';
  return EVERY.flatMap((service) => {
    const redis = service === 'redis-cart';
    return [
      {
        service,
        path: `${MAIN}.image`,
        original: redis ? 'redis:alpine' : service,
        ours: redis ? `docker.io/library/redis:${REDIS}` : `${REGISTRY}/${service}:${VERSION}`,
        reason,
      },
      {
        service,
        path: `${MAIN}.imagePullPolicy`,
        original: undefined,
        ours: 'IfNotPresent',
        reason: 'the tag is fixed: what a node has is what was asked for',
      },
      {
        service,
        path: 'workload.template.metadata.labels',
        original: { app: service },
        ours: { 'app.kubernetes.io/version': redis ? REDIS : VERSION, 'app': service },
        reason: 'people and dashboards tell the versions apart',
      },
    ];
  });
}

function hardening(): Difference[] {
  return EVERY.flatMap((service) => [
    {
      service,
      path: `${MAIN}.securityContext.runAsNonRoot`,
      original: undefined,
      ours: true,
      reason: 'said of the container, too: it holds if the pod is changed',
    },
    {
      service,
      path: `${POD}.securityContext.seccompProfile`,
      original: undefined,
      ours: { type: 'RuntimeDefault' },
      reason: 'system calls that no service needs are refused',
    },
    { service, path: `${POD}.automountServiceAccountToken`, original: undefined, ours: false, reason: 'no service calls the Kubernetes API' },
    {
      service,
      path: `${POD}.enableServiceLinks`,
      original: undefined,
      ours: false,
      reason: 'variables about other Services come and go with them, without a release',
    },
  ]);
}

function placement(): Difference[] {
  const constraint = (service: string, topologyKey: string) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: { app: service } },
    matchLabelKeys: [ROLLOUTS.includes(service) ? 'rollouts-pod-template-hash' : 'pod-template-hash'],
  });
  return [
    ...CALLED.map((service) => ({ service, path: 'workload.replicas', original: undefined, ours: 2, reason: 'one node may be lost' })),
    ...EVERY.map((service) => ({
      service,
      path: `${POD}.topologySpreadConstraints`,
      original: undefined,
      ours: [constraint(service, 'kubernetes.io/hostname'), constraint(service, 'topology.kubernetes.io/zone')],
      reason: 'one node or zone should not take all pods of a version',
    })),
  ];
}

function probes(): Difference[] {
  return Object.entries(STARTUP_PROBES).flatMap(([service, handler]) => [
    {
      service,
      path: `${MAIN}.startupProbe`,
      original: undefined,
      ours: { ...handler, periodSeconds: 5, timeoutSeconds: 1, failureThreshold: 30 },
      reason: 'a slow start is not restarted, a fast one takes requests sooner',
    },
    {
      service,
      path: `${MAIN}.livenessProbe.failureThreshold`,
      original: undefined,
      ours: 6,
      reason: 'it asks the same as readiness: traffic should go first, and a restart be the last resort',
    },
  ]);
}

function draining(): Difference[] {
  return CALLED.flatMap((service) => [
    {
      service,
      path: `${MAIN}.lifecycle`,
      original: undefined,
      ours: { preStop: { sleep: { seconds: 15 } } },
      reason: 'callers go on sending for a moment after a pod has begun to leave',
    },
    {
      service,
      path: `${POD}.terminationGracePeriodSeconds`,
      original: GRACE_NOT_SAID.includes(service) ? undefined : 5,
      ours: 60,
      reason: 'the pause, and time for the requests in flight',
    },
  ]);
}

function ports(): Difference[] {
  const reason = 'Services name the port: a release may change its number';
  const servicePort = (service: string) => ({ ...GRPC_PORTS, 'frontend': 8080, 'redis-cart': 6379 })[service];
  return [
    // The original of currencyservice names its port already.
    ...[...CALLED, 'redis-cart'].filter((service) => service !== 'currencyservice')
      .map((service) => ({ service, path: `${MAIN}.ports[0].name`, original: undefined, ours: portName(service), reason })),
    ...[...CALLED, 'redis-cart'].map((service) => ({
      service,
      path: `services.${service}.ports[0].targetPort`,
      original: servicePort(service),
      ours: portName(service),
      reason,
    })),
    ...GRPC.map((service) => ({
      service,
      path: `services.${service}.ports[0].appProtocol`,
      original: undefined,
      ours: 'kubernetes.io/h2c',
      reason: 'gateways and meshes would speak HTTP/1.1 otherwise',
    })),
  ];
}

function single(): Difference[] {
  return [
    {
      service: 'frontend',
      path: 'services.frontend-external',
      original: { type: 'LoadBalancer', selector: { app: 'frontend' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
      ours: undefined,
      reason: 'users come through the gateway: a load balancer beside it would pass by the weights',
    },
    {
      service: 'frontend',
      path: 'services.frontend-canary',
      original: undefined,
      ours: secondService('frontend', { name: 'http', port: 80, targetPort: 'http' }),
      reason: 'the gateway sends the share of the new version here',
    },
    {
      service: 'checkoutservice',
      path: 'services.checkoutservice-preview',
      original: undefined,
      ours: secondService('checkoutservice', { name: 'grpc', port: 5050, targetPort: 'grpc', appProtocol: 'kubernetes.io/h2c' }),
      reason: 'the new version can be tried here before it is switched to',
    },
    {
      service: 'redis-cart',
      path: `${POD}.serviceAccountName`,
      original: undefined,
      ours: 'redis-cart',
      reason: 'an account of its own, so that rights given to others are not its',
    },
    {
      service: 'loadgenerator',
      path: `${INIT}.image`,
      original: 'busybox:1.38.0@sha256:fd8d9aa63ba2f0982b5304e1ee8d3b90a210bc1ffb5314d980eb6962f1a9715d',
      ours: 'docker.io/library/busybox:1.38.0@sha256:fd8d9aa63ba2f0982b5304e1ee8d3b90a210bc1ffb5314d980eb6962f1a9715d',
      reason: 'the same image: with its registry named, the one of the boutique is not put in front',
    },
    { service: 'loadgenerator', path: `${INIT}.imagePullPolicy`, original: undefined, ours: 'IfNotPresent', reason: 'the digest is fixed' },
    {
      service: 'loadgenerator',
      path: `${INIT}.securityContext.runAsNonRoot`,
      original: undefined,
      ours: true,
      reason: 'said of the container, too: it holds if the pod is changed',
    },
    {
      service: 'loadgenerator',
      path: `${INIT}.command[2]`,
      original: 'MAX_RETRIES=12…',
      ours: 'for attempt in $(seq 12); do\n  wget -q -O /dev/null "http://${FRONTEND_ADDR}" && exit 0\n  sleep 10\ndone\nexit 1\n',
      reason: 'as many attempts at the same distance, without the messages',
    },
  ];
}

/** All of them: whatever is not listed here is as the originals have it. */
export const DIFFERENCES: readonly Difference[] = [...images(), ...hardening(), ...placement(), ...probes(), ...draining(), ...ports(), ...single()];
