import { Edit } from './edit';
import { container } from './parts-of-the-shop';

export const WITHOUT_EFFECT: readonly Edit[] = [
  {
    title: 'nothing at all',
    edit: () => undefined,
    says: [],
  },
  {
    title: 'metadata',
    edit: (objects) => {
      objects['Rollout/orders'].metadata.labels = { team: 'shop' };
      objects['Deployment/search'].metadata.annotations = { 'example.com/owner': 'search' };
    },
    says: ['none Rollout/orders metadata.labels: metadata only: neither pods nor requests are touched', 'none Deployment/search metadata.annotations'],
  },
  {
    title: 'an amount written in another way',
    edit: (objects) => { container(objects).resources.requests = { cpu: '1', memory: '1024Mi' }; },
    says: [
      'none Rollout/orders spec.template.spec.containers[0].resources.requests.cpu: the same, written in another way',
      'none Rollout/orders spec.template.spec.containers[0].resources.requests.memory: the same, written in another way',
    ],
  },
  {
    title: 'a default of a pod template that is stated: the hash changes, and no release starts',
    edit: (objects) => { container(objects).imagePullPolicy = 'IfNotPresent'; },
    says: ['none Rollout/orders spec.template.spec.containers[0].imagePullPolicy: the controller reads the pod template as it did: no release'],
  },
  {
    title: 'defaults that are stated or left out',
    given: (objects) => { objects['HorizontalPodAutoscaler/basket'].spec.minReplicas = 1; },
    edit: (objects) => {
      objects['Service/orders'].spec.type = 'ClusterIP';
      objects['Rollout/orders'].spec.revisionHistoryLimit = 10;
      objects['Deployment/search'].spec.strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } };
      delete objects['HorizontalPodAutoscaler/basket'].spec.minReplicas;
    },
    says: [
      'none Service/orders spec.type: says what is the default anyway',
      'none Rollout/orders spec.revisionHistoryLimit: says what is the default anyway',
      'none HorizontalPodAutoscaler/basket spec.minReplicas: says what is the default anyway',
      'none Deployment/search spec.strategy: says what is the default anyway, in each of its fields',
    ],
  },
  {
    title: 'what the cluster adds to the manifests that it gives out',
    edit: () => undefined,
    live: (objects) => {
      Object.assign(objects['Rollout/orders'].metadata, { uid: '1', resourceVersion: '2', generation: 3, annotations: { 'rollout.argoproj.io/revision': '4' } });
      objects['Rollout/orders'].status = { phase: 'Healthy' };
      objects['Service/orders'].spec.selector['rollouts-pod-template-hash'] = '6c8f7d9b5';
    },
    says: [],
  },
  {
    title: 'replicas that an autoscaler has set, as a cluster gives them out',
    edit: () => undefined,
    live: (objects) => {
      objects['Rollout/basket'].metadata.uid = '1';
      objects['Rollout/basket'].spec.replicas = 7;
    },
    says: ['none Rollout/basket spec.replicas: HorizontalPodAutoscaler basket has set it, and nobody who leaves it out takes it back'],
  },
  {
    title: 'a Job as a cluster gives it out',
    edit: () => undefined,
    live: ({ 'Job/migrate': { spec } }) => {
      spec.selector = { matchLabels: { 'batch.kubernetes.io/controller-uid': '1' } };
      spec.template.metadata = { labels: { 'batch.kubernetes.io/controller-uid': '1', 'job-name': 'migrate' } };
      spec.template.spec.dnsPolicy = 'ClusterFirst';
      spec.backoffLimit = 6;
    },
    says: [
      'none Job/migrate spec.template.spec.dnsPolicy: says what is the default anyway',
      'none Job/migrate spec.template.metadata: says what is the default anyway, in each of its fields',
      'none Job/migrate spec.backoffLimit: says what is the default anyway',
    ],
  },
  {
    title: 'the same secret in either notation',
    edit: (objects) => {
      objects['Secret/orders-database'].data = { password: Buffer.from('correct horse').toString('base64') };
      delete objects['Secret/orders-database'].stringData;
    },
    says: [],
  },
  {
    title: 'policy types that go without saying, and rules that are none',
    edit: (objects) => {
      objects['NetworkPolicy/orders'].spec.egress = [];
      delete objects['NetworkPolicy/orders'].spec.policyTypes;
    },
    says: ['none NetworkPolicy/orders spec.policyTypes: says what is the default anyway', 'none NetworkPolicy/orders spec.egress: says what is the default anyway'],
  },
  {
    title: 'a cluster IP that is left out',
    given: (objects) => { objects['Service/basket'].spec.clusterIP = '10.96.77.77'; },
    edit: (objects) => { delete objects['Service/basket'].spec.clusterIP; },
    says: ['none Service/basket spec.clusterIP'],
  },
  {
    title: 'the order of ports',
    edit: (objects) => { objects['Service/orders'].spec.ports.reverse(); },
    says: ['none Service/orders spec.ports: only the order is another one'],
  },
];
