import { Duration } from 'cdk8s';
import { TrafficRoutingOptions } from './traffic-routing-options';

/**
 * `trafficRouting.alb`: the controller writes an action annotation on the Ingress, and the AWS Load Balancer Controller weighs the target groups.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/alb/
 */
export interface AlbTrafficRoutingOptions extends TrafficRoutingOptions {
  /**
   * Name of the Ingress. A path of it must have the root Service as backend, with the port name `use-annotation`. Give this or `ingresses`.
   *
   * @default - none: `ingresses` names several
   */
  readonly ingress?: string;
  /**
   * Names of the Ingresses.
   *
   * @default - none: `ingress` names one
   */
  readonly ingresses?: string[];
  /** Port of the Services that the target groups are for, 1 to 65535. */
  readonly servicePort: number;
  /**
   * Backend of the Ingress whose action the controller writes. It is the name of an action: a Service of this name need not exist.
   *
   * @default - the stable Service; with ping-pong Services it must be given
   */
  readonly rootService?: string;
  /**
   * Prefix of the annotations that the AWS Load Balancer Controller reads.
   *
   * @default - 'alb.ingress.kubernetes.io', the default of both controllers
   */
  readonly annotationPrefix?: string;
  /**
   * Whether a client stays with the version that answered it first, and how long.
   *
   * @default - each request is weighed by itself
   */
  readonly stickiness?: AlbStickiness;
}

/** Stickiness between the target groups of a load balancer. Weights then hold for new clients only. */
export interface AlbStickiness {
  /** How long a client stays with a version: whole seconds, from 1 second to 7 days. */
  readonly duration: Duration;
  /**
   * Whether it is switched on.
   *
   * @default true - whoever gives a duration wants it
   */
  readonly enabled?: boolean;
}
