import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { RouteProps } from './route-props';
import { TrafficRouting } from './traffic-routing';

/**
 * How requests reach the pods of a service, and how a canary gets its share of them.
 *
 * All routers implement this contract; the same router gives a canary a weighted route and a rolling or blue-green service a plain one.
 */
export interface ITrafficRouter {
  /** What people call the router, for errors and reports: `Gateway API`. */
  readonly routerName: string;
  /** Whether the router moves traffic by weight. If not, a canary gets the share that its pods have among all pods. */
  readonly splitsTraffic: boolean;
  /**
   * How long the data plane may go on sending requests to a pod that leaves. The preStop pause and the delay before old pods are
   * scaled down are derived from it.
   */
  readonly endpointLag: Duration;
  /** Namespaces whose pods send the requests, for a NetworkPolicy. Empty: not known. */
  readonly sourceNamespaces: string[];
  /** What the cluster must have, one readable sentence each: CRDs, controllers, plugins, permissions. */
  readonly requirements: string[];
  /**
   * Which Services a canary needs beside the one that is called like the service.
   *
   * @default CanaryServices.STABLE_AND_CANARY - what most routers weigh
   */
  readonly canaryServices?: CanaryServices;
  /**
   * Emits the route and says how the controller moves its weights.
   *
   * @param scope parent of the emitted objects
   * @param target the service to route to
   * @throws where the router cannot do what the target asks for
   */
  bind(scope: Construct, target: RouteTarget): RouterBinding;
}

/** Which Services stand for the versions of a canary. All of them select the pods by the same labels; the controller adds the hash of a version. */
export enum CanaryServices {
  /** The Service that is called like the service for the stable version, and a canary Service. */
  STABLE_AND_CANARY = 'STABLE_AND_CANARY',
  /** One Service over the pods of both versions, which the controller leaves alone: the router tells the pods apart by itself. */
  ONE = 'ONE',
  /** The Service that is called like the service for the stable version, and two Services that take turns at being the stable one for the router. */
  PING_PONG = 'PING_PONG',
}

/** What a route is for. */
export interface RouteTarget {
  /** Name of the service; the route gets the same. */
  readonly name: string;
  /**
   * Namespace of the service and its route.
   *
   * @default - decided by whoever applies the manifests
   */
  readonly namespace?: string;
  /** Labels of the route. */
  readonly labels: { [key: string]: string };
  /** Name of the stable, active or only Service. */
  readonly stableService: string;
  /**
   * Name of the canary Service.
   *
   * @default - none: a plain route to the stable Service, for a rolling or blue-green service, unless `canary` says otherwise
   */
  readonly canaryService?: string;
  /**
   * Whether traffic is split between two versions.
   *
   * @default - true where there is a canary Service or there are ping-pong Services
   */
  readonly canary?: boolean;
  /**
   * Name of the first of the two Services that take turns, for a router whose `canaryServices` are `PING_PONG`.
   *
   * @default - none
   */
  readonly pingService?: string;
  /**
   * Name of the second of the two Services that take turns.
   *
   * @default - none
   */
  readonly pongService?: string;
  /** Port of the Services, 1 to 65535. */
  readonly servicePort: number;
  /** What the pods speak. */
  readonly protocol: RouteProtocol;
  /** Host names, paths, TLS and annotations of the route. */
  readonly route: RouteProps;
  /** Name of the Rollout, from which a controller derives names of its own; empty for a Deployment. */
  readonly workload: string;
  /**
   * Names of the managed routes of the setHeaderRoute steps.
   *
   * @default - none
   */
  readonly headerRoutes?: string[];
  /**
   * Names of the managed routes of the setMirrorRoute steps. Header routes come before them.
   *
   * @default - none
   */
  readonly mirrorRoutes?: string[];
  /**
   * Version of Argo Rollouts in the target cluster, such as `1.10`: some of what a router can do depends on it.
   *
   * @default - not checked
   */
  readonly argoRollouts?: string;
}

/** What the pods of a service speak. */
export enum RouteProtocol {
  /** HTTP/1.1 and what is upgraded from it, such as WebSocket. */
  HTTP = 'HTTP',
  /** gRPC over HTTP/2 without TLS. */
  GRPC = 'GRPC',
  /** Anything over TCP: the router knows connections only, no hosts, paths and headers. Few routers take it. */
  TCP = 'TCP',
  /** TLS that the pods terminate themselves: the router goes by the host name that the client asks for (SNI). Few routers take it. */
  TLS = 'TLS',
}

/** What a router emitted and how the controller works with it. */
export interface RouterBinding {
  /**
   * The `trafficRouting` block of the canary strategy.
   *
   * @default - none: a plain route, or a router that does not split traffic
   */
  readonly trafficRouting?: TrafficRouting;
  /**
   * The emitted route; the first one where there are several.
   *
   * @default - none: the route exists already, or the router needs none
   */
  readonly route?: ApiObject;
  /**
   * Name of the stable Ingress: what the metrics of ingress-nginx are labelled with.
   *
   * @default - none: the route is no Ingress
   */
  readonly stableIngress?: string;
  /**
   * Objects that the controller will create and own, such as the canary Ingress, as `Kind name`. Declaring them would break the rollout.
   *
   * @default - none
   */
  readonly controllerOwned?: string[];
}
