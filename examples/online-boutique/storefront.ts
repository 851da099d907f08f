import { Chart, Duration } from 'cdk8s';
import { AnalysisMetric, CanaryService, CanarySteps, HealthProbe, RollingService } from 'cdk8s-rollouts';
import { asking, environment, pod, server } from './server';

/** What users see: new versions get it step by step, and the mesh's own metrics decide. */
export function deployFrontend(chart: Chart): CanaryService {
  return new CanaryService(chart, 'frontend', {
    ...pod('frontend'),
    container: server({
      image: 'frontend',
      env: {
        PORT: '8080',
        PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550',
        CURRENCY_SERVICE_ADDR: 'currencyservice:7000',
        CART_SERVICE_ADDR: 'cartservice:7070',
        RECOMMENDATION_SERVICE_ADDR: 'recommendationservice:8080',
        SHIPPING_SERVICE_ADDR: 'shippingservice:50051',
        CHECKOUT_SERVICE_ADDR: 'checkoutservice:5050',
        AD_SERVICE_ADDR: 'adservice:9555',
        SHOPPING_ASSISTANT_SERVICE_ADDR: 'shoppingassistantservice:80',
        ENABLE_PROFILER: '0',
      },
      cpu: [100, 200],
      memory: [64, 128],
    }),
    port: 8080,
    readinessProbe: HealthProbe.http('/_healthz', { ...asking({ delay: 10 }), headers: { Cookie: 'shop_session-id=x-readiness-probe' } }),
    livenessProbe: HealthProbe.http('/_healthz', { ...asking({ delay: 10 }), headers: { Cookie: 'shop_session-id=x-liveness-probe' } }),
    podAnnotations: { 'sidecar.istio.io/rewriteAppHTTPProbers': 'true' },
    route: { hostnames: ['boutique.example.com'] },
    steps: CanarySteps.weights([5, 25, 50], { pause: Duration.minutes(5) }),
    analysis: [AnalysisMetric.successRate({ atLeast: 0.99 })],
  });
}

const WAIT_FOR_FRONTEND = `for attempt in $(seq 12); do
  wget -q -O /dev/null "http://\${FRONTEND_ADDR}" && exit 0
  sleep 10
done
exit 1
`;

/**
 * A worker: nobody calls it, so it has no port, no Service and no preStop.
 * It calls the frontend by the name of its Service, which always means the stable version: a canary gets the traffic of the gateway only.
 */
export function deployLoadGenerator(chart: Chart): RollingService {
  return new RollingService(chart, 'loadgenerator', {
    ...pod('loadgenerator'),
    replicas: 1,
    container: {
      ...server({ image: 'loadgenerator', env: { FRONTEND_ADDR: 'frontend:80', USERS: '10', RATE: '1' }, cpu: [300, 500], memory: [256, 512] }),
      name: 'main',
    },
    initContainers: [{
      name: 'frontend-check',
      image: 'docker.io/library/busybox:1.38.0@sha256:fd8d9aa63ba2f0982b5304e1ee8d3b90a210bc1ffb5314d980eb6962f1a9715d',
      command: ['/bin/sh', '-exc', WAIT_FOR_FRONTEND],
      envVariables: environment({ FRONTEND_ADDR: 'frontend:80' }),
    }],
    podAnnotations: { 'sidecar.istio.io/rewriteAppHTTPProbers': 'true' },
    drainTime: Duration.seconds(5),
  });
}
