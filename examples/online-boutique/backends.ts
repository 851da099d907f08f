import { Chart } from 'cdk8s';
import { RollingService, RollingServiceProps, ServiceProtocol } from 'cdk8s-rollouts';
import { grpcProbes, pod, server, ServerProps } from './server';

/** A service that others call over gRPC, and that rolls. */
function deployBackend(chart: Chart, name: string, container: Omit<ServerProps, 'image'>, props: RollingServiceProps): RollingService {
  return new RollingService(chart, name, {
    ...pod(name),
    container: server({ image: name, ...container }),
    protocol: ServiceProtocol.GRPC,
    ...props,
  });
}

const SMALL = { cpu: [100, 200], memory: [64, 128] } as const;
const NO_PROFILER = { DISABLE_PROFILER: '1' };

/** The services behind the frontend that keep no state: a rolling update is enough for them. */
export function deployBackends(chart: Chart): RollingService[] {
  return [
    deployBackend(chart, 'adservice', { env: { PORT: '9555' }, cpu: [200, 300], memory: [180, 300] }, {
      port: 9555,
      ...grpcProbes({ delay: 20, period: 15 }, { delay: 20, period: 15 }),
    }),
    deployBackend(chart, 'currencyservice', { env: { PORT: '7000', ...NO_PROFILER }, ...SMALL }, { port: 7000, ...grpcProbes() }),
    deployBackend(chart, 'emailservice', { env: { PORT: '8080', ...NO_PROFILER }, ...SMALL }, {
      ports: [{ name: 'grpc', containerPort: 8080, servicePort: 5000 }],
      ...grpcProbes({ period: 5 }, { period: 5 }),
    }),
    deployBackend(chart, 'paymentservice', { env: { PORT: '50051', ...NO_PROFILER }, ...SMALL }, { port: 50051, ...grpcProbes() }),
    deployBackend(chart, 'productcatalogservice', { env: { PORT: '3550', ...NO_PROFILER }, ...SMALL }, { port: 3550, ...grpcProbes() }),
    deployBackend(chart, 'recommendationservice', {
      env: { PORT: '8080', PRODUCT_CATALOG_SERVICE_ADDR: 'productcatalogservice:3550', ...NO_PROFILER },
      cpu: [100, 200],
      memory: [220, 450],
    }, { port: 8080, ...grpcProbes({ period: 5 }, { period: 5 }) }),
    deployBackend(chart, 'shippingservice', { env: { PORT: '50051', ...NO_PROFILER }, ...SMALL }, { port: 50051, ...grpcProbes({ period: 5 }) }),
  ];
}
