import { ApiObject, Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { AnalysisPlacement } from './analysis-placement';
import { completeSteps, firstStepWithTraffic, managedRoutes, pauses, requireObservable, requireStableShare, withInlineAnalysis } from './canary-plan';
import { CanaryServiceProps } from './canary-service-props';
import { requireHandover } from './handover-check';
import { claimNames } from './object-names';
import { layFoundation, ReleaseFoundation } from './release-foundation';
import { createServiceGate } from './release-gate';
import { bindRoute, canAlert, emitParts, emitReleaseService, stableServiceName } from './release-parts';
import { ReleaseService } from './release-service';
import { describeShares, reachedShares } from './replica-share-check';
import { createRollout, rolloutHashLabel } from './service-workload';
import { requireSwitchDelay, switchDelay } from './switch-delay';
import { renderVersionServices, VersionServices, versionServices } from './version-services';
import { Gate } from '../analysis/analysis-gate';
import { emitRolloutAlerts } from '../operations/prometheus-rule';
import { Preflight } from '../preflight/preflight';
import { propError } from '../semantics/errors';
import { CanaryStep } from '../strategy/canary-step';
import { RolloutStrategy } from '../strategy/rollout-strategy';
import { ReplicaShareRouter } from '../traffic/replica-share-router';
import { ITrafficRouter, RouterBinding } from '../traffic/traffic-router';
import { Rollout } from '../workload/rollout';

/** Annotation of a Rollout without a router: the shares that its weights come to. */
const REPLICA_SHARE_ANNOTATION = 'cdk8s-rollouts.dev/replica-share';

/**
 * A service whose new versions get traffic step by step, are measured on the way, and are taken back when they fail.
 *
 * Behind a router: stable and canary Service, a route over both, and exact weights. Without one: a single Service over all pods, and the weight is the
 * canary's share of the pods. Callers inside the cluster that use the Service's name see the stable version only, behind a router.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/canary/
 */
export class CanaryService extends ReleaseService {
  /** The Rollout. */
  public readonly rollout: Rollout;
  /** The Service of the canary; none without a router, where it exists already, or behind a router that needs other Services. */
  public readonly canaryService?: ApiObject;
  /** The first of two Services that take turns, behind a router that needs them. */
  public readonly pingService?: ApiObject;
  /** The second of two Services that take turns, behind a router that needs them. */
  public readonly pongService?: ApiObject;

  /** @throws on props that cannot work, naming the prop, the value, what is accepted and the mend */
  constructor(scope: Construct, id: string, props: CanaryServiceProps) {
    super(scope, id);
    const foundation = layFoundation(this, id, props, rolloutHashLabel(props.deploymentHandover));
    const { identity, platform } = foundation;
    const router = this.chooseRouter(foundation, props);
    const routed = router.splitsTraffic;
    requireHandover(this, props);
    const stableService = stableServiceName(this, foundation, props);
    const versions = routed ? versionServices(this, foundation, props, router) : {};
    const service = emitReleaseService(this, 'Service', foundation, props, { name: stableService, exists: props.existingService !== undefined });
    const emitVersion = (serviceId: string, name: string | undefined, exists = false) =>
      name === undefined ? undefined : emitReleaseService(this, serviceId, foundation, props, { name, exists });
    this.canaryService = emitVersion('CanaryService', versions.canaryService, props.existingCanaryService !== undefined);
    this.pingService = emitVersion('PingService', versions.pingService);
    this.pongService = emitVersion('PongService', versions.pongService);
    const binding = bindRoute(this, foundation, props, router, {
      stableService,
      ...versions,
      canary: routed,
      workload: identity.name,
      headerRoutes: managedRoutes(props.steps, 'setHeaderRoute'),
      mirrorRoutes: managedRoutes(props.steps, 'setMirrorRoute'),
    });
    const fullWeight = binding.trafficRouting?._toJson().maxTrafficWeight ?? 100;
    if (props.dynamicStableScale) {
      requireStableShare(this.node.path, props.steps, fullWeight, props.bake);
    }
    const bake = props.dynamicStableScale ? Duration.seconds(0) : props.bake;
    const steps = completeSteps(this.node.path, props.steps, routed, fullWeight, bake);
    if (props.analysis) {
      requireObservable(this.node.path, steps);
    }
    const inline = props.analysisPlacement === AnalysisPlacement.INLINE;
    const gate = props.analysis && createServiceGate(this, 'Analysis', foundation, binding, {
      metrics: props.analysis,
      use: inline ? 'inline' : 'background',
      stableService,
      canaryService: versions.canaryService,
    });
    const gated = gate && inline ? withInlineAnalysis(steps, gate) : steps;
    const templates = gate?.templates ?? [];
    const around = emitParts(this, foundation, props, { kind: 'Rollout', shape: routed ? 'routedCanary' : 'canary', templates });
    this.rollout = createRollout(this, foundation, {
      strategy: canaryStrategy(this.node.path, props, {
        router, binding, stableService, versions, steps: gated, background: inline ? undefined : gate,
      }),
      rollbackWindowRevisions: props.rollbackWindowRevisions,
      progressDeadlineAbort: props.progressDeadlineAbort,
      annotations: routed ? undefined : this.shareAnnotation(foundation, props),
      handover: props.deploymentHandover,
    });
    const { timed, manual } = pauses(gated);
    const watched = { timedPauseSeconds: timed, waitsForPerson: manual, analysed: hasAnalysis(gated, gate) };
    const alerts = canAlert(foundation) ? emitRolloutAlerts(this, identity, watched, props.alerts ?? platform.props.alerts) : undefined;
    this._setAssembly({ foundation, service, router: props.route && router, binding, templates, around, alerts });
    claimNames(this);
  }

  private chooseRouter(foundation: ReleaseFoundation, props: CanaryServiceProps): ITrafficRouter {
    const where = this.node.path;
    if (!foundation.pod.ports.traffic) {
      throw propError(where, { prop: 'port', received: undefined, accepted: 'the port that requests come in on', mend: 'add port; for a worker use BlueGreenService or RollingService: there is no traffic to split' });
    }
    const router = foundation.router ?? new ReplicaShareRouter();
    if (router.splitsTraffic && props.route === undefined) {
      throw propError(where, {
        prop: 'route',
        received: undefined,
        accepted: `a route for ${router.routerName}, {} for every host name`,
        mend: 'say how requests come in, or split by pods with trafficRouting: new ReplicaShareRouter()',
      });
    }
    if (!router.splitsTraffic) {
      const routedOnly = ['existingCanaryService', 'minPodsPerReplicaSet', 'dynamicStableScale', 'scaleDownDelay', 'abortScaleDownDelay'] as const;
      const given = routedOnly.find((prop) => props[prop] !== undefined && props[prop] !== false);
      if (given) {
        throw propError(where, { prop: given, received: String(props[given]), accepted: 'nothing without a router that splits traffic', mend: 'leave it out, or use a router' });
      }
    }
    return router;
  }

  private shareAnnotation(foundation: ReleaseFoundation, props: CanaryServiceProps): Record<string, string> {
    if (props.acceptReplicaShare) {
      Preflight._accept(this, 'ZD701', 'acceptReplicaShare: the share of the pods is accepted in place of the weight');
    }
    const maxSurge = props.maxSurge?.value ?? '25%';
    const shares = reachedShares(this.node.path, props.steps, foundation.leastReplicas, maxSurge, props.acceptReplicaShare ?? false);
    return { [REPLICA_SHARE_ANNOTATION]: describeShares(shares) };
  }
}

interface CanaryRouting {
  readonly router: ITrafficRouter;
  readonly binding: RouterBinding;
  readonly stableService: string;
  readonly versions: VersionServices;
  readonly steps: CanaryStep[];
  readonly background?: Gate;
}

function canaryStrategy(where: string, props: CanaryServiceProps, routing: CanaryRouting): RolloutStrategy {
  const { background, steps, router, binding } = routing;
  const common = {
    steps,
    analysis: background && { ...background, startingStep: firstStepWithTraffic(steps) },
    antiAffinity: props.antiAffinity,
    canaryMetadata: props.canaryMetadata,
    stableMetadata: props.stableMetadata,
    replicaProgressThreshold: props.replicaProgressThreshold,
    maxUnavailable: props.maxUnavailable ?? PercentOrAbsolute.absolute(0),
  };
  if (!router.splitsTraffic) {
    return RolloutStrategy.canary({ ...common, maxSurge: props.maxSurge ?? PercentOrAbsolute.percent(25) });
  }
  if (props.maxSurge) {
    throw propError(where, { prop: 'maxSurge', received: props.maxSurge.value, accepted: 'nothing behind a router', mend: 'leave it out: the controller adds the canary\'s pods to the stable ones' });
  }
  if (props.dynamicStableScale && (props.minPodsPerReplicaSet ?? 1) > 1) {
    throw propError(where, {
      prop: 'minPodsPerReplicaSet',
      received: props.minPodsPerReplicaSet,
      accepted: 'nothing, or 1, together with dynamicStableScale',
      mend: 'leave one of them out: an abort waits for the canary to shrink below that number before it takes more traffic back, and never ends',
    });
  }
  requireSwitchDelay(where, 'scaleDownDelay', props.scaleDownDelay, router);
  // 0 keeps the pods of an aborted canary.
  if (props.abortScaleDownDelay?.toMilliseconds() !== 0) {
    requireSwitchDelay(where, 'abortScaleDownDelay', props.abortScaleDownDelay, router);
  }
  if (props.dynamicStableScale && props.abortScaleDownDelay) {
    throw propError(where, {
      prop: 'abortScaleDownDelay',
      received: props.abortScaleDownDelay.toHumanString(),
      accepted: 'nothing together with dynamicStableScale',
      mend: 'leave one of them out: up to Argo Rollouts 1.9 an abort never ends with both',
    });
  }
  return RolloutStrategy.canary({
    ...common,
    ...renderVersionServices(routing.stableService, routing.versions, router),
    trafficRouting: binding.trafficRouting,
    minPodsPerReplicaSet: props.minPodsPerReplicaSet ?? (props.dynamicStableScale ? undefined : 2),
    dynamicStableScale: props.dynamicStableScale,
    scaleDownDelay: props.dynamicStableScale ? props.scaleDownDelay : props.scaleDownDelay ?? switchDelay(router),
    abortScaleDownDelay: props.dynamicStableScale ? undefined : props.abortScaleDownDelay ?? switchDelay(router),
  });
}

function hasAnalysis(steps: CanaryStep[], gate: Gate | undefined): boolean {
  return gate !== undefined || steps.some((step) => step._toJson().analysis !== undefined || step._toJson().experiment?.analyses !== undefined);
}
