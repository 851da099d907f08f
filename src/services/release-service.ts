import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ReleaseAssembly } from './release-assembly';
import { AnalysisTemplate } from '../analysis/analysis-template';
import { ImmutableConfigMap } from '../pod/immutable-config-map';
import { Preflight } from '../preflight/preflight';
import { ITrafficRouter } from '../traffic/traffic-router';

/**
 * A service with everything that its releases need. The parts are plain ApiObjects: change one with `addJsonPatch`, switch it off
 * or replace it with the prop of the same name.
 */
export abstract class ReleaseService extends Construct {
  private assembly?: ReleaseAssembly;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    Preflight._watch(this);
  }

  /** Name of the workload and of its stable, active or only Service. */
  public get serviceName(): string {
    return this.parts.foundation.identity.name;
  }

  /** Labels that select the pods of all versions. */
  public get selectorLabels(): { [key: string]: string } {
    return { ...this.parts.foundation.identity.selectorLabels };
  }

  /** The stable, active or only Service; none for a worker or where it exists already. */
  public get service(): ApiObject | undefined {
    return this.parts.service;
  }

  /**
   * What the router emitted, the first where there are several: an HTTPRoute, GRPCRoute, Ingress, VirtualService, IngressRoute, Mapping or ApisixRoute.
   * None where nothing is routed, it exists already, or the router needs no object.
   */
  public get route(): ApiObject | undefined {
    return this.parts.binding.route;
  }

  /** Router between users and the service; none for a service that is called inside the cluster only. */
  public get router(): ITrafficRouter | undefined {
    return this.parts.router;
  }

  /** Objects that the controller will create and own, as `Kind name`: never declare them. */
  public get controllerOwned(): string[] {
    return [...this.parts.binding.controllerOwned ?? []];
  }

  /** The templates of the gates, one for each metric. */
  public get analysisTemplates(): AnalysisTemplate[] {
    return [...this.parts.templates];
  }

  /** The ServiceAccount; none where it exists already. */
  public get serviceAccount(): ApiObject | undefined {
    return this.parts.foundation.serviceAccount;
  }

  /** The ConfigMap of `config`. */
  public get config(): ImmutableConfigMap | undefined {
    return this.parts.foundation.pod.config;
  }

  /** The PodDisruptionBudget; none where it was switched off or exists already. */
  public get disruptionBudget(): ApiObject | undefined {
    return this.parts.around.disruptionBudget;
  }

  /** The HorizontalPodAutoscaler of `autoscaling`. */
  public get autoscaler(): ApiObject | undefined {
    return this.parts.around.autoscaler;
  }

  /** The NetworkPolicy of `networkPolicy`. */
  public get networkPolicy(): ApiObject | undefined {
    return this.parts.around.networkPolicy;
  }

  /** The PodMonitor of `podMonitor`. */
  public get podMonitor(): ApiObject | undefined {
    return this.parts.around.podMonitor;
  }

  /** The PrometheusRule with the alerts; none where the cluster cannot take it or it was switched off. */
  public get alerts(): ApiObject | undefined {
    return this.parts.alerts;
  }

  /** @internal */
  protected _setAssembly(assembly: ReleaseAssembly): void {
    this.assembly = assembly;
  }

  private get parts(): ReleaseAssembly {
    return this.assembly!;
  }
}
