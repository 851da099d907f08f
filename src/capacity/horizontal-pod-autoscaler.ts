import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { AutoscalingProps } from './autoscaling';
import { AutoscalingMetric } from './autoscaling-metric';
import { renderScalingRules } from './scaling-behavior';
import { HorizontalPodAutoscalerSpec, ScaleTargetSpec } from '../manifest/autoscaling';
import { propError } from '../semantics/errors';
import { ReleaseIdentity, releaseMetadata } from '../semantics/identity';

const SCALE_DOWN_STABILIZATION = Duration.minutes(5);

/** The workload an autoscaler acts on. */
export interface AutoscaledWorkload {
  /** What is scaled: a Rollout or a Deployment. */
  readonly target: ScaleTargetSpec;
  /** How its versions live beside each other, which decides what the autoscaler counts. */
  readonly shape: 'routedCanary' | 'canary' | 'blueGreen' | 'rolling';
  /** Whether every container has a request for CPU; undefined where that is not known. */
  readonly cpuRequested?: boolean;
  /** Whether every container has a request for memory; undefined where that is not known. */
  readonly memoryRequested?: boolean;
}

/** Emits the HorizontalPodAutoscaler of a release; nothing unless it was asked for. */
export function emitAutoscaler(
  scope: Construct, identity: ReleaseIdentity, autoscaling: AutoscalingProps | undefined, workload: AutoscaledWorkload,
): ApiObject | undefined {
  if (autoscaling === undefined) {
    return undefined;
  }
  const where = scope.node.path;
  requireReplicaRange(where, autoscaling);
  const scaleUp = renderScalingRules(where, 'autoscaling.scaleUp', autoscaling.scaleUp);
  const spec: HorizontalPodAutoscalerSpec = {
    scaleTargetRef: { ...workload.target },
    minReplicas: autoscaling.minReplicas,
    maxReplicas: autoscaling.maxReplicas,
    metrics: metricsOf(where, autoscaling, workload).map((metric) => metric._toJson()),
    behavior: {
      ...(scaleUp !== undefined && { scaleUp }),
      scaleDown: renderScalingRules(where, 'autoscaling.scaleDown', {
        ...autoscaling.scaleDown,
        stabilizationWindow: autoscaling.scaleDown?.stabilizationWindow ?? SCALE_DOWN_STABILIZATION,
      }),
    },
  };
  return new ApiObject(scope, 'HorizontalPodAutoscaler', {
    apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: releaseMetadata(identity), spec,
  });
}

function requireReplicaRange(where: string, { minReplicas, maxReplicas }: AutoscalingProps): void {
  if (!Number.isInteger(minReplicas) || minReplicas < 1) {
    throw propError(where, {
      prop: 'autoscaling.minReplicas',
      received: minReplicas,
      accepted: 'a whole number, 1 or more: with 0 replicas the autoscaler is switched off and nobody serves',
      mend: 'pass minReplicas: 2 to stay available while a node is drained',
    });
  }
  if (!Number.isInteger(maxReplicas) || maxReplicas < minReplicas) {
    throw propError(where, {
      prop: 'autoscaling.maxReplicas',
      received: maxReplicas,
      accepted: `a whole number, not fewer than minReplicas (${minReplicas})`,
      mend: 'raise maxReplicas or lower minReplicas',
    });
  }
}

function metricsOf(where: string, autoscaling: AutoscalingProps, workload: AutoscaledWorkload): AutoscalingMetric[] {
  const metrics = [
    ...(autoscaling.cpuUtilization !== undefined ? [AutoscalingMetric.cpuUtilization(autoscaling.cpuUtilization)] : []),
    ...(autoscaling.metrics ?? []),
  ];
  if (metrics.length === 0) {
    throw propError(where, {
      prop: 'autoscaling.metrics', received: autoscaling.metrics, accepted: 'at least one metric', mend: 'pass cpuUtilization: 70, or metrics',
    });
  }
  const subjects = new Set<string>();
  for (const metric of metrics) {
    if (subjects.has(metric._subject)) {
      throw propError(where, {
        prop: 'autoscaling.metrics', received: metric._toJson(), accepted: 'each subject once', mend: 'keep one of the two targets',
      });
    }
    subjects.add(metric._subject);
    requireTrueAverage(where, metric, workload);
    requireRequest(where, metric, workload);
  }
  return metrics;
}

function requireTrueAverage(where: string, metric: AutoscalingMetric, workload: AutoscaledWorkload): void {
  if (metric._isMemory && workload.shape === 'routedCanary') {
    throw propError(where, {
      prop: 'autoscaling.metrics',
      received: metric._toJson(),
      accepted: 'no memory on a canary with a traffic router: the autoscaler counts the pods of both versions, memory does not fall as pods are'
        + ' added, so the average over stable and canary misleads and the count climbs to maxReplicas',
      mend: 'scale on demand, with cpuUtilization, AutoscalingMetric.pods or AutoscalingMetric.external',
    });
  }
}

function requireRequest(where: string, metric: AutoscalingMetric, workload: AutoscaledWorkload): void {
  const resource = metric._requestNeeded;
  const requested = resource === 'cpu' ? workload.cpuRequested : workload.memoryRequested;
  if (resource !== undefined && requested === false) {
    throw propError(where, {
      prop: 'autoscaling.metrics',
      received: metric._toJson(),
      accepted: `a share of the ${resource} request, which every container, sidecars too, must have: otherwise the autoscaler does nothing`,
      mend: `add a ${resource} request to the resources of every container, or use AutoscalingMetric.${resource}Average`,
    });
  }
}
