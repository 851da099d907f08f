import { Chart, Duration } from 'cdk8s';
import { Volume } from 'cdk8s-plus-28';
import { BlueGreenService, DisruptionBudget, HealthProbe, RollingService, ServiceProtocol } from 'cdk8s-rollouts';
import { asking, grpcProbes, pod, resources, server } from './server';

/** Takes money: the new version runs whole and can be tried before a person switches to it. */
export function deployCheckout(chart: Chart): BlueGreenService {
  return new BlueGreenService(chart, 'checkoutservice', {
    ...pod('checkoutservice'),
    container: server({
      image: 'checkoutservice',
      env: {
        PORT: '5050',
        PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550',
        SHIPPING_SERVICE_ADDR: 'shippingservice:50051',
        PAYMENT_SERVICE_ADDR: 'paymentservice:50051',
        EMAIL_SERVICE_ADDR: 'emailservice:5000',
        CURRENCY_SERVICE_ADDR: 'currencyservice:7000',
        CART_SERVICE_ADDR: 'cartservice:7070',
      },
      cpu: [100, 200],
      memory: [64, 128],
    }),
    port: 5050,
    protocol: ServiceProtocol.GRPC,
    ...grpcProbes(),
  });
}

/** Keeps nothing itself: the carts are in Redis. */
export function deployCart(chart: Chart): RollingService {
  return new RollingService(chart, 'cartservice', {
    ...pod('cartservice'),
    container: server({ image: 'cartservice', env: { REDIS_ADDR: 'redis-cart:6379' }, cpu: [200, 300], memory: [64, 128] }),
    port: 7070,
    protocol: ServiceProtocol.GRPC,
    ...grpcProbes({ delay: 15 }, { delay: 15 }),
  });
}

/**
 * The carts: one pod, in memory. Whenever it goes, every cart is lost and carts cannot be used until the next pod is ready; no strategy
 * mends that, only a store that keeps its data. So it is not dressed up: it stops before the next starts, as two stores at once would
 * split the carts between them; it does not wait in preStop, as nobody is sent to it any more; and it has no budget, as a budget over one
 * pod either blocks every drain or protects nothing.
 */
export function deployRedis(chart: Chart): RollingService {
  return new RollingService(chart, 'redis-cart', {
    ...pod('redis-cart'),
    replicas: 1,
    recreate: true,
    disruptionBudget: DisruptionBudget.none(),
    container: {
      name: 'redis',
      image: 'docker.io/library/redis:7.4.2-alpine',
      resources: resources({ cpu: [70, 125], memory: [200, 256] }),
      volumeMounts: [{ path: '/data', volume: Volume.fromEmptyDir(chart, 'RedisData', 'redis-data') }],
    },
    ports: [{ name: 'tcp-redis', containerPort: 6379 }],
    protocol: ServiceProtocol.TCP,
    readinessProbe: HealthProbe.tcp(asking({ period: 5 })),
    livenessProbe: HealthProbe.tcp(asking({ period: 5 })),
    preStop: Duration.seconds(0),
    drainTime: Duration.seconds(30),
  });
}
