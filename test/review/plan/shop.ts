import { Inventory } from '../../../src/review/inventory/inventory';
import { Relations } from '../../../src/review/inventory/relations';
import { Workload } from '../../../src/review/inventory/workload';

export const LABELS = { app: 'orders' };

/** The only container of `orders`; it serves. */
export const CONTAINER = {
  name: 'app',
  image: 'ghcr.io/acme/orders:1.4.2',
  ports: [{ containerPort: 8080 }],
  resources: { requests: { cpu: '250m', memory: '256Mi' } },
  lifecycle: { preStop: { sleep: { seconds: 15 } } },
};

export const pod = (container: object = {}, spec: object = {}) =>
  ({ containers: [{ ...CONTAINER, ...container }], terminationGracePeriodSeconds: 60, ...spec });

export function object(apiVersion: string, kind: string, name: string, spec?: object, metadata: object = {}) {
  return { apiVersion, kind, metadata: { name, namespace: 'shop', ...metadata }, ...(spec && { spec }) };
}

export const template = (podSpec: object = pod()) => ({ metadata: { labels: LABELS }, spec: podSpec });

export function rollout(strategy: object, podSpec: object = pod(), spec: object = {}) {
  return object('argoproj.io/v1alpha1', 'Rollout', 'orders', { replicas: 4, selector: { matchLabels: LABELS }, template: template(podSpec), strategy, ...spec });
}

export function deployment(podSpec: object = pod(), spec: object = {}, name = 'orders') {
  return object('apps/v1', 'Deployment', name, { replicas: 4, selector: { matchLabels: LABELS }, template: template(podSpec), ...spec });
}

export const service = (name = 'orders', spec: object = {}) => object('v1', 'Service', name, { selector: LABELS, ports: [{ port: 80, targetPort: 8080 }], ...spec });

export const quota = (hard: object, spec: object = {}) => object('v1', 'ResourceQuota', 'shop', { hard, ...spec });

/** A canary that NGINX routes. */
export const ROUTED = { stableService: 'orders', canaryService: 'orders-canary', trafficRouting: { nginx: { stableIngress: 'orders' } } };

export const relationsOf = (...objects: object[]) => new Relations(new Inventory(objects.map((one) => ({ object: one }))));

/** The objects, and the first workload among them. */
export function found(...objects: object[]): [Relations, Workload] {
  const relations = relationsOf(...objects);
  return [relations, relations.workloads[0]];
}
