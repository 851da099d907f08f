import { ObjectRef } from '../semantics/object-ref';

/** How requests from outside find the service: what differs from one service to the next, for every router. */
export interface RouteProps {
  /**
   * Host names that lead to the service, such as `orders.example.com`, or `*.example.com`.
   *
   * @default - every host name that reaches the gateway or ingress controller
   */
  readonly hostnames?: string[];
  /**
   * Path prefixes that lead to the service; each begins with `/`. For gRPC these are methods: `/package.Service/Method`.
   *
   * @default - ['/']: every path
   */
  readonly paths?: string[];
  /**
   * TLS of the host names, where the router terminates it at the route (NGINX, Traefik). With the others the gateway or load balancer does it: an error says where.
   *
   * @default - plain HTTP, or what the gateway does anyway
   */
  readonly tls?: RouteTls;
  /**
   * Annotations of the route.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
  /**
   * A route that exists already and has the Services as backends: nothing is emitted, it is only referred to. No other prop goes with it.
   * It is the object whose weights the controller writes: HTTPRoute, Ingress, VirtualService, TraefikService, Mapping, ApisixRoute.
   *
   * @default - a route is emitted
   */
  readonly existing?: ObjectRef;
}

/** Where the certificate of a route is. */
export interface RouteTls {
  /** Name of the Secret of type `kubernetes.io/tls`, in the namespace of the service. */
  readonly secretName: string;
  /**
   * Host names that the certificate is for.
   *
   * @default - the host names of the route
   */
  readonly hostnames?: string[];
}
