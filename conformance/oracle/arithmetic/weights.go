package arithmetic

import (
	appsv1 "k8s.io/api/apps/v1"

	"github.com/argoproj/argo-rollouts/pkg/apis/rollouts/v1alpha1"
	"github.com/argoproj/argo-rollouts/utils/replicaset"
	"github.com/argoproj/argo-rollouts/utils/weightutil"
)

// WeightsRequest is a Rollout in the middle of a release; the ReplicaSets matter only while it aborts with a dynamic stable scale.
type WeightsRequest struct {
	Rollout          *v1alpha1.Rollout  `json:"rollout"`
	NewReplicaSet    *appsv1.ReplicaSet `json:"newReplicaSet,omitempty"`
	StableReplicaSet *appsv1.ReplicaSet `json:"stableReplicaSet,omitempty"`
}

// WeightsAnswer is what the controller wants at the current step.
type WeightsAnswer struct {
	// CurrentSetWeight is the last setWeight at or before the current step.
	CurrentSetWeight int32 `json:"currentSetWeight"`
	// DesiredWeight is the weight that the number of canary replicas follows.
	DesiredWeight int32 `json:"desiredWeight"`
	// CanaryReplicas is set where a setCanaryScale step says a number of replicas; no weight counts then.
	CanaryReplicas *int32 `json:"canaryReplicas"`
	MaxWeight      int32  `json:"maxWeight"`
}

// Weights reads the weight of the current step as the controller does.
func Weights(request WeightsRequest) (WeightsAnswer, error) {
	if request.Rollout == nil || request.Rollout.Spec.Strategy.Canary == nil {
		return WeightsAnswer{}, errNotCanary
	}
	replicas, desired := replicaset.GetCanaryReplicasOrWeight(request.Rollout, request.NewReplicaSet, request.StableReplicaSet)
	return WeightsAnswer{
		CurrentSetWeight: replicaset.GetCurrentSetWeight(request.Rollout),
		DesiredWeight:    desired,
		CanaryReplicas:   replicas,
		MaxWeight:        weightutil.MaxTrafficWeight(request.Rollout),
	}, nil
}
