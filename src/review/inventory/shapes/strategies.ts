import { METADATA } from './metadata';
import { anything, flag, list, number, numberOrText, record, records, Shape, Shaped, text, textMaybeUnquoted } from '../shape';

const ANALYSIS_ARGUMENT = record({
  name: text,
  value: textMaybeUnquoted,
  valueFrom: record({ podTemplateHashValue: text, fieldRef: record({ fieldPath: text }) }),
});
const TEMPLATE_REFERENCES = { templates: records(record({ templateName: text, clusterScope: flag })) };

export const ROLLOUT_ANALYSIS = record({ ...TEMPLATE_REFERENCES, args: records(ANALYSIS_ARGUMENT), dryRun: records(record({ metricName: text })) });
export type RolloutAnalysis = Shaped<typeof ROLLOUT_ANALYSIS>;

const BACKGROUND_ANALYSIS = record({
  ...TEMPLATE_REFERENCES, args: records(ANALYSIS_ARGUMENT), dryRun: records(record({ metricName: text })), startingStep: number,
});
export type BackgroundAnalysis = Shaped<typeof BACKGROUND_ANALYSIS>;

const MATCH = record({ exact: text, prefix: text, regex: text });

export const CANARY_STEP = record({
  setWeight: number,
  pause: record({ duration: numberOrText }),
  setCanaryScale: record({ replicas: number, weight: number, matchTrafficWeight: flag }),
  analysis: ROLLOUT_ANALYSIS,
  experiment: record({
    duration: text,
    scaleDownDelaySeconds: number,
    templates: records(record({ name: text, specRef: text, replicas: number, weight: number, metadata: METADATA, service: record({ name: text }) })),
    analyses: records(record({
      name: text, templateName: text, clusterScope: flag, requiredForCompletion: flag, args: records(ANALYSIS_ARGUMENT),
    })),
  }),
  setHeaderRoute: record({ name: text, match: records(record({ headerName: text, headerValue: MATCH })) }),
  setMirrorRoute: record({ name: text, percentage: number, match: anything as Shape<unknown> }),
  plugin: record({ name: text }),
});
export type CanaryStep = Shaped<typeof CANARY_STEP>;

const ROUTE_NAMES = { name: text, routes: list(text) };
const INGRESS_ROUTER = {
  stableIngress: text, stableIngresses: list(text), additionalIngressAnnotations: anything, canaryIngressAnnotations: anything,
};

const NAMED_ROUTES = records(record({ name: text, useHeaderRoutes: flag }));

/** What the Gateway API plugin is configured with, under its name in `plugins`. */
export const GATEWAY_API_PLUGIN = record({
  httpRoute: text,
  grpcRoute: text,
  tcpRoute: text,
  tlsRoute: text,
  httpRoutes: NAMED_ROUTES,
  grpcRoutes: NAMED_ROUTES,
  tcpRoutes: NAMED_ROUTES,
  tlsRoutes: NAMED_ROUTES,
  httpRouteSelector: anything,
  grpcRouteSelector: anything,
  tcpRouteSelector: anything,
  tlsRouteSelector: anything,
  namespace: text,
});

export const TRAFFIC_ROUTING = record({
  nginx: record({ ...INGRESS_ROUTER, annotationPrefix: text }),
  alb: record({
    ingress: text, ingresses: list(text), rootService: text, servicePort: number, annotationPrefix: text, stickinessConfig: record({ enabled: flag }),
  }),
  istio: record({
    virtualService: record(ROUTE_NAMES),
    virtualServices: records(record(ROUTE_NAMES)),
    destinationRule: record({ name: text, canarySubsetName: text, stableSubsetName: text, additionalSubsetNames: list(text) }),
  }),
  smi: record({ rootService: text, trafficSplitName: text }),
  traefik: record({ weightedTraefikServiceName: text }),
  ambassador: record({ mappings: list(text) }),
  apisix: record({ route: record({ name: text, rules: list(text) }) }),
  appMesh: record({ virtualService: record({ name: text, routes: list(text) }) }),
  plugins: anything,
  managedRoutes: records(record({ name: text })),
  maxTrafficWeight: number,
});
export type TrafficRouting = Shaped<typeof TRAFFIC_ROUTING>;

export const CANARY = record({
  stableService: text,
  canaryService: text,
  pingPong: record({ pingService: text, pongService: text }),
  maxSurge: numberOrText,
  maxUnavailable: numberOrText,
  scaleDownDelaySeconds: number,
  scaleDownDelayRevisionLimit: number,
  abortScaleDownDelaySeconds: number,
  dynamicStableScale: flag,
  minPodsPerReplicaSet: number,
  replicaProgressThreshold: anything,
  canaryMetadata: METADATA,
  stableMetadata: METADATA,
  antiAffinity: anything,
  analysis: BACKGROUND_ANALYSIS,
  trafficRouting: TRAFFIC_ROUTING,
  steps: records(CANARY_STEP),
});
export type Canary = Shaped<typeof CANARY>;

export const BLUE_GREEN = record({
  activeService: text,
  previewService: text,
  previewReplicaCount: number,
  autoPromotionEnabled: flag,
  autoPromotionSeconds: number,
  maxUnavailable: numberOrText,
  scaleDownDelaySeconds: number,
  scaleDownDelayRevisionLimit: number,
  abortScaleDownDelaySeconds: number,
  prePromotionAnalysis: ROLLOUT_ANALYSIS,
  postPromotionAnalysis: ROLLOUT_ANALYSIS,
  antiAffinity: anything,
});
export type BlueGreen = Shaped<typeof BLUE_GREEN>;
