package judge

import (
	"encoding/json"
	"fmt"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"

	"github.com/argoproj/argo-rollouts/pkg/apis/rollouts/v1alpha1"
	"github.com/argoproj/argo-rollouts/pkg/apis/rollouts/validation"
)

// checkRollout follows the controller's order: the workload it refers to, the Rollout itself, what it names, its analyses.
func (c *company) checkRollout(f *findings, rollout *v1alpha1.Rollout) {
	c.resolveWorkload(f, rollout)
	f.addErrors(Rollouts, validation.ValidateRollout(rollout.DeepCopy()))
	for _, validate := range []func(*v1alpha1.Rollout) error{
		validation.ValidateRolloutNginxIngressesConfig,
		validation.ValidateRolloutAlbIngressesConfig,
		validation.ValidateRolloutVirtualServicesConfig,
	} {
		if err := validate(rollout); err != nil {
			f.add(Rollouts, "spec.strategy.canary.trafficRouting", "%v", err)
		}
	}
	c.checkReferences(f, rollout)
	c.checkAnalyses(f, rollout)
}

// workloadPaths says where the kinds that a workloadRef may name keep their pod template and selector.
var workloadPaths = map[schema.GroupKind]struct{ template, selector []string }{
	{Kind: "PodTemplate"}:               {[]string{"template"}, nil},
	{Group: "apps", Kind: "Deployment"}: {[]string{"spec", "template"}, []string{"spec", "selector"}},
	{Group: "apps", Kind: "ReplicaSet"}: {[]string{"spec", "template"}, []string{"spec", "selector"}},
}

// resolveWorkload gives the Rollout the pod template of its workloadRef, without which there is little to validate.
func (c *company) resolveWorkload(f *findings, rollout *v1alpha1.Rollout) {
	ref := rollout.Spec.WorkloadRef
	if ref == nil || !rollout.Spec.EmptyTemplate() {
		return
	}
	kind := schema.FromAPIVersionAndKind(ref.APIVersion, ref.Kind).GroupKind()
	paths, known := workloadPaths[kind]
	if !known {
		f.add(References, "spec.workloadRef", "workload of type %s is not supported", kind)
		return
	}
	workload, found := c.bundle.byKey[keyOf(kind, rollout.Namespace, ref.Name)]
	if !found {
		c.missing(f, "spec.workloadRef.name", ref.Kind, rollout.Namespace, ref.Name)
		return
	}
	var template corev1.PodTemplateSpec
	if remarshal(workload.tree, paths.template, &template) == nil {
		rollout.Spec.SetResolvedTemplate(template)
	}
	var selector metav1.LabelSelector
	if rollout.Spec.Selector == nil && paths.selector != nil && remarshal(workload.tree, paths.selector, &selector) == nil {
		rollout.Spec.SetResolvedSelector(&selector)
	}
}

func remarshal(tree *unstructured.Unstructured, path []string, into any) error {
	part, found, err := unstructured.NestedMap(tree.Object, path...)
	if err != nil || !found {
		return fmt.Errorf("no %v", path)
	}
	raw, err := json.Marshal(part)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, into)
}
