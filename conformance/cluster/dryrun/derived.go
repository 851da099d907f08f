package dryrun

import (
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// derived are the objects that controllers make of a custom resource later. The API server knows custom resources by their schema only;
// it looks into a pod template with all its rules when it comes inside a kind of its own.
func derived(object *unstructured.Unstructured) []*unstructured.Unstructured {
	if object.GroupVersionKind().Group != "argoproj.io" {
		return nil
	}
	switch object.GetKind() {
	case "Rollout":
		return workload(object, object.Object)
	case "Experiment":
		var all []*unstructured.Unstructured
		templates, _, _ := unstructured.NestedSlice(object.Object, "spec", "templates")
		for _, template := range templates {
			if entry, ok := template.(map[string]any); ok {
				all = append(all, workload(object, map[string]any{"spec": entry})...)
			}
		}
		return all
	case "AnalysisTemplate", "ClusterAnalysisTemplate":
		return jobs(object)
	}
	return nil
}

// workload is a Deployment around the pod template found in holder.
func workload(object *unstructured.Unstructured, holder map[string]any) []*unstructured.Unstructured {
	template, found, _ := unstructured.NestedMap(holder, "spec", "template")
	if !found {
		return nil
	}
	spec := map[string]any{"template": template}
	if selector, found, _ := unstructured.NestedMap(holder, "spec", "selector"); found {
		spec["selector"] = selector
	}
	return []*unstructured.Unstructured{around(object, "apps/v1", "Deployment", spec)}
}

// jobs are those that the metrics of a template start.
func jobs(object *unstructured.Unstructured) []*unstructured.Unstructured {
	var all []*unstructured.Unstructured
	metrics, _, _ := unstructured.NestedSlice(object.Object, "spec", "metrics")
	for _, metric := range metrics {
		entry, _ := metric.(map[string]any)
		if spec, found, _ := unstructured.NestedMap(entry, "provider", "job", "spec"); found {
			all = append(all, around(object, "batch/v1", "Job", spec))
		}
	}
	return all
}

func around(object *unstructured.Unstructured, apiVersion, kind string, spec map[string]any) *unstructured.Unstructured {
	result := &unstructured.Unstructured{Object: map[string]any{"apiVersion": apiVersion, "kind": kind, "spec": spec}}
	result.SetNamespace(object.GetNamespace())
	result.SetGenerateName("derived-") // the controllers give these objects names of their own
	return result
}
