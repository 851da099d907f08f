import { Edit } from './edit';
import { container, handOver } from './parts-of-the-shop';

export const RELEASES: readonly Edit[] = [
  {
    title: 'another image of a canary',
    edit: (objects) => { container(objects).image = 'ghcr.io/acme/orders:1.5.0'; },
    says: ['release Rollout/orders spec.template: starts a canary release of 3 steps: image of orders ghcr.io/acme/orders:1.4.2 → ghcr.io/acme/orders:1.5.0'],
  },
  {
    title: 'another image and another variable',
    edit: (objects) => {
      container(objects).image = 'ghcr.io/acme/orders:1.5.0';
      container(objects).env.push({ name: 'LOG', value: 'debug' });
    },
    says: ['release Rollout/orders spec.template: starts a canary release of 3 steps: image of orders ghcr.io/acme/orders:1.4.2 → ghcr.io/acme/orders:1.5.0 and 1 other field of the pod template'],
  },
  {
    title: 'a label of the pods that nobody selects',
    edit: (objects) => { objects['Rollout/orders'].spec.template.metadata.labels.team = 'shop'; },
    says: ['release Rollout/orders spec.template'],
  },
  {
    title: 'another image of a blue-green release that is paused',
    edit: (objects) => {
      objects['Rollout/basket'].spec.paused = true;
      container(objects, 'Rollout/basket').image = 'ghcr.io/acme/basket:2.1.0';
    },
    says: ['release Rollout/basket spec.template: starts a blue-green release: image of basket ghcr.io/acme/basket:2.0.0 → ghcr.io/acme/basket:2.1.0; it waits, because spec.paused is true', 'at-once Rollout/basket spec.paused'],
  },
  {
    title: 'another image of a Deployment that replaces all pods at the same time',
    given: (objects) => { objects['Deployment/search'].spec.strategy = { type: 'Recreate' }; },
    edit: (objects) => { container(objects, 'Deployment/search').image = 'ghcr.io/acme/search:6'; },
    says: ['release Deployment/search spec.template: replaces all pods at the same time (strategy Recreate): image of search ghcr.io/acme/search:5 → ghcr.io/acme/search:6'],
  },
  {
    title: 'the template of the Deployment that a Rollout takes its pods from',
    given: (objects) => {
      handOver(objects);
      objects['Deployment/search'].spec.replicas = 0;
    },
    edit: (objects) => { container(objects, 'Deployment/search').image = 'ghcr.io/acme/search:6'; },
    says: ['release Rollout/search spec.workloadRef: starts a canary release without steps: all pods are replaced as fast as maxSurge and maxUnavailable let them: image of search ghcr.io/acme/search:5 → ghcr.io/acme/search:6; the pod template is that of Deployment search'],
  },
  {
    title: 'configuration of another name, of which the one before is not kept',
    edit: (objects) => {
      objects['ConfigMap/orders-77b1e0'] = { ...objects['ConfigMap/orders-3f2a9c'], metadata: { name: 'orders-77b1e0' }, data: { currency: 'USD' } };
      delete objects['ConfigMap/orders-3f2a9c'];
      container(objects).env[1].valueFrom.configMapKeyRef.name = 'orders-77b1e0';
    },
    says: [
      'release Rollout/orders spec.template: starts a canary release of 3 steps: 1 field of the pod template',
      'at-once ConfigMap/orders-77b1e0 : ConfigMap orders-77b1e0 is created',
      'at-once ConfigMap/orders-3f2a9c : ConfigMap orders-3f2a9c is removed: the pods of Rollout orders that run were made with it: until they are replaced, none of them can start again, and there is no way back to that version',
    ],
  },
];
