// Package arithmetic exposes the controller's own calculations, so that others can be compared with them.
package arithmetic

import (
	"errors"

	appsv1 "k8s.io/api/apps/v1"

	"github.com/argoproj/argo-rollouts/pkg/apis/rollouts/v1alpha1"
	"github.com/argoproj/argo-rollouts/utils/replicaset"
)

var errNotCanary = errors.New("a rollout with a canary strategy is needed")

// ReplicasRequest is the state that the controller looks at when it scales a canary.
type ReplicasRequest struct {
	Rollout          *v1alpha1.Rollout        `json:"rollout"`
	NewReplicaSet    *appsv1.ReplicaSet       `json:"newReplicaSet,omitempty"`
	StableReplicaSet *appsv1.ReplicaSet       `json:"stableReplicaSet,omitempty"`
	OlderReplicaSets []*appsv1.ReplicaSet     `json:"olderReplicaSets,omitempty"`
	Weights          *v1alpha1.TrafficWeights `json:"weights,omitempty"`
}

// Counts are the replicas that the two versions should have next.
type Counts struct {
	Canary int32 `json:"canary"`
	Stable int32 `json:"stable"`
}

// ReplicasAnswer is what the controller would scale to.
type ReplicasAnswer struct {
	Counts
	MaxSurge          int32 `json:"maxSurge"`
	MaxUnavailable    int32 `json:"maxUnavailable"`
	AtDesiredReplicas bool  `json:"atDesiredReplicas"`
}

// Replicas calculates as the controller does: by traffic weight where the Rollout has a router, by pod share where it has none.
func Replicas(request ReplicasRequest) (ReplicasAnswer, error) {
	if request.Rollout == nil || request.Rollout.Spec.Strategy.Canary == nil {
		return ReplicasAnswer{}, errNotCanary
	}
	var counts Counts
	rollout, latest, stable := request.Rollout, request.NewReplicaSet, request.StableReplicaSet
	if rollout.Spec.Strategy.Canary.TrafficRouting == nil {
		counts.Canary, counts.Stable = replicaset.CalculateReplicaCountsForBasicCanary(rollout, latest, stable, request.OlderReplicaSets)
	} else {
		counts.Canary, counts.Stable = replicaset.CalculateReplicaCountsForTrafficRoutedCanary(rollout, latest, stable, request.Weights)
	}
	return ReplicasAnswer{
		Counts:            counts,
		MaxSurge:          replicaset.MaxSurge(rollout),
		MaxUnavailable:    replicaset.MaxUnavailable(rollout),
		AtDesiredReplicas: replicaset.AtDesiredReplicaCountsForCanary(rollout, latest, stable, request.OlderReplicaSets, request.Weights),
	}, nil
}
