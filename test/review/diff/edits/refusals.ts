import { Edit } from './edit';
import { canary, container } from './parts-of-the-shop';

export const REFUSALS: readonly Edit[] = [
  {
    title: 'the selector of a Deployment',
    edit: (objects) => { objects['Deployment/search'].spec.selector.matchLabels.tier = 'web'; },
    says: ['fails Deployment/search spec.selector: the API server refuses Deployment search, and nothing of its change takes effect: spec.selector cannot be changed ({"matchLabels":{"app":"search"}} → {"matchLabels":{"app":"search","tier":"web"}})'],
  },
  {
    title: 'the selector of a Rollout, and all else of its change with it',
    edit: (objects) => {
      objects['Rollout/orders'].spec.selector.matchLabels = { app: 'orders', team: 'shop' };
      objects['Rollout/orders'].spec.template.metadata.labels.team = 'shop';
      objects['Rollout/orders'].spec.replicas = 5;
    },
    says: ['fails Rollout/orders spec.selector: the API server refuses Rollout orders, and nothing of its change takes effect: spec.selector cannot be changed ({"matchLabels":{"app":"orders"}} → {"matchLabels":{"app":"orders","team":"shop"}}); before Argo Rollouts 1.9 it is accepted, and the controller no longer knows the pods that run'],
  },
  {
    title: 'what a StatefulSet cannot change',
    edit: (objects) => { objects['StatefulSet/queue'].spec.serviceName = 'queues'; },
    says: ['fails StatefulSet/queue spec.serviceName'],
  },
  {
    title: 'the template of a Job',
    edit: (objects) => { container(objects, 'Job/migrate').image = 'ghcr.io/acme/migrate:2'; },
    says: ['fails Job/migrate spec.template'],
  },
  {
    title: 'the cluster IP of a Service',
    edit: (objects) => { objects['Service/basket'].spec.clusterIP = 'None'; },
    says: ['fails Service/basket spec.clusterIP'],
  },
  {
    title: 'the storage class of a claim',
    given: (objects) => { objects['PersistentVolumeClaim/reports'].spec.storageClassName = 'slow'; },
    edit: (objects) => { objects['PersistentVolumeClaim/reports'].spec.storageClassName = 'fast'; },
    says: ['fails PersistentVolumeClaim/reports spec.storageClassName'],
  },
  {
    title: 'a claim that shrinks',
    edit: (objects) => { objects['PersistentVolumeClaim/reports'].spec.resources.requests.storage = '5Gi'; },
    says: ['fails PersistentVolumeClaim/reports spec.resources.requests.storage: the API server refuses PersistentVolumeClaim reports: a claim cannot shrink from 10Gi to 5Gi'],
  },
  {
    title: 'the data of an immutable ConfigMap',
    edit: (objects) => { objects['ConfigMap/orders-3f2a9c'].data.currency = 'USD'; },
    says: ['fails ConfigMap/orders-3f2a9c data: the API server refuses ConfigMap orders-3f2a9c: it is immutable, and its data would change'],
  },
  {
    title: 'the type of a Secret',
    edit: (objects) => { objects['Secret/orders-database'].type = 'example.com/database'; },
    says: ['fails Secret/orders-database type'],
  },
  {
    title: 'the role of a binding',
    edit: (objects) => { objects['RoleBinding/orders'].roleRef.name = 'writer'; },
    says: ['fails RoleBinding/orders roleRef'],
  },
  {
    title: 'pods that their Deployment does not select',
    edit: (objects) => { objects['Deployment/search'].spec.template.metadata.labels = { app: 'find' }; },
    says: [
      'outage Deployment/search spec.template.metadata.labels',
      'fails Deployment/search spec.template.metadata.labels: the API server refuses Deployment search: its selector asks for app=search, and its pods would carry app=find',
    ],
  },
  {
    title: 'text where a number has to be',
    edit: (objects) => { objects['Deployment/search'].spec.replicas = '5'; },
    says: ['fails Deployment/search spec.replicas: the API server refuses Deployment search: spec.replicas is "5", and has to be a whole number'],
  },
  {
    title: 'a fraction where a whole number has to be',
    edit: (objects) => { canary(objects).steps[0].setWeight = 2.5; },
    says: ['fails Rollout/orders spec.strategy.canary.steps[0].setWeight: the API server refuses Rollout orders: '
      + 'spec.strategy.canary.steps[0].setWeight is 2.5, and has to be a whole number'],
  },
  {
    title: 'what Argo Rollouts finds invalid',
    edit: (objects) => { canary(objects).steps[0].setWeight = 120; },
    says: ['fails Rollout/orders spec.strategy.canary.steps[0].setWeight'],
  },
  {
    title: 'an analysis template is removed that a Rollout uses',
    edit: (objects) => { delete objects['AnalysisTemplate/success-rate']; },
    says: ['fails Rollout/orders spec.strategy.canary.steps[2].analysis.templates', 'at-once AnalysisTemplate/success-rate : AnalysisTemplate success-rate is removed'],
  },
  {
    title: 'the labels of a Rollout\'s pods no longer fit its Services',
    given: (objects) => { ['orders', 'orders-canary'].forEach((name) => { objects[`Service/${name}`].spec.selector.tier = 'web'; }); objects['Rollout/orders'].spec.template.metadata.labels.tier = 'web'; },
    edit: (objects) => { delete objects['Rollout/orders'].spec.template.metadata.labels.tier; },
    says: ['fails Rollout/orders spec.strategy.canary.stableService', 'fails Rollout/orders spec.strategy.canary.canaryService'],
  },
];
