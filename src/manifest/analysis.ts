import { LabelSelectorSpec, ObjectMetadata } from './metadata';

/** @see https://argo-rollouts.readthedocs.io/en/stable/features/analysis/ */
export interface AnalysisTemplateSpec {
  readonly args?: TemplateArgumentSpec[];
  readonly metrics?: MetricSpec[];
  readonly dryRun?: DryRunSpec[];
  readonly measurementRetention?: MeasurementRetentionSpec[];
  readonly templates?: TemplateReferenceSpec[];
}

/** An argument as a template declares it. */
export interface TemplateArgumentSpec {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly secretKeyRef?: { readonly name: string; readonly key: string };
    readonly fieldRef?: { readonly fieldPath: string };
  };
}

/** An argument as a Rollout passes it. */
export interface RolloutArgumentSpec {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly podTemplateHashValue?: string;
    readonly fieldRef?: { readonly fieldPath: string };
  };
}

export interface DryRunSpec {
  readonly metricName: string;
}

export interface MeasurementRetentionSpec {
  readonly metricName: string;
  readonly limit: number;
}

export interface TemplateReferenceSpec {
  readonly templateName: string;
  readonly clusterScope?: boolean;
}

export interface MetricSpec {
  readonly name: string;
  readonly interval?: string;
  readonly initialDelay?: string;
  readonly count?: number | string;
  readonly successCondition?: string;
  readonly failureCondition?: string;
  readonly failureLimit?: number | string;
  readonly inconclusiveLimit?: number | string;
  readonly consecutiveErrorLimit?: number | string;
  readonly consecutiveSuccessLimit?: number | string;
  readonly provider: MetricProviderSpec;
}

/** Exactly one key, named like the provider. */
export type MetricProviderSpec = Record<string, unknown>;

/** How a Rollout uses analysis templates: in the background, in a step, before or after promotion. */
export interface RolloutAnalysisSpec {
  readonly templates?: TemplateReferenceSpec[];
  readonly args?: RolloutArgumentSpec[];
  readonly dryRun?: DryRunSpec[];
  readonly measurementRetention?: MeasurementRetentionSpec[];
  readonly analysisRunMetadata?: ObjectMetadata;
}

export interface BackgroundAnalysisSpec extends RolloutAnalysisSpec {
  readonly startingStep?: number;
}

/** The experiment of a canary step. */
export interface ExperimentStepSpec {
  readonly templates: ExperimentStepTemplateSpec[];
  readonly duration?: string;
  readonly scaleDownDelaySeconds?: number;
  readonly analyses?: ExperimentAnalysisSpec[];
  readonly dryRun?: DryRunSpec[];
  readonly analysisRunMetadata?: ObjectMetadata;
}

export interface ExperimentStepTemplateSpec {
  readonly name: string;
  readonly specRef: string;
  readonly replicas?: number;
  readonly weight?: number;
  readonly service?: { readonly name?: string };
  readonly metadata?: ObjectMetadata;
  readonly selector?: LabelSelectorSpec;
}

/** An analysis of an experiment; only an Experiment can pass Secrets, only a Rollout hashes. */
export interface ExperimentAnalysisSpec {
  readonly name: string;
  readonly templateName: string;
  readonly clusterScope?: boolean;
  readonly requiredForCompletion?: boolean;
  readonly args?: (RolloutArgumentSpec | TemplateArgumentSpec)[];
}
