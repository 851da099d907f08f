import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ReleaseFoundation } from './release-foundation';
import { ReleaseServiceProps } from './release-service-props';
import { AnalysisTemplate } from '../analysis/analysis-template';
import { ANALYSIS_POD_LABELS } from '../analysis/providers/job-pod';
import { AutoscaledWorkload, emitAutoscaler } from '../capacity/horizontal-pod-autoscaler';
import { emitDisruptionBudget } from '../capacity/pod-disruption-budget';
import { emitNetworkPolicy } from '../network/network-policy';
import { emitService } from '../network/service';
import { emitPodMonitor } from '../operations/pod-monitor';
import { OptionalKind } from '../platform/optional-kind';
import { ServiceProtocol } from '../pod/pod-port';
import { Preflight } from '../preflight/preflight';
import { propError } from '../semantics/errors';
import { ReplicaShareRouter } from '../traffic/replica-share-router';
import { ITrafficRouter, RouteProtocol, RouterBinding, RouteTarget } from '../traffic/traffic-router';

const ROUTE_PROTOCOLS: Readonly<Record<ServiceProtocol, RouteProtocol>> = {
  [ServiceProtocol.HTTP]: RouteProtocol.HTTP,
  [ServiceProtocol.GRPC]: RouteProtocol.GRPC,
  [ServiceProtocol.TCP]: RouteProtocol.TCP,
};

/** What `route.existing` may be, and what stands beside it under the same name. Which one it is, only the router knows. */
const ROUTE_KINDS = ['HTTPRoute', 'GRPCRoute', 'Ingress', 'VirtualService', 'DestinationRule', 'TraefikService', 'Mapping', 'ApisixRoute'];

/** The objects around the workload. */
export interface ReleaseParts {
  readonly disruptionBudget?: ApiObject;
  readonly autoscaler?: ApiObject;
  readonly networkPolicy?: ApiObject;
  readonly podMonitor?: ApiObject;
}

/** A Service of the release; nothing where it exists already. */
export function emitReleaseService(
  scope: Construct,
  id: string,
  foundation: ReleaseFoundation,
  props: ReleaseServiceProps,
  service: { readonly name: string; readonly exists: boolean },
): ApiObject | undefined {
  if (service.exists) {
    return undefined;
  }
  const ports = foundation.pod.ports.exposed.map(({ name, servicePort, appProtocol }) => ({
    name,
    port: servicePort,
    // By name: a release may then change the number without cutting the old version off.
    targetPort: name,
    ...(appProtocol !== undefined && { appProtocol }),
  }));
  return emitService(scope, id, foundation.identity, { name: service.name, ports, annotations: props.serviceAnnotations });
}

/** Name of the stable, active or only Service. */
export function stableServiceName(scope: Construct, foundation: ReleaseFoundation, props: ReleaseServiceProps): string {
  return existingServiceName(scope, 'existingService', foundation, props.existingService) ?? foundation.identity.name;
}

/** Name of a Service that exists already; refuses one in another namespace, where the release could not use it. */
export function existingServiceName(
  scope: Construct,
  prop: string,
  foundation: ReleaseFoundation,
  reference: { readonly name: string; readonly namespace?: string } | undefined,
): string | undefined {
  if (reference?.namespace !== undefined && reference.namespace !== foundation.identity.namespace) {
    throw propError(scope.node.path, {
      prop,
      received: reference,
      accepted: 'a Service in the namespace of the service',
      mend: 'name one there, or leave the namespace out',
    });
  }
  if (reference) {
    Preflight._declareExisting(scope, { kind: 'Service', name: reference.name, namespace: foundation.identity.namespace });
  }
  return reference?.name;
}

/** What leads to the service, if anything does. */
export function bindRoute(
  scope: Construct,
  foundation: ReleaseFoundation,
  props: ReleaseServiceProps,
  router: ITrafficRouter,
  target: Pick<RouteTarget, 'stableService' | 'canaryService' | 'pingService' | 'pongService' | 'canary' | 'workload' | 'headerRoutes' | 'mirrorRoutes'>,
): RouterBinding {
  const { identity, platform, pod } = foundation;
  if (props.route === undefined || !pod.ports.traffic) {
    return {};
  }
  if (!foundation.router) {
    throw propError(scope.node.path, {
      prop: 'route',
      received: props.route,
      accepted: 'nothing without a router that could serve it',
      mend: 'add trafficRouting here or in Platform.define: new GatewayApiRouter({ gateway: \'public\' })',
    });
  }
  const { existing } = props.route;
  for (const kind of existing ? ROUTE_KINDS : []) {
    Preflight._declareExisting(scope, { kind, name: existing!.name, namespace: existing!.namespace ?? identity.namespace });
  }
  return router.bind(scope, {
    ...target,
    name: identity.name,
    namespace: identity.namespace,
    labels: identity.labels,
    servicePort: pod.ports.traffic.servicePort,
    protocol: ROUTE_PROTOCOLS[pod.ports.protocol],
    route: props.route,
    argoRollouts: platform._versions.argoRollouts.toString(),
  });
}

/** The router for a service that is not split: whatever leads to it, or nothing. */
export function plainRouter(foundation: ReleaseFoundation): ITrafficRouter {
  return foundation.router ?? new ReplicaShareRouter();
}

/** Emits what stands around the workload. */
export function emitParts(
  scope: Construct,
  foundation: ReleaseFoundation,
  props: ReleaseServiceProps,
  workload: { readonly kind: 'Rollout' | 'Deployment'; readonly shape: AutoscaledWorkload['shape']; readonly templates: AnalysisTemplate[] },
): ReleaseParts {
  const { identity, platform, pod, router, leastReplicas } = foundation;
  const ofRollout = workload.kind === 'Rollout';
  requirePodMonitorKind(scope, foundation, props);
  requireKnownSources(scope, foundation, props);
  const runsJobs = workload.templates.some((template) => template._content.metrics.some(({ provider }) => provider.job !== undefined));
  const prometheus = platform.props.prometheus?.namespace;
  return {
    disruptionBudget: emitDisruptionBudget(scope, identity, props.disruptionBudget, leastReplicas),
    autoscaler: emitAutoscaler(scope, identity, props.autoscaling, {
      target: { apiVersion: ofRollout ? 'argoproj.io/v1alpha1' : 'apps/v1', kind: workload.kind, name: identity.name },
      shape: workload.shape,
      cpuRequested: pod.requestsCpu,
      memoryRequested: pod.requestsMemory,
    }),
    networkPolicy: emitNetworkPolicy(scope, identity, props.networkPolicy, {
      ports: pod.ports.container.map(({ containerPort }) => ({ protocol: 'TCP', port: containerPort })),
      sourceNamespaces: [...props.route && router ? router.sourceNamespaces : [], ...prometheus === undefined ? [] : [prometheus]],
      ...(runsJobs && { sourcePods: [ANALYSIS_POD_LABELS] }),
    }),
    podMonitor: emitPodMonitor(scope, identity, props.podMonitor, {
      portNames: pod.ports.container.map(({ name }) => name),
      defaultPort: pod.ports.container.find(({ containerPort }) => containerPort === pod.ports.probe)?.name,
      ofRollout,
    }),
  };
}

/** Whether the cluster can take PrometheusRules. */
export function canAlert(foundation: ReleaseFoundation): boolean {
  return foundation.platform.props.crds?.includes(OptionalKind.PROMETHEUS_RULE) ?? false;
}

/** A policy that knows of Prometheus but not of the router would cut all users off. */
function requireKnownSources(scope: Construct, { router }: ReleaseFoundation, props: ReleaseServiceProps): void {
  const { networkPolicy, route } = props;
  const declared = [...networkPolicy?.namespaces ?? [], ...networkPolicy?.peers ?? []];
  if (networkPolicy && route && router?.sourceNamespaces.length === 0 && declared.length === 0) {
    throw propError(scope.node.path, {
      prop: 'networkPolicy',
      received: networkPolicy,
      accepted: `the namespace that ${router.routerName} sends requests from`,
      mend: 'name it in networkPolicy.namespaces',
    });
  }
}

function requirePodMonitorKind(scope: Construct, foundation: ReleaseFoundation, props: ReleaseServiceProps): void {
  if (props.podMonitor && !foundation.platform.props.crds?.includes(OptionalKind.POD_MONITOR)) {
    throw propError(scope.node.path, {
      prop: 'podMonitor',
      received: 'given',
      accepted: 'nothing unless the cluster has the kind',
      mend: 'add OptionalKind.POD_MONITOR to crds of Platform.define',
    });
  }
}
