package arithmetic

import (
	"errors"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/core/install"

	"github.com/argoproj/argo-rollouts/pkg/apis/rollouts/v1alpha1"
	"github.com/argoproj/argo-rollouts/utils/hash"
	"github.com/argoproj/argo-rollouts/utils/replicaset"
)

// StartsReleaseRequest is the pod template of a Rollout before and after an edit.
type StartsReleaseRequest struct {
	Before *corev1.PodTemplateSpec `json:"before"`
	After  *corev1.PodTemplateSpec `json:"after"`
}

// StartsReleaseAnswer tells whether the hash differs, and whether the controller would then make a ReplicaSet:
// it looks for one that is equal once defaults are set before it makes another.
type StartsReleaseAnswer struct {
	HashBefore string `json:"hashBefore"`
	HashAfter  string `json:"hashAfter"`
	Starts     bool   `json:"starts"`
}

// StartsRelease makes the ReplicaSet of the template before, as it is in a cluster, and lets the controller look for that of the template after.
func StartsRelease(request StartsReleaseRequest) (StartsReleaseAnswer, error) {
	if request.Before == nil || request.After == nil {
		return StartsReleaseAnswer{}, errors.New("before and after are needed")
	}
	live, err := liveReplicaSet(request.Before)
	if err != nil {
		return StartsReleaseAnswer{}, err
	}
	rollout := &v1alpha1.Rollout{Spec: v1alpha1.RolloutSpec{Template: *request.After}}
	return StartsReleaseAnswer{
		HashBefore: hash.ComputePodTemplateHash(request.Before, nil),
		HashAfter:  hash.ComputePodTemplateHash(request.After, nil),
		Starts:     replicaset.FindNewReplicaSet(rollout, []*appsv1.ReplicaSet{live}) == nil,
	}, nil
}

// liveReplicaSet is what the controller made of a template, after the API server set defaults and stored it.
func liveReplicaSet(template *corev1.PodTemplateSpec) (*appsv1.ReplicaSet, error) {
	podHash := hash.ComputePodTemplateHash(template, nil)
	live := &appsv1.ReplicaSet{ObjectMeta: metav1.ObjectMeta{Labels: map[string]string{v1alpha1.DefaultRolloutUniqueLabelKey: podHash}}}
	live.Spec.Template = *template.DeepCopy()
	labels := map[string]string{v1alpha1.DefaultRolloutUniqueLabelKey: podHash}
	for key, value := range template.Labels {
		labels[key] = value
	}
	live.Spec.Template.Labels = labels
	codec := legacyscheme.Codecs.LegacyCodec(appsv1.SchemeGroupVersion)
	written, err := runtime.Encode(codec, live)
	if err != nil {
		return nil, err
	}
	// Decoding sets the defaults and converts to the API server's own types, encoding converts back.
	internal, err := runtime.Decode(codec, written)
	if err != nil {
		return nil, err
	}
	stored, err := runtime.Encode(codec, internal)
	if err != nil {
		return nil, err
	}
	read := &appsv1.ReplicaSet{}
	return read, runtime.DecodeInto(legacyscheme.Codecs.UniversalDeserializer(), stored, read)
}
