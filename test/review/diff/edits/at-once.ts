import { Edit } from './edit';
import { canary, container, gatewayRoute, handOver, rolloutOfSearch } from './parts-of-the-shop';

export const AT_ONCE: readonly Edit[] = [
  {
    title: 'a Service of the preview is removed together with its name',
    edit: (objects) => {
      delete objects['Service/basket-preview'];
      delete objects['Rollout/basket'].spec.strategy.blueGreen.previewService;
    },
    says: ['at-once Rollout/basket spec.strategy.blueGreen.previewService', 'at-once Service/basket-preview : Service basket-preview is removed'],
  },
  {
    title: 'blue-green becomes a canary',
    edit: (objects) => {
      objects['Rollout/basket'].spec.strategy = { canary: { stableService: 'basket', canaryService: 'basket-preview', steps: [{ setWeight: 20 }, { pause: {} }] } };
    },
    says: ['at-once Rollout/basket spec.strategy: blue-green becomes canary: no pod is made anew for it, the Services that it names select the pods that are stable, '
      + 'and the next release is canary; apply it between releases, not during one'],
  },
  {
    title: 'a path that another one covers is taken away',
    given: (objects) => {
      const [path] = objects['Ingress/orders'].spec.rules[0].http.paths;
      objects['Ingress/orders'].spec.rules[0].http.paths.push({ ...path, path: '/api' });
    },
    edit: (objects) => { objects['Ingress/orders'].spec.rules[0].http.paths.pop(); },
    says: ['at-once Ingress/orders spec.rules[0].http.paths[1]'],
  },
  {
    title: 'a canary keeps its Services and loses its router',
    edit: (objects) => { delete canary(objects).trafficRouting; },
    says: ['at-once Rollout/orders spec.strategy.canary.trafficRouting: weights are told to nobody any more, and the route keeps those that it has; at rest requests go where they went. '
      + 'In the next release Service orders leads to the stable pods alone, of which there are fewer and fewer (ZD717)'],
  },
  {
    title: 'a canary with a router becomes blue-green',
    edit: (objects) => {
      objects['Rollout/orders'].spec.strategy = { blueGreen: { activeService: 'orders', previewService: 'orders-canary' } };
    },
    says: ['at-once Rollout/orders spec.strategy: canary becomes blue-green: no pod is made anew for it, the Services that it names select the pods that are stable, '
      + 'and the next release is blue-green; apply it between releases, not during one. The pods that are stable now stay after the next release, too: '
      + 'status.canary.weights goes on naming them, and the controller keeps what is named there'],
  },
  {
    title: 'a Service goes over to pods that run',
    given: (objects) => {
      objects['Deployment/find'] = JSON.parse(JSON.stringify(objects['Deployment/search']).replaceAll('"search"', '"find"'));
    },
    edit: (objects) => { objects['Service/search'].spec.selector.app = 'find'; },
    says: ['at-once Service/search spec.selector.app: app search → find: its endpoints follow within a second: requests go to other pods at once, past every step of a release'],
  },
  {
    title: 'a port for metrics is removed',
    edit: (objects) => { objects['Service/orders'].spec.ports.pop(); },
    says: ['at-once Service/orders spec.ports[1]'],
  },
  {
    title: 'targetPort is the name of the port that it was',
    edit: (objects) => { objects['Service/orders'].spec.ports[0].targetPort = 'http'; },
    says: ['at-once Service/orders spec.ports[0].targetPort'],
  },
  {
    title: 'a port more',
    edit: (objects) => { objects['Service/basket'].spec.ports.push({ name: 'grpc', port: 9000, targetPort: 'http' }); },
    says: ['at-once Service/basket spec.ports[1]: ports[1] nothing → {"name":"grpc","port":9000,"targetPort":"http"}: connections that are opened from now on go by it'],
  },
  {
    title: 'weights in a route whose weights a controller sets',
    given: (objects) => {
      gatewayRoute(objects);
      rolloutOfSearch(objects);
      delete objects['Deployment/search'];
      objects['Rollout/search'].spec.strategy.canary.trafficRouting = { plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'search', namespace: '' } } };
      objects['HTTPRoute/search'].spec.rules[0].backendRefs[0].weight = 100;
    },
    edit: (objects) => { objects['HTTPRoute/search'].spec.rules[0].backendRefs[0].weight = 90; },
    says: ['at-once HTTPRoute/search spec.rules[0].backendRefs[0].weight: weight 100 → 90: Rollout search sets the weights here; applied while a release is under way it holds until the controller sets its own again'],
  },
  {
    title: 'a host goes from one route to another one',
    edit: (objects) => {
      gatewayRoute(objects);
      objects['HTTPRoute/search'].spec.hostnames = ['orders.example.com'];
      objects['Ingress/orders'].spec.rules[0].host = 'shop.example.com';
    },
    says: ['at-once Ingress/orders spec.rules[0].host', 'at-once HTTPRoute/search '],
  },
  {
    title: 'the Deployment keeps its pods while a Rollout takes them over',
    edit: handOver,
    says: ['at-once Rollout/search : Rollout search is created: it makes pods of its own from Deployment search, whose pods go as they become ready'],
  },
  {
    title: 'the Deployment is removed whose pods a Rollout has taken over, and whose template it has',
    given: handOver,
    edit: (objects) => {
      const { template, selector } = objects['Deployment/search'].spec;
      objects['Rollout/search'].spec = { replicas: 3, selector, template, strategy: { canary: {} } };
      delete objects['Deployment/search'];
    },
    says: [
      'at-once Deployment/search : Deployment search is removed; it has no pods since Rollout search has taken them over',
      'at-once Rollout/search spec.workloadRef',
      'at-once Rollout/search spec.selector',
      'none Rollout/search spec.template: the controller reads the pod template as it did: no release',
    ],
  },
  {
    title: 'more replicas',
    edit: (objects) => { objects['Rollout/orders'].spec.replicas = 6; },
    says: ['at-once Rollout/orders spec.replicas: replicas 4 → 6: scales at once, without a release'],
  },
  {
    title: 'all of several pods are restarted',
    edit: (objects) => { objects['Rollout/orders'].spec.restartAt = '2026-11-21T12:00:00Z'; },
    says: ['at-once Rollout/orders spec.restartAt: from 2026-11-21T12:00:00Z on, pods that are older are evicted and made again, maxUnavailable at a time and at least one, without a step or an analysis'],
  },
  {
    title: 'a field of the strategy that is no step',
    edit: (objects) => { canary(objects).abortScaleDownDelaySeconds = 60; },
    says: ['at-once Rollout/orders spec.strategy.canary.abortScaleDownDelaySeconds: abortScaleDownDelaySeconds nothing → 60: holds from now on, also for a release that is under way; at rest it shows at the next one'],
  },
  {
    title: 'a query of an analysis',
    edit: (objects) => { objects['AnalysisTemplate/success-rate'].spec.metrics[0].count = 5; },
    says: ['at-once AnalysisTemplate/success-rate spec.metrics[0].count: count 3 → 5: runs that start from now on go by it, also those of a release that is under way; runs that have begun keep what they have'],
  },
  {
    title: 'configuration in a volume',
    edit: (objects) => { objects['ConfigMap/orders-config'].data.log = 'debug'; },
    says: ['at-once ConfigMap/orders-config data.log: the pods of Rollout orders read it from a volume: those that run see it within about a minute, of both versions at once, without a release'],
  },
  {
    title: 'configuration that is mounted by subPath',
    edit: (objects) => { objects['ConfigMap/orders-flags'].data.banner = 'off'; },
    says: ['at-once ConfigMap/orders-flags data.banner: the pods of Rollout orders read it when they start: those that run keep what they have, and pods that start from now on differ from them, without a release'],
  },
  {
    title: 'a secret in the environment: its values are not shown',
    edit: (objects) => { objects['Secret/orders-database'].stringData.password = 'battery staple'; },
    says: ['at-once Secret/orders-database data.password: the pods of Rollout orders read it when they start: those that run keep what they have, and pods that start from now on differ from them, without a release'],
  },
  {
    title: 'limits of an autoscaler',
    edit: (objects) => { objects['HorizontalPodAutoscaler/basket'].spec.maxReplicas = 5; },
    says: ['at-once HorizontalPodAutoscaler/basket spec.maxReplicas: maxReplicas 9 → 5: the number of pods is kept up to it from its next look on, within 15 s'],
  },
  {
    title: 'a budget, a policy and an annotation of a route',
    edit: (objects) => {
      objects['PodDisruptionBudget/orders'].spec.maxUnavailable = 2;
      objects['NetworkPolicy/orders'].spec.ingress[0].ports[0].port = 8081;
      objects['Ingress/orders'].metadata.annotations = { 'nginx.ingress.kubernetes.io/proxy-body-size': '8m' };
    },
    says: [
      'at-once Ingress/orders metadata.annotations',
      'at-once PodDisruptionBudget/orders spec.maxUnavailable',
      'at-once NetworkPolicy/orders spec.ingress[0].ports[0].port',
    ],
  },
  {
    title: 'pods of a StatefulSet that only a deletion renews',
    given: (objects) => { objects['StatefulSet/queue'].spec.updateStrategy = { type: 'OnDelete' }; },
    edit: (objects) => { container(objects, 'StatefulSet/queue').image = 'ghcr.io/acme/queue:8'; },
    says: ['at-once StatefulSet/queue spec.template: StatefulSet queue leaves its pods as they are (updateStrategy OnDelete): only pods that are made from now on have it: image of queue ghcr.io/acme/queue:7 → ghcr.io/acme/queue:8'],
  },
  {
    title: 'a claim that grows',
    dependsOn: 'only a claim that is bound to a volume can grow',
    edit: (objects) => { objects['PersistentVolumeClaim/reports'].spec.resources.requests.storage = '20Gi'; },
    says: ['at-once PersistentVolumeClaim/reports spec.resources.requests.storage: storage 10Gi → 20Gi: a claim that is bound grows where its class allows it (allowVolumeExpansion); otherwise it is refused'],
  },
];
