import { LabelSelectorSpec } from './metadata';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/ */
export interface HorizontalPodAutoscalerSpec {
  readonly scaleTargetRef: ScaleTargetSpec;
  readonly minReplicas?: number;
  readonly maxReplicas: number;
  readonly metrics?: ScalingMetricSpec[];
  readonly behavior?: { readonly scaleUp?: ScalingRulesSpec; readonly scaleDown?: ScalingRulesSpec };
}

/** The workload whose replicas are set. */
export interface ScaleTargetSpec {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
}

/** What is measured; `type` names the one other field that is set. */
export interface ScalingMetricSpec {
  readonly type: string;
  readonly resource?: { readonly name: string; readonly target: MetricTargetSpec };
  readonly containerResource?: { readonly name: string; readonly container: string; readonly target: MetricTargetSpec };
  readonly pods?: { readonly metric: MetricIdentifierSpec; readonly target: MetricTargetSpec };
  readonly object?: { readonly describedObject: ScaleTargetSpec; readonly metric: MetricIdentifierSpec; readonly target: MetricTargetSpec };
  readonly external?: { readonly metric: MetricIdentifierSpec; readonly target: MetricTargetSpec };
}

export interface MetricIdentifierSpec {
  readonly name: string;
  readonly selector?: LabelSelectorSpec;
}

/** `type` is Utilization, Value or AverageValue and names the one other field that is set. */
export interface MetricTargetSpec {
  readonly type: string;
  readonly averageUtilization?: number;
  readonly averageValue?: string;
  readonly value?: string;
}

export interface ScalingRulesSpec {
  readonly stabilizationWindowSeconds?: number;
  readonly selectPolicy?: string;
  readonly policies?: ScalingPolicySpec[];
}

export interface ScalingPolicySpec {
  readonly type: string;
  readonly value: number;
  readonly periodSeconds: number;
}
