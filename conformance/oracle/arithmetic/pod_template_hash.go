package arithmetic

import (
	"errors"

	corev1 "k8s.io/api/core/v1"

	"github.com/argoproj/argo-rollouts/utils/hash"
)

// PodTemplateHashRequest is the pod template of a Rollout, before the controller adds labels of its own.
type PodTemplateHashRequest struct {
	Template *corev1.PodTemplateSpec `json:"template"`
	// CollisionCount is the Rollout's status.collisionCount.
	CollisionCount *int32 `json:"collisionCount,omitempty"`
}

// PodTemplateHashAnswer is the value of the label rollouts-pod-template-hash.
type PodTemplateHashAnswer struct {
	Hash string `json:"hash"`
}

// PodTemplateHash names a version as the controller does.
func PodTemplateHash(request PodTemplateHashRequest) (PodTemplateHashAnswer, error) {
	if request.Template == nil {
		return PodTemplateHashAnswer{}, errors.New("template is needed")
	}
	return PodTemplateHashAnswer{hash.ComputePodTemplateHash(request.Template, request.CollisionCount)}, nil
}
