package arithmetic

import (
	"errors"

	appsv1 "k8s.io/api/apps/v1"

	"github.com/argoproj/argo-rollouts/pkg/apis/rollouts/v1alpha1"
	"github.com/argoproj/argo-rollouts/utils/defaults"
	"github.com/argoproj/argo-rollouts/utils/replicaset"
)

// BlueGreenRequest is the state that the controller looks at when it scales the new version.
type BlueGreenRequest struct {
	Rollout       *v1alpha1.Rollout    `json:"rollout"`
	NewReplicaSet *appsv1.ReplicaSet   `json:"newReplicaSet"`
	Others        []*appsv1.ReplicaSet `json:"others,omitempty"`
}

// BlueGreenAnswer is what the controller would scale to, and whether it would go on.
type BlueGreenAnswer struct {
	Replicas       int32 `json:"replicas"`
	ReadyForPause  bool  `json:"readyForPause"`
	MaxUnavailable int32 `json:"maxUnavailable"`
}

// BlueGreenReplicas calculates as the controller does.
func BlueGreenReplicas(request BlueGreenRequest) (BlueGreenAnswer, error) {
	if request.Rollout == nil || request.Rollout.Spec.Strategy.BlueGreen == nil || request.NewReplicaSet == nil {
		return BlueGreenAnswer{}, errors.New("a rollout with a blue-green strategy and its new ReplicaSet are needed")
	}
	all := append([]*appsv1.ReplicaSet{request.NewReplicaSet}, request.Others...)
	replicas, err := replicaset.NewRSNewReplicas(request.Rollout, all, request.NewReplicaSet, nil)
	return BlueGreenAnswer{
		Replicas:       replicas,
		ReadyForPause:  replicaset.ReadyForPause(request.Rollout, request.NewReplicaSet, all),
		MaxUnavailable: replicaset.MaxUnavailable(request.Rollout),
	}, err
}

// DelaysRequest is a Rollout.
type DelaysRequest struct {
	Rollout *v1alpha1.Rollout `json:"rollout"`
}

// DelaysAnswer is what the controller waits for, in seconds.
type DelaysAnswer struct {
	ScaleDown int32 `json:"scaleDown"`
	// AbortScaleDown is null where the pods of an aborted version stay for ever.
	AbortScaleDown   *int32 `json:"abortScaleDown"`
	ProgressDeadline int32  `json:"progressDeadline"`
}

// Delays reads the delays with their defaults as the controller does.
func Delays(request DelaysRequest) (DelaysAnswer, error) {
	if request.Rollout == nil {
		return DelaysAnswer{}, errors.New("a rollout is needed")
	}
	answer := DelaysAnswer{
		ScaleDown:        int32(defaults.GetScaleDownDelaySecondsOrDefault(request.Rollout).Seconds()),
		ProgressDeadline: defaults.GetProgressDeadlineSecondsOrDefault(request.Rollout),
	}
	if delay, _ := defaults.GetAbortScaleDownDelaySecondsOrDefault(request.Rollout); delay != nil {
		seconds := int32(delay.Seconds())
		answer.AbortScaleDown = &seconds
	}
	return answer, nil
}
