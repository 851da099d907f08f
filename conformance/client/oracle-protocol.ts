/** The kind of judge that speaks; see the Go package conformance/oracle/judge. */
export type Layer =
  | 'decode' | 'duplicate' | 'crd' | 'crd-prune' | 'crd-cel' | 'core' | 'rollouts' | 'references' | 'metrics' | 'unknown-kind';

/** The manifest that a finding is about, as it was written. */
export interface JudgedObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** One objection of the code that runs in a cluster. */
export interface Finding {
  readonly layer: Layer;
  readonly object: JudgedObject;
  readonly path: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** An object that the manifests refer to and that lives elsewhere. */
export interface ExternalObject {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** Manifests that are applied together. */
export interface ValidateRequest {
  readonly yaml?: string;
  readonly objects?: readonly object[];
  readonly external?: readonly ExternalObject[];
}

/** The state of a canary: the JSON of Rollout and ReplicaSets as the API server has them. */
export interface ReplicasRequest {
  readonly rollout: object;
  readonly newReplicaSet?: object;
  readonly stableReplicaSet?: object;
  readonly olderReplicaSets?: readonly object[];
  readonly weights?: object;
}

export interface ReplicasAnswer {
  readonly canary: number;
  readonly stable: number;
  readonly maxSurge: number;
  readonly maxUnavailable: number;
  readonly atDesiredReplicas: boolean;
}

export type WeightsRequest = Pick<ReplicasRequest, 'rollout' | 'newReplicaSet' | 'stableReplicaSet'>;

export interface WeightsAnswer {
  readonly currentSetWeight: number;
  readonly desiredWeight: number;
  /** Set where a setCanaryScale step says a number of pods. */
  readonly canaryReplicas: number | null;
  readonly maxWeight: number;
}

/** A blue-green Rollout with the ReplicaSet of the newest version, and those of all others. */
export interface BlueGreenRequest {
  readonly rollout: object;
  readonly newReplicaSet: object;
  readonly others?: readonly object[];
}

export interface BlueGreenAnswer {
  readonly replicas: number;
  readonly readyForPause: boolean;
  readonly maxUnavailable: number;
}

export interface DelaysRequest {
  readonly rollout: object;
}

/** In seconds. */
export interface DelaysAnswer {
  readonly scaleDown: number;
  /** Null where the pods of an aborted version stay for ever. */
  readonly abortScaleDown: number | null;
  readonly progressDeadline: number;
}

/** A float; what JSON cannot say as a number is said as Prometheus writes it. */
export type Sample = number | 'NaN' | '+Inf' | '-Inf';

/** What a metric provider hands to a condition. */
export type Result = { readonly scalar: Sample } | { readonly vector: readonly Sample[] } | { readonly json: unknown };

export interface EvalConditionRequest {
  readonly condition: string;
  readonly result: Result;
}

export interface EvalConditionAnswer {
  readonly holds: boolean;
  /** Why the condition cannot be evaluated over this result. */
  readonly error?: string;
}

export interface EvaluateResultRequest {
  readonly successCondition?: string;
  readonly failureCondition?: string;
  readonly result: Result;
}

export interface EvaluateResultAnswer {
  readonly phase: 'Successful' | 'Failed' | 'Inconclusive' | 'Error';
  readonly message?: string;
}

export interface PodTemplateHashRequest {
  readonly template: object;
  readonly collisionCount?: number;
}

export interface PodTemplateHashAnswer {
  readonly hash: string;
}

/** The pod template of a Rollout before and after an edit. */
export interface StartsReleaseRequest {
  readonly before: object;
  readonly after: object;
}

export interface StartsReleaseAnswer {
  readonly hashBefore: string;
  readonly hashAfter: string;
  /** Whether the controller would make another ReplicaSet. */
  readonly starts: boolean;
}

/** Every type of a pod template by its name, each field as `name:kind`, in Go's order. */
export type PodTemplateShape = Readonly<Record<string, readonly string[]>>;

/** Each operation of the oracle with what it takes and gives. */
export interface Operations {
  readonly validate: { readonly request: ValidateRequest; readonly answer: Finding[] };
  readonly stored: { readonly request: { readonly object: object }; readonly answer: object };
  readonly replicas: { readonly request: ReplicasRequest; readonly answer: ReplicasAnswer };
  readonly weights: { readonly request: WeightsRequest; readonly answer: WeightsAnswer };
  readonly blueGreen: { readonly request: BlueGreenRequest; readonly answer: BlueGreenAnswer };
  readonly delays: { readonly request: DelaysRequest; readonly answer: DelaysAnswer };
  readonly evalCondition: { readonly request: EvalConditionRequest; readonly answer: EvalConditionAnswer };
  readonly evaluateResult: { readonly request: EvaluateResultRequest; readonly answer: EvaluateResultAnswer };
  readonly podTemplateHash: { readonly request: PodTemplateHashRequest; readonly answer: PodTemplateHashAnswer };
  readonly startsRelease: { readonly request: StartsReleaseRequest; readonly answer: StartsReleaseAnswer };
  readonly podTemplateShape: { readonly request: object; readonly answer: PodTemplateShape };
}
