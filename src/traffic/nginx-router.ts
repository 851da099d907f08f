import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { requireServices } from './canary-target';
import { endpointLagOr } from './endpoint-lag';
import { requireProtocol } from './protocol-check';
import { NGINX_ANNOTATION_PREFIX, requireCanaryAnnotations } from './render-nginx';
import { requireManagedRoutes, requireRoute } from './route-checks';
import { localRouteName, routeMetadata } from './route-metadata';
import { ITrafficRouter, RouteProtocol, RouterBinding, RouteTarget } from './traffic-router';
import { TrafficRouting } from './traffic-routing';
import { IngressObject } from '../manifest/ingress';
import { propError, requireInteger } from '../semantics/errors';
import { DNS_SUBDOMAIN_LIMIT, requireDnsLabel, requireDnsSubdomain } from '../semantics/names';

/** Which ingress controller serves the Ingresses, and how. */
export interface NginxRouterProps {
  /**
   * Name of the IngressClass.
   *
   * @default - 'nginx', the one that Argo Rollouts watches by default
   */
  readonly className?: string;
  /**
   * Prefix of the annotations that the ingress controller reads.
   *
   * @default - 'nginx.ingress.kubernetes.io', the default of ingress-nginx and Argo Rollouts
   */
  readonly annotationPrefix?: string;
  /**
   * Namespace of the pods of the ingress controller, for a NetworkPolicy.
   *
   * @default - 'ingress-nginx', where its own manifests put it
   */
  readonly sourceNamespace?: string;
  /**
   * How long the ingress controller may go on sending requests to a pod that leaves.
   *
   * @default - Duration.seconds(5): proxies inside the cluster hear of it within 1 to 2 seconds
   */
  readonly endpointLag?: Duration;
  /**
   * The weight that stands for all requests; steps count up to it.
   *
   * @default - 100, the default of Argo Rollouts
   */
  readonly maxTrafficWeight?: number;
  /**
   * Annotations of the canary Ingresses that the controller creates, with complete keys. Needs Argo Rollouts 1.8.
   * A header or cookie set here wins over the weights at any time, also between releases.
   *
   * @default - none: ingress-nginx takes what is not about canaries from the stable Ingress
   */
  readonly canaryIngressAnnotations?: { [key: string]: string };
}

/**
 * Ingresses of ingress-nginx. Only the stable Ingress is emitted: the controller creates the canary Ingress and refuses one that it does not own.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/nginx/
 */
export class NginxRouter implements ITrafficRouter {
  /** `NGINX`. */
  public readonly routerName: string = 'NGINX';
  /** True. */
  public readonly splitsTraffic: boolean = true;
  /** How long the ingress controller may go on sending requests to a pod that leaves. */
  public readonly endpointLag: Duration;
  /** The namespace of the ingress controller. */
  public readonly sourceNamespaces: string[];
  /** The ingress controller and what Argo Rollouts must be told of it. */
  public readonly requirements: string[];

  private readonly className: string;
  private readonly prefix: string;

  /**
   * @throws if a name is no DNS name, or an annotation is one that the controller writes itself
   */
  public constructor(private readonly props: NginxRouterProps = {}) {
    const where = 'new NginxRouter';
    this.className = props.className ?? 'nginx';
    this.prefix = props.annotationPrefix ?? NGINX_ANNOTATION_PREFIX;
    const namespace = props.sourceNamespace ?? 'ingress-nginx';
    requireDnsSubdomain(where, 'className', this.className);
    requireDnsSubdomain(where, 'annotationPrefix', this.prefix);
    requireDnsLabel(where, 'sourceNamespace', namespace);
    requireInteger(where, 'maxTrafficWeight', props.maxTrafficWeight, 1, 1_000_000, 'give the weight that stands for all requests, such as 100 or 1000');
    requireCanaryAnnotations(where, 'canaryIngressAnnotations', props.canaryIngressAnnotations, this.prefix);
    this.endpointLag = endpointLagOr(where, props.endpointLag);
    this.sourceNamespaces = [namespace];
    this.requirements = [
      `An ingress controller that serves IngressClass ${this.className} and reads annotations under ${this.prefix}. `
        + 'Best-effort maintenance of the community\'s ingress-nginx ended in March 2026: prefer Gateway API where nothing is in place yet.',
      ...(this.className === 'nginx' ? [] : [`Argo Rollouts started with --nginx-ingress-classes=${this.className}: canaries on other classes are not watched.`]),
    ];
  }

  /**
   * Emits the stable Ingress, child `Ingress`.
   *
   * @param scope parent of the Ingress
   * @param target the service to route to
   * @throws where the target asks for header or mirror routes, or the Ingress has annotations that the controller owns
   */
  public bind(scope: Construct, target: RouteTarget): RouterBinding {
    const where = scope.node.path;
    requireRoute(where, target);
    requireProtocol(where, target, this);
    requireServices(where, target, this);
    requireManagedRoutes(where, target, ['nginx']);
    const stableIngress = localRouteName(where, scope, target, 'an Ingress');
    const route = target.route.existing ? undefined : this.ingress(where, scope, target);
    if (target.canaryService === undefined) {
      return { route, stableIngress };
    }
    return {
      route,
      stableIngress,
      trafficRouting: TrafficRouting.nginx({
        stableIngress,
        annotationPrefix: this.props.annotationPrefix,
        canaryIngressAnnotations: this.props.canaryIngressAnnotations,
        maxTrafficWeight: this.props.maxTrafficWeight,
      }),
      controllerOwned: [`Ingress ${canaryIngressName(where, target.workload, stableIngress)}`],
    };
  }

  private ingress(where: string, scope: Construct, target: RouteTarget): ApiObject {
    const { hostnames = [], paths = ['/'], tls } = target.route;
    const annotations = this.annotations(where, target);
    const http = {
      paths: paths.map((path) => ({
        path,
        pathType: 'Prefix',
        backend: { service: { name: target.stableService, port: { number: target.servicePort } } },
      })),
    };
    const tlsHosts = tls?.hostnames ?? hostnames;
    const ingress: IngressObject = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: routeMetadata(target, annotations),
      spec: {
        ingressClassName: this.className,
        ...(tls && { tls: [{ ...(tlsHosts.length > 0 && { hosts: [...tlsHosts] }), secretName: tls.secretName }] }),
        rules: hostnames.length > 0 ? hostnames.map((host) => ({ host, http })) : [{ http }],
      },
    };
    return new ApiObject(scope, 'Ingress', ingress);
  }

  private annotations(where: string, target: RouteTarget): Record<string, string> {
    const annotations = target.route.annotations ?? {};
    for (const key of Object.keys(annotations)) {
      const prop = `route.annotations[${JSON.stringify(key)}]`;
      if (key === `${this.prefix}/canary` || key.startsWith(`${this.prefix}/canary-`)) {
        throw propError(where, {
          prop,
          received: annotations[key],
          accepted: 'no annotations about canaries: this is the stable Ingress, the controller makes the canary Ingress',
          mend: 'leave it out; for a header or cookie use canaryIngressAnnotations of NginxRouter',
        });
      }
      if (key === 'kubernetes.io/ingress.class') {
        throw propError(where, {
          prop,
          received: annotations[key],
          accepted: `not beside ingressClassName (${this.className}): the API server rejects both together`,
          mend: 'use className of NginxRouter',
        });
      }
    }
    return { ...(target.protocol === RouteProtocol.GRPC && { [`${this.prefix}/backend-protocol`]: 'GRPC' }), ...annotations };
  }
}

/** The name that the controller derives. It would cut a longer one off, and two releases could then share one. */
function canaryIngressName(where: string, rollout: string, stableIngress: string): string {
  const name = `${rollout}-${stableIngress}-canary`;
  if (name.length > DNS_SUBDOMAIN_LIMIT) {
    throw propError(where, {
      prop: 'name',
      received: name,
      accepted: `names of Rollout and Ingress so that <rollout>-<ingress>-canary has at most ${DNS_SUBDOMAIN_LIMIT} characters`,
      mend: 'choose a shorter name',
    });
  }
  return name;
}
