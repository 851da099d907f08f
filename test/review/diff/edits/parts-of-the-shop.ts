import { Objects } from '../shop';

export const container = (objects: Objects, workload = 'Rollout/orders') => objects[workload].spec.template.spec.containers[0];
export const canary = (objects: Objects) => objects['Rollout/orders'].spec.strategy.canary;

/** A Rollout that takes its pods from the Deployment of the search. */
export function handOver(objects: Objects): void {
  objects['Rollout/search'] = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'search' },
    spec: { replicas: 3, workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'search', scaleDown: 'progressively' }, strategy: { canary: {} } },
  };
}

export function rolloutOfSearch(objects: Objects, name = 'search'): void {
  const { replicas, selector, template } = objects['Deployment/search'].spec;
  objects[`Rollout/${name}`] = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name }, spec: { replicas, selector, template, strategy: { canary: {} } } };
}

export function gatewayRoute(objects: Objects): void {
  objects['HTTPRoute/search'] = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'search' },
    spec: { parentRefs: [{ name: 'public', namespace: 'gateways' }], hostnames: ['search.example.com'], rules: [{ backendRefs: [{ name: 'search', port: 80 }] }] },
  };
}
