import { Edit } from './edit';
import { container, gatewayRoute, handOver, rolloutOfSearch } from './parts-of-the-shop';

export const OUTAGES: readonly Edit[] = [
  {
    title: 'a Service is removed that a Rollout and a route name',
    edit: (objects) => { delete objects['Service/orders']; },
    says: [
      'outage Service/orders : Service orders (the stable Service) is removed: requests to http://orders find nobody, and Ingress orders still leads there',
      'fails Rollout/orders spec.strategy.canary.stableService',
    ],
  },
  {
    title: 'a Service has another name',
    edit: (objects) => {
      objects['Service/search-v2'] = { ...objects['Service/search'], metadata: { name: 'search-v2' } };
      delete objects['Service/search'];
    },
    says: [
      'outage Service/search : Service search is removed; Service search-v2 has the same selector and another name: requests to http://search find nobody',
      'at-once Service/search-v2 : Service search-v2 is created',
    ],
  },
  {
    title: 'the selector of a Service is moved apart from its pods',
    edit: (objects) => { objects['Service/search'].spec.selector = { app: 'find' }; },
    says: ['outage Service/search spec.selector: Service search selects app=find from now on; the pods of Deployment search that run carry app=search: it has no endpoints and every request to it fails'],
  },
  {
    title: 'a Service selects a label that only the release brings',
    edit: (objects) => {
      objects['Service/search'].spec.selector.tier = 'shop';
      objects['Deployment/search'].spec.template.metadata.labels.tier = 'shop';
    },
    says: [
      'outage Service/search spec.selector: Service search selects app=search,tier=shop from now on; the pods of Deployment search that run carry app=search,tier=web: it has no endpoints and every request to it fails until pods of Deployment search with the new labels are ready',
      'release Deployment/search spec.template: starts a rolling update: 1 field of the pod template',
    ],
  },
  {
    title: 'a Service selects nothing any more',
    edit: (objects) => { delete objects['Service/search'].spec.selector; },
    says: ['outage Service/search spec.selector: Service search selects nothing from now on; the pods of Deployment search that run carry app=search: its endpoints are no longer kept up, and lead nowhere when these pods are replaced'],
  },
  {
    title: 'the pods lose a label that a Service selects',
    given: (objects) => { objects['Service/search'].spec.selector.tier = 'web'; },
    edit: (objects) => { delete objects['Deployment/search'].spec.template.metadata.labels.tier; },
    says: [
      'outage Deployment/search spec.template.metadata.labels: the new pods carry app=search; Service search selects app=search,tier=web: with each pod that is replaced it loses one, until it has none and every request to it fails',
      'release Deployment/search spec.template',
    ],
  },
  {
    title: 'a port is another one',
    edit: (objects) => { objects['Service/orders'].spec.ports[0].port = 8080; },
    says: ['outage Service/orders spec.ports: Service orders loses port 80 (http); it has 8080 (http) and 9090 (metrics): requests to http://orders:80 find nobody'],
  },
  {
    title: 'a port that a route names has another name',
    edit: (objects) => { objects['Service/orders'].spec.ports[0].name = 'web'; },
    says: ['outage Service/orders spec.ports: Service orders loses the port name http; it has 80 (web) and 9090 (metrics): nobody leads there by that name, and Ingress orders still leads there'],
  },
  {
    title: 'targetPort is a port that only the new pods listen on',
    edit: (objects) => {
      objects['Service/orders'].spec.ports[0].targetPort = 8081;
      container(objects).ports[0].containerPort = 8081;
    },
    says: [
      'outage Service/orders spec.ports[0].targetPort: port 80 of Service orders leads to 8081 of the pods at once; those of Rollout orders that run listen on 8080: requests fail until they are replaced',
      'release Rollout/orders spec.template',
    ],
  },
  {
    title: 'the new pods listen on another port than the one that the Service leads to',
    edit: (objects) => { container(objects).ports[0].containerPort = 8081; },
    says: [
      'outage Rollout/orders spec.template.spec.containers: the new pods do not listen on 8080, where port 80 of Service orders leads: requests to each of them fail',
      'release Rollout/orders spec.template',
    ],
  },
  {
    title: 'a load balancer is given up',
    edit: (objects) => { objects['Service/search'].spec.type = 'ClusterIP'; },
    says: ['outage Service/search spec.type: Service search is of type LoadBalancer no more: its address outside the cluster is taken away at once'],
  },
  {
    title: 'a route goes to another controller',
    edit: (objects) => { objects['Ingress/orders'].spec.ingressClassName = 'traefik'; },
    says: ['outage Ingress/orders spec.ingressClassName: Ingress orders goes from class nginx to traefik: the controller that served it stops at once, and nobody comes to the address of the other one until DNS leads there'],
  },
  {
    title: 'a path is answered for no more',
    edit: (objects) => { objects['Ingress/orders'].spec.rules[0].http.paths[0].path = '/api'; },
    says: ['outage Ingress/orders spec.rules: Ingress orders no longer answers for orders.example.com/: no route is left for it, and requests get 404'],
  },
  {
    title: 'a route leaves its Gateway',
    given: gatewayRoute,
    edit: (objects) => { objects['HTTPRoute/search'].spec.parentRefs[0].name = 'internal'; },
    says: ['outage HTTPRoute/search spec.parentRefs: HTTPRoute search leaves Gateway gateways/public for gateways/internal: what comes in there gets no answer from now on'],
  },
  {
    title: 'a host is answered for no more',
    edit: (objects) => { objects['Ingress/orders'].spec.rules[0].host = 'shop.example.com'; },
    says: ['outage Ingress/orders spec.rules: Ingress orders no longer answers for orders.example.com: no route is left, and every request from there gets an error'],
  },
  {
    title: 'the route of a host is removed',
    given: gatewayRoute,
    edit: (objects) => { delete objects['HTTPRoute/search']; },
    says: ['outage HTTPRoute/search : HTTPRoute search is removed, and with it search.example.com: no route is left, and every request from there gets an error'],
  },
  {
    title: 'a route leads to a port that is not there',
    given: gatewayRoute,
    edit: (objects) => { objects['HTTPRoute/search'].spec.rules[0].backendRefs[0].port = 8080; },
    says: ['outage HTTPRoute/search spec.rules[0].backendRefs[0].name: HTTPRoute search leads to port 8080 of Service search, which has 80: every request there fails', 'at-once HTTPRoute/search spec.rules[0].backendRefs[0].port'],
  },
  {
    title: 'a Deployment is replaced by a Rollout of its name',
    edit: (objects) => {
      rolloutOfSearch(objects);
      delete objects['Deployment/search'];
    },
    says: [
      'outage Deployment/search : Deployment search is replaced by Rollout search without workloadRef: all of its pods (3 replicas) are deleted at once, before one of Rollout search is ready',
      'at-once Rollout/search : Rollout search is created, with 3 replicas and without any step or analysis: there is no version before it',
    ],
  },
  {
    title: 'a Deployment is replaced by a Rollout of another name with the same pods',
    edit: (objects) => {
      rolloutOfSearch(objects, 'find');
      delete objects['Deployment/search'];
    },
    says: [
      'outage Deployment/search : Deployment search is replaced by Rollout find without workloadRef: all of its pods (3 replicas) are deleted at once, before one of Rollout find is ready',
      'at-once Rollout/find ',
    ],
  },
  {
    title: 'a Deployment is removed that a Rollout takes its pods from',
    given: handOver,
    edit: (objects) => { delete objects['Deployment/search']; },
    says: ['outage Deployment/search : Deployment search is removed, and Rollout search takes its pod template from it (workloadRef): its own pods are deleted, and the Rollout is invalid, so that nothing scales, releases or goes back any more', 'fails Rollout/search spec.workloadRef.name'],
  },
  {
    title: 'a Rollout is removed',
    edit: (objects) => { delete objects['Rollout/basket']; },
    says: ['outage Rollout/basket : Rollout basket is removed: all of its pods (3 to 9 replicas) are deleted at once'],
  },
  {
    title: 'replicas are 0',
    edit: (objects) => { objects['Rollout/orders'].spec.replicas = 0; },
    says: ['outage Rollout/orders spec.replicas: Rollout orders goes from 4 replicas to none at once'],
  },
  {
    title: 'replicas are 0 although there is an autoscaler',
    edit: (objects) => { objects['Rollout/basket'].spec.replicas = 0; },
    says: ['outage Rollout/basket spec.replicas: Rollout basket goes from 3 to 9 replicas to none at once; an autoscaler leaves a workload alone whose replicas are 0'],
  },
  {
    title: 'replicas are left out, and an autoscaler is to have them',
    edit: (objects) => {
      delete objects['Deployment/search'].spec.replicas;
      objects['HorizontalPodAutoscaler/search'] = {
        ...objects['HorizontalPodAutoscaler/basket'],
        metadata: { name: 'search' },
        spec: { ...objects['HorizontalPodAutoscaler/basket'].spec, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'search' } },
      };
    },
    says: [
      'outage Deployment/search spec.replicas: Deployment search goes from 3 replicas to 1 at once: a field that is left out falls back to its default; HorizontalPodAutoscaler search scales up again only after it has seen the load',
      'at-once HorizontalPodAutoscaler/search : HorizontalPodAutoscaler search is created: it sets the number of pods from its first look on',
    ],
  },
  {
    title: 'the Deployment is scaled to nothing in the change that hands it over',
    edit: (objects) => {
      handOver(objects);
      objects['Deployment/search'].spec.replicas = 0;
    },
    says: ['outage Deployment/search spec.replicas: Deployment search goes from 3 replicas to none at once, before Rollout search has pods of its own', 'at-once Rollout/search '],
  },
  {
    title: 'configuration is removed that pods need',
    edit: (objects) => { delete objects['ConfigMap/orders-config']; },
    says: ['outage ConfigMap/orders-config : ConfigMap orders-config is removed, and Rollout orders needs it (spec.template.spec.volumes[0].configMap.name): pods that run stay, and no pod starts any more, whether for a release, after a drain or to scale up'],
  },
  {
    title: 'a Namespace is removed',
    given: (objects) => { objects['Namespace/old'] = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'old' } }; },
    edit: (objects) => { delete objects['Namespace/old']; },
    says: ['outage Namespace/old : Namespace old is removed: everything in it is deleted'],
  },
  {
    title: 'the only pod is restarted',
    given: (objects) => { objects['Rollout/orders'].spec.replicas = 1; },
    edit: (objects) => { objects['Rollout/orders'].spec.restartAt = '2026-11-21T12:00:00Z'; },
    says: ['outage Rollout/orders spec.restartAt: from 2026-11-21T12:00:00Z on, pods that are older are evicted and made again, maxUnavailable at a time and at least one, without a step or an analysis: with 1 replica the only pod goes before another one is ready'],
  },
];
