import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { albBackend, initialAction, requireAlbAnnotations } from './alb-annotations';
import { AlbStickiness } from './alb-traffic-routing';
import { isCanary, requireServices } from './canary-target';
import { endpointLagOr } from './endpoint-lag';
import { requireProtocol } from './protocol-check';
import { ALB_ANNOTATION_PREFIX, renderStickiness } from './render-alb';
import { requireManagedRoutes, requireRoute } from './route-checks';
import { localRouteName, requireNoTls, routeMetadata } from './route-metadata';
import { CanaryServices, ITrafficRouter, RouteProtocol, RouterBinding, RouteTarget } from './traffic-router';
import { TrafficRouting } from './traffic-routing';
import { IngressObject } from '../manifest/ingress';
import { requireAnnotations, requireDnsLabel, requireDnsSubdomain } from '../semantics/names';

/** Which load balancers serve the Ingresses, and how. */
export interface AlbRouterProps {
  /**
   * Name of the IngressClass.
   *
   * @default - 'alb', the one that Argo Rollouts watches by default
   */
  readonly className?: string;
  /**
   * Whether the canary has two Services that take turns. Each target group then keeps its pods for a whole release; with a stable and a canary Service,
   * promotion swaps the selectors, and for some seconds a target group may have no pod that the load balancer has found healthy.
   *
   * @default true - it is the way without a gap
   */
  readonly pingPong?: boolean;
  /**
   * Backend of the Ingress whose action the controller writes: the name of an action.
   *
   * @default - the name of the stable Service
   */
  readonly rootService?: string;
  /**
   * Whether a client stays with the version that answered it first.
   *
   * @default - each request is weighed by itself
   */
  readonly stickiness?: AlbStickiness;
  /**
   * Annotations of every Ingress, such as `alb.ingress.kubernetes.io/scheme` and `/group.name`. Those of a route win.
   *
   * @default - none: an internal load balancer for each Ingress
   */
  readonly annotations?: { [key: string]: string };
  /**
   * Prefix of the annotations that the AWS Load Balancer Controller reads.
   *
   * @default - 'alb.ingress.kubernetes.io', the default of both controllers
   */
  readonly annotationPrefix?: string;
  /**
   * Namespaces of the pods that send the requests, for a NetworkPolicy.
   *
   * @default - none: the load balancer is outside the cluster; allow its addresses as peers
   */
  readonly sourceNamespaces?: string[];
  /**
   * How long the load balancer may go on sending requests to a pod that leaves.
   *
   * @default - Duration.seconds(30): the pod is taken out of the target group by a call to AWS, which takes effect some time later
   */
  readonly endpointLag?: Duration;
}

const CLOUD_LOAD_BALANCER_LAG = Duration.seconds(30);

/**
 * Ingresses of the AWS Load Balancer Controller. The controller of Argo Rollouts writes the action annotation that weighs the target groups.
 *
 * Blue-green behind this router cannot be free of downtime: the switch of the Service replaces all targets at once. Prefer a canary.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/alb/
 */
export class AlbRouter implements ITrafficRouter {
  /** `AWS ALB`. */
  public readonly routerName: string = 'AWS ALB';
  /** True. */
  public readonly splitsTraffic: boolean = true;
  /** How long the load balancer may go on sending requests to a pod that leaves. */
  public readonly endpointLag: Duration;
  /** Empty, unless given: the load balancer is outside the cluster. */
  public readonly sourceNamespaces: string[];
  /** The AWS Load Balancer Controller, readiness gates, and what Argo Rollouts must be told. */
  public readonly requirements: string[];
  /** Two Services that take turns, or a stable and a canary Service. */
  public readonly canaryServices?: CanaryServices;

  private readonly className: string;
  private readonly prefix: string;

  /** @throws if a name is no DNS name, or the stickiness is out of bounds */
  public constructor(private readonly props: AlbRouterProps = {}) {
    const where = 'new AlbRouter';
    this.className = props.className ?? 'alb';
    this.prefix = props.annotationPrefix ?? ALB_ANNOTATION_PREFIX;
    requireDnsSubdomain(where, 'className', this.className);
    requireDnsSubdomain(where, 'annotationPrefix', this.prefix);
    if (props.rootService !== undefined) {
      requireDnsSubdomain(where, 'rootService', props.rootService);
    }
    if (props.stickiness) {
      renderStickiness(where, props.stickiness);
    }
    requireAnnotations(where, 'annotations', props.annotations);
    props.sourceNamespaces?.forEach((namespace, i) => requireDnsLabel(where, `sourceNamespaces[${i}]`, namespace));
    this.endpointLag = endpointLagOr(where, props.endpointLag ?? CLOUD_LOAD_BALANCER_LAG);
    this.sourceNamespaces = [...props.sourceNamespaces ?? []];
    this.canaryServices = props.pingPong ?? true ? CanaryServices.PING_PONG : CanaryServices.STABLE_AND_CANARY;
    this.requirements = [
      `The AWS Load Balancer Controller with IngressClass ${this.className}, and pods with addresses of the VPC (targets are of type ip).`,
      'Label elbv2.k8s.aws/pod-readiness-gate-inject=enabled on the namespaces of the services, so that a new pod counts as ready only when the load balancer sends to it.',
      'For steps that wait until their weight has taken effect: Argo Rollouts started with --aws-verify-target-group, and the AWS permissions for it.',
      ...(this.className === 'alb' ? [] : [`Argo Rollouts started with --alb-ingress-classes=${this.className}: canaries on other classes are not watched.`]),
    ];
  }

  /**
   * Emits the Ingress, child `Ingress`. Its backend is the action that the controller writes; a plain route leads to the Service itself.
   *
   * @param scope parent of the Ingress
   * @param target the service to route to
   * @throws where the target asks for mirror routes or for TLS, or the Ingress has annotations that the controller owns
   */
  public bind(scope: Construct, target: RouteTarget): RouterBinding {
    const where = scope.node.path;
    requireRoute(where, target);
    requireProtocol(where, target, this);
    requireServices(where, target, this);
    requireManagedRoutes(where, target, ['alb']);
    requireNoTls(where, target, 'AWS ALB', 'it takes certificates from AWS Certificate Manager', `use the annotation ${this.prefix}/certificate-arn, or none: it finds certificates by host name`);
    const ingress = localRouteName(where, scope, target, 'an Ingress');
    const route = target.route.existing ? undefined : this.ingress(where, scope, target);
    if (!isCanary(target)) {
      return { route };
    }
    const { headerRoutes = [], mirrorRoutes = [] } = target;
    return {
      route,
      trafficRouting: TrafficRouting.alb({
        ingress,
        servicePort: target.servicePort,
        rootService: this.props.rootService ?? (this.canaryServices === CanaryServices.PING_PONG ? target.stableService : undefined),
        annotationPrefix: this.props.annotationPrefix,
        stickiness: this.props.stickiness,
        managedRoutes: [...headerRoutes, ...mirrorRoutes],
      }),
    };
  }

  private ingress(where: string, scope: Construct, target: RouteTarget): ApiObject {
    const { hostnames = [], paths = ['/'], annotations: own = {} } = target.route;
    const action = isCanary(target) ? this.props.rootService ?? target.stableService : undefined;
    const annotations = { ...this.props.annotations, ...own };
    requireAlbAnnotations(where, annotations, this.prefix);
    const http = { paths: paths.map((path) => ({ path, pathType: 'Prefix', backend: albBackend(target, action) })) };
    const ingress: IngressObject = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: routeMetadata(target, {
        // The Services have no node ports that targets of type instance would need.
        [`${this.prefix}/target-type`]: 'ip',
        ...(target.protocol === RouteProtocol.GRPC && { [`${this.prefix}/backend-protocol-version`]: 'GRPC' }),
        ...annotations,
        ...initialAction(target, action, this.prefix, this.props.stickiness),
      }),
      spec: { ingressClassName: this.className, rules: hostnames.length > 0 ? hostnames.map((host) => ({ host, http })) : [{ http }] },
    };
    return new ApiObject(scope, 'Ingress', ingress);
  }
}
