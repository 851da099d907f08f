import { BackgroundAnalysisSpec, ExperimentStepSpec, RolloutAnalysisSpec } from './analysis';
import { LabelSelectorSpec } from './metadata';
import { PodTemplateSpec } from './pod';
import { HeaderRouteSpec, MirrorRouteSpec, TrafficRoutingSpec } from './traffic-routing';

/** @see https://argo-rollouts.readthedocs.io/en/stable/features/specification/ */
export interface RolloutSpec {
  readonly replicas?: number;
  readonly selector?: LabelSelectorSpec;
  readonly template?: PodTemplateSpec;
  readonly workloadRef?: WorkloadRefSpec;
  readonly minReadySeconds?: number;
  readonly revisionHistoryLimit?: number;
  readonly progressDeadlineSeconds?: number;
  readonly progressDeadlineAbort?: boolean;
  readonly paused?: boolean;
  readonly restartAt?: string;
  readonly rollbackWindow?: { readonly revisions: number };
  readonly analysis?: { readonly successfulRunHistoryLimit?: number; readonly unsuccessfulRunHistoryLimit?: number };
  readonly strategy: RolloutStrategySpec;
}

export interface WorkloadRefSpec {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly scaleDown?: string;
}

/** Exactly one of the two. */
export interface RolloutStrategySpec {
  readonly canary?: CanaryStrategySpec;
  readonly blueGreen?: BlueGreenStrategySpec;
}

export interface PodMetadataSpec {
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
}

export interface AntiAffinitySpec {
  readonly preferredDuringSchedulingIgnoredDuringExecution?: { readonly weight: number };
  readonly requiredDuringSchedulingIgnoredDuringExecution?: Record<string, never>;
}

/** @see https://argo-rollouts.readthedocs.io/en/stable/features/canary/ */
export interface CanaryStrategySpec {
  readonly stableService?: string;
  readonly canaryService?: string;
  readonly pingPong?: { readonly pingService: string; readonly pongService: string };
  readonly maxSurge?: number | string;
  readonly maxUnavailable?: number | string;
  readonly scaleDownDelaySeconds?: number;
  readonly scaleDownDelayRevisionLimit?: number;
  readonly abortScaleDownDelaySeconds?: number;
  readonly dynamicStableScale?: boolean;
  readonly minPodsPerReplicaSet?: number;
  readonly replicaProgressThreshold?: { readonly type: string; readonly value: number };
  readonly canaryMetadata?: PodMetadataSpec;
  readonly stableMetadata?: PodMetadataSpec;
  readonly antiAffinity?: AntiAffinitySpec;
  readonly analysis?: BackgroundAnalysisSpec;
  readonly trafficRouting?: TrafficRoutingSpec;
  readonly steps?: CanaryStepSpec[];
}

/** Exactly one key a step. */
export interface CanaryStepSpec {
  readonly setWeight?: number;
  readonly pause?: { readonly duration?: number | string };
  readonly setCanaryScale?: { readonly replicas?: number; readonly weight?: number; readonly matchTrafficWeight?: boolean };
  readonly analysis?: RolloutAnalysisSpec;
  readonly experiment?: ExperimentStepSpec;
  readonly setHeaderRoute?: HeaderRouteSpec;
  readonly setMirrorRoute?: MirrorRouteSpec;
  readonly plugin?: { readonly name: string; readonly config?: unknown };
}

/** @see https://argo-rollouts.readthedocs.io/en/stable/features/bluegreen/ */
export interface BlueGreenStrategySpec {
  readonly activeService: string;
  readonly previewService?: string;
  readonly previewReplicaCount?: number;
  readonly autoPromotionEnabled?: boolean;
  readonly autoPromotionSeconds?: number;
  readonly maxUnavailable?: number | string;
  readonly scaleDownDelaySeconds?: number;
  readonly scaleDownDelayRevisionLimit?: number;
  readonly abortScaleDownDelaySeconds?: number;
  readonly prePromotionAnalysis?: RolloutAnalysisSpec;
  readonly postPromotionAnalysis?: RolloutAnalysisSpec;
  readonly activeMetadata?: PodMetadataSpec;
  readonly previewMetadata?: PodMetadataSpec;
  readonly antiAffinity?: AntiAffinitySpec;
}
