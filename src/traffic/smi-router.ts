import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { isCanary, requireServices } from './canary-target';
import { endpointLagOr } from './endpoint-lag';
import { requireProtocol } from './protocol-check';
import { requireManagedRoutes, requireRoute } from './route-checks';
import { ITrafficRouter, RouterBinding, RouteTarget } from './traffic-router';
import { TrafficRouting } from './traffic-routing';
import { propError } from '../semantics/errors';
import { requireDnsLabel } from '../semantics/names';

/** How a mesh splits the requests to a Service. */
export interface SmiRouterProps {
  /**
   * Namespaces of the pods that send the requests, for a NetworkPolicy.
   *
   * @default - not known: any pod of the mesh may call
   */
  readonly sourceNamespaces?: string[];
  /**
   * How long sidecars may go on sending requests to a pod that leaves.
   *
   * @default - Duration.seconds(5): proxies inside the cluster hear of it within 1 to 2 seconds
   */
  readonly endpointLag?: Duration;
}

/**
 * A mesh of the Service Mesh Interface, such as Linkerd with its SMI extension. It splits what pods of the mesh send to the stable Service.
 * Nothing is emitted: the TrafficSplit belongs to the controller, which refuses one that it does not own.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/smi/
 */
export class SmiRouter implements ITrafficRouter {
  /** `SMI`. */
  public readonly routerName: string = 'SMI';
  /** True. */
  public readonly splitsTraffic: boolean = true;
  /** How long sidecars may go on sending requests to a pod that leaves. */
  public readonly endpointLag: Duration;
  /** Namespaces of the callers, as far as they are given. */
  public readonly sourceNamespaces: string[];
  /** A mesh with the CRD of TrafficSplit. */
  public readonly requirements: string[];

  /** @throws if a namespace is no DNS label */
  public constructor(props: SmiRouterProps = {}) {
    const where = 'new SmiRouter';
    props.sourceNamespaces?.forEach((namespace, i) => requireDnsLabel(where, `sourceNamespaces[${i}]`, namespace));
    this.endpointLag = endpointLagOr(where, props.endpointLag);
    this.sourceNamespaces = [...props.sourceNamespaces ?? []];
    this.requirements = [
      'A mesh that reads TrafficSplits (split.smi-spec.io) in the version that Argo Rollouts writes: v1alpha1, unless it was started with another --traffic-split-api-version. '
        + 'SMI is no longer developed: prefer Gateway API where nothing is in place yet.',
      'A sidecar at every caller: others reach the stable Service without weights.',
    ];
  }

  /**
   * Emits nothing.
   *
   * @param scope parent of nothing; its path is named in errors
   * @param target the service to route to; its route must be `{}`
   * @throws where the route has host names, paths, TLS, annotations or exists already: a mesh has no route for requests from outside
   */
  public bind(scope: Construct, target: RouteTarget): RouterBinding {
    const where = scope.node.path;
    requireRoute(where, target);
    requireProtocol(where, target, this);
    requireServices(where, target, this);
    requireManagedRoutes(where, target, ['smi']);
    const given = (['hostnames', 'paths', 'tls', 'annotations', 'existing'] as const).find((prop) => target.route[prop] !== undefined);
    if (given) {
      throw propError(where, {
        prop: `route.${given}`,
        received: target.route[given],
        accepted: 'nothing with SMI: it splits what pods of the mesh send to the Service, and routes nothing from outside',
        mend: 'say route: {}, and let the ingress controller, as part of the mesh, call the stable Service',
      });
    }
    return isCanary(target) ? { trafficRouting: TrafficRouting.smi(), controllerOwned: [`TrafficSplit ${target.workload}`] } : {};
  }
}
