import { Chart, Testing } from 'cdk8s';
import { RouteProtocol, RouteTarget } from '../../src/traffic/traffic-router';

/** A chart in namespace `shop`. */
export function shop(): Chart {
  return new Chart(Testing.app(), 'shop', { namespace: 'shop' });
}

/** A canary called `orders`, with what a test is about on top. */
export function canary(changes: Partial<RouteTarget> = {}): RouteTarget {
  return plain({ canaryService: 'orders-canary', workload: 'orders', ...changes });
}

/** A service called `orders` with one Service. */
export function plain(changes: Partial<RouteTarget> = {}): RouteTarget {
  return {
    name: 'orders',
    namespace: 'shop',
    labels: { 'app.kubernetes.io/name': 'orders' },
    stableService: 'orders',
    servicePort: 80,
    protocol: RouteProtocol.HTTP,
    route: {},
    workload: '',
    ...changes,
  };
}
