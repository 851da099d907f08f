import { TrafficRoutingOptions } from './traffic-routing-options';

/**
 * `trafficRouting.nginx`: the controller creates a canary Ingress beside each stable one.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/nginx/
 */
export interface NginxTrafficRoutingOptions extends TrafficRoutingOptions {
  /**
   * Name of the Ingress that routes to the stable Service. Give this or `stableIngresses`.
   *
   * @default - none: `stableIngresses` names several
   */
  readonly stableIngress?: string;
  /**
   * Names of the Ingresses that route to the stable Service.
   *
   * @default - none: `stableIngress` names one
   */
  readonly stableIngresses?: string[];
  /**
   * Prefix of the annotations that the ingress controller reads.
   *
   * @default - 'nginx.ingress.kubernetes.io', the default of ingress-nginx and Argo Rollouts
   */
  readonly annotationPrefix?: string;
  /**
   * Annotations of the canary Ingress whose keys get the annotation prefix, such as `canary-by-header`. They hold as long as the
   * canary Ingress exists, which is always: a header or cookie set here wins over the weights at any time.
   *
   * @default - none
   */
  readonly additionalIngressAnnotations?: { [key: string]: string };
  /**
   * Annotations of the canary Ingress, with complete keys. Needs Argo Rollouts 1.8.
   *
   * @default - none
   */
  readonly canaryIngressAnnotations?: { [key: string]: string };
  /**
   * The weight that stands for all requests; steps count up to it.
   *
   * @default - 100, the default of Argo Rollouts
   */
  readonly maxTrafficWeight?: number;
}
