import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { BlueGreenServiceProps } from './blue-green-service-props';
import { requireHandover } from './handover-check';
import { claimNames } from './object-names';
import { Promotion } from './promotion';
import { layFoundation, ReleaseFoundation } from './release-foundation';
import { createServiceGate, gateSeconds } from './release-gate';
import { bindRoute, canAlert, emitParts, emitReleaseService, existingServiceName, plainRouter, stableServiceName } from './release-parts';
import { ReleaseService } from './release-service';
import { createRollout, rolloutHashLabel } from './service-workload';
import { requireSwitchDelay } from './switch-delay';
import { Gate } from '../analysis/analysis-gate';
import { AnalysisMetric } from '../analysis/analysis-metric';
import { emitService } from '../network/service';
import { emitRolloutAlerts } from '../operations/prometheus-rule';
import { propError } from '../semantics/errors';
import { RolloutStrategy } from '../strategy/rollout-strategy';
import { ITrafficRouter } from '../traffic/traffic-router';
import { Rollout } from '../workload/rollout';

const SCALE_DOWN_DELAY_SECONDS = 300;
const ANALYSIS_MARGIN_SECONDS = 60;

/**
 * A service whose new version starts beside the old one, can be tried through a preview Service, and is then switched to at once.
 *
 * Going back: before the switch and during post-promotion analysis, `kubectl argo rollouts abort`; after full promotion abort does nothing,
 * and `kubectl argo rollouts undo` (or delivering the old image) switches back to pods that are still there for `scaleDownDelay`.
 * Without a port it is a worker. The controller then still needs an active Service to mark which version is active: a headless one without ports is emitted.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/
 */
export class BlueGreenService extends ReleaseService {
  /** The Rollout. */
  public readonly rollout: Rollout;
  /** The Service of the version that is not active yet; none for a worker, or where it exists already or was switched off. */
  public readonly previewService?: ApiObject;

  /** @throws on props that cannot work, naming the prop, the value, what is accepted and the mend */
  constructor(scope: Construct, id: string, props: BlueGreenServiceProps) {
    super(scope, id);
    const where = this.node.path;
    const foundation = layFoundation(this, id, props, rolloutHashLabel(props.deploymentHandover));
    const { identity, platform, pod } = foundation;
    const router = plainRouter(foundation);
    requireHandover(this, props);
    const activeService = stableServiceName(this, foundation, props);
    const service = pod.ports.traffic
      ? emitReleaseService(this, 'Service', foundation, props, { name: activeService, exists: props.existingService !== undefined })
      : emitService(this, 'Service', identity, { name: activeService, ports: [], headless: true });
    const previewService = this.previewName(foundation, props);
    this.previewService = previewService === undefined
      ? undefined
      : emitReleaseService(this, 'PreviewService', foundation, props, { name: previewService, exists: props.existingPreviewService !== undefined });
    const binding = bindRoute(this, foundation, props, router, { stableService: activeService, workload: identity.name });
    const gate = (gateId: string, use: 'prePromotion' | 'postPromotion', metrics: AnalysisMetric[] | undefined) =>
      metrics && createServiceGate(this, gateId, foundation, binding, { metrics, use, stableService: activeService });
    const before = gate('PrePromotionAnalysis', 'prePromotion', props.prePromotionAnalysis);
    const after = gate('PostPromotionAnalysis', 'postPromotion', props.postPromotionAnalysis);
    const templates = [...before?.templates ?? [], ...after?.templates ?? []];
    const promotion = props.promotion ?? (before ? Promotion.automatic() : Promotion.manual());
    const around = emitParts(this, foundation, props, { kind: 'Rollout', shape: 'blueGreen', templates });
    this.rollout = createRollout(this, foundation, {
      strategy: RolloutStrategy.blueGreen({
        activeService,
        previewService,
        previewReplicaCount: props.previewReplicas,
        autoPromotionEnabled: promotion._automatic,
        autoPromotionAfter: promotion._after,
        scaleDownDelay: scaleDownDelay(where, props, router, after),
        abortScaleDownDelay: props.abortScaleDownDelay,
        prePromotionAnalysis: before,
        postPromotionAnalysis: after,
        antiAffinity: props.antiAffinity,
        activeMetadata: props.stableMetadata,
        previewMetadata: props.canaryMetadata,
      }),
      rollbackWindowRevisions: props.rollbackWindowRevisions,
      progressDeadline: progressDeadline(where, props, foundation, [before, after]),
      progressDeadlineAbort: props.progressDeadlineAbort,
      handover: props.deploymentHandover,
    });
    const timedPauseSeconds = promotion._after ? [promotion._after.toSeconds()] : [];
    const watched = { timedPauseSeconds, waitsForPerson: !promotion._automatic, analysed: templates.length > 0 };
    const alerts = canAlert(foundation) ? emitRolloutAlerts(this, identity, watched, props.alerts ?? platform.props.alerts) : undefined;
    this._setAssembly({ foundation, service, router: props.route && router, binding, templates, around, alerts });
    claimNames(this);
  }

  private previewName(foundation: ReleaseFoundation, props: BlueGreenServiceProps): string | undefined {
    const wanted = props.preview ?? foundation.pod.ports.traffic !== undefined;
    if (wanted && !foundation.pod.ports.traffic) {
      throw propError(this.node.path, { prop: 'preview', received: true, accepted: 'nothing for a worker, which has no port', mend: 'leave it out' });
    }
    if (!wanted && props.existingPreviewService) {
      const { existingPreviewService: received } = props;
      throw propError(this.node.path, { prop: 'existingPreviewService', received, accepted: 'nothing without a preview', mend: 'leave one of the two out' });
    }
    return wanted ? existingServiceName(this, 'existingPreviewService', foundation, props.existingPreviewService) ?? `${foundation.identity.name}-preview` : undefined;
  }
}

function scaleDownDelay(where: string, props: BlueGreenServiceProps, router: ITrafficRouter, after: Gate | undefined): Duration {
  requireSwitchDelay(where, 'scaleDownDelay', props.scaleDownDelay, router);
  const least = after ? gateSeconds(after) + ANALYSIS_MARGIN_SECONDS : 0;
  if (props.scaleDownDelay && props.scaleDownDelay.toMilliseconds() / 1000 < least) {
    throw propError(where, {
      prop: 'scaleDownDelay',
      received: props.scaleDownDelay.toHumanString(),
      accepted: `at least ${least} s, so that the old pods outlive the post-promotion analysis`,
      mend: 'raise it, or shorten the analysis: without the old pods its failure could not be answered by switching back',
    });
  }
  return props.scaleDownDelay ?? Duration.seconds(Math.max(SCALE_DOWN_DELAY_SECONDS, least));
}

/** The controller counts analyses, unlike pauses, as lack of progress: a good release would be aborted in the middle of one. */
function progressDeadline(
  where: string, props: BlueGreenServiceProps, foundation: ReleaseFoundation, gates: readonly (Gate | undefined)[],
): Duration {
  const longest = Math.max(0, ...gates.map((gate) => gate ? gateSeconds(gate) : 0));
  const least = longest > 0 ? longest + ANALYSIS_MARGIN_SECONDS : 0;
  if (props.progressDeadline && props.progressDeadlineAbort !== false && props.progressDeadline.toMilliseconds() / 1000 < least) {
    throw propError(where, {
      prop: 'progressDeadline',
      received: props.progressDeadline.toHumanString(),
      accepted: `at least ${least} s, so that no analysis before or after the switch outlasts it (a Job may take its activeDeadline)`,
      mend: 'raise it, or shorten the analysis: the controller aborts a release that has made no progress for that long, whatever the analysis says',
    });
  }
  return props.progressDeadline ?? Duration.seconds(Math.max(foundation.progressDeadline.toSeconds(), least));
}
