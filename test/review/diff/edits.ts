import { Objects } from './shop';

/** A change of the shop, and all that is said of it. */
export interface Edit {
  readonly title: string;
  /** What is different before. */
  readonly given?: (objects: Objects) => void;
  readonly edit: (objects: Objects) => void;
  /** What a cluster has added to the objects that were applied before. */
  readonly live?: (objects: Objects) => void;
  /** Why an API server may answer in one way or the other. */
  readonly dependsOn?: string;
  /** `outage Service/orders spec.selector: message`, worst first; the message only where the case is about it. */
  readonly says: readonly string[];
}

const container = (objects: Objects, workload = 'Rollout/orders') => objects[workload].spec.template.spec.containers[0];
const canary = (objects: Objects) => objects['Rollout/orders'].spec.strategy.canary;

/** A Rollout that takes its pods from the Deployment of the search. */
function handOver(objects: Objects): void {
  objects['Rollout/search'] = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'search' },
    spec: { replicas: 3, workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'search', scaleDown: 'progressively' }, strategy: { canary: {} } },
  };
}

function rolloutOfSearch(objects: Objects, name = 'search'): void {
  const { replicas, selector, template } = objects['Deployment/search'].spec;
  objects[`Rollout/${name}`] = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name }, spec: { replicas, selector, template, strategy: { canary: {} } } };
}

function gatewayRoute(objects: Objects): void {
  objects['HTTPRoute/search'] = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'search' },
    spec: { parentRefs: [{ name: 'public', namespace: 'gateways' }], hostnames: ['search.example.com'], rules: [{ backendRefs: [{ name: 'search', port: 80 }] }] },
  };
}

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
    says: ['fails Deployment/search spec.replicas: the API server refuses Deployment search: spec.replicas is "5", and has to be a number'],
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

export const RESTARTS: readonly Edit[] = [
  {
    title: 'a longer pause',
    edit: (objects) => { canary(objects).steps[1].pause.duration = '10m'; },
    says: ['restarts-release Rollout/orders spec.strategy.canary.steps: a release that is under way, paused or aborted starts again from step 0, with its 3 steps changed; at rest nothing happens until the next release'],
  },
  {
    title: 'the same pause in other words: the controller compares the words',
    edit: (objects) => { canary(objects).steps[1].pause.duration = '300s'; },
    says: ['restarts-release Rollout/orders spec.strategy.canary.steps'],
  },
  {
    title: 'one step more',
    edit: (objects) => { canary(objects).steps.push({ setWeight: 50 }); },
    says: ['restarts-release Rollout/orders spec.strategy.canary.steps: a release that is under way, paused or aborted starts again from step 0, with 4 steps in the place of 3; at rest nothing happens until the next release'],
  },
  {
    title: 'no steps any more',
    edit: (objects) => { delete canary(objects).steps; },
    says: ['restarts-release Rollout/orders spec.strategy.canary.steps: a release that is under way, paused or aborted starts again from step 0, with no steps in the place of 3; at rest nothing happens until the next release'],
  },
];

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
    says: ['at-once HorizontalPodAutoscaler/basket spec.maxReplicas: maxReplicas 9 → 5: pods above it are taken away at the next look, within 15 s'],
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

/** Every edit, by what it does at the worst. */
export const EDITS = { 'outage': OUTAGES, 'fails': REFUSALS, 'release': RELEASES, 'restarts-release': RESTARTS, 'at-once': AT_ONCE, 'none': WITHOUT_EFFECT };
