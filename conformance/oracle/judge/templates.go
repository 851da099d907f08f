package judge

import (
	"encoding/json"

	"github.com/argoproj/argo-rollouts/pkg/apis/rollouts/v1alpha1"
	"github.com/argoproj/argo-rollouts/utils/analysis"
)

// templates are the analysis templates that a list of references leads to, the nested ones included.
type templates struct {
	namespaced  []*v1alpha1.AnalysisTemplate
	clusterWide []*v1alpha1.ClusterAnalysisTemplate
	absent      []absentTemplate
}

type absentTemplate struct{ kind, name string }

// templates collects as the controller does, but survives templates that refer to each other in a circle.
func (c *company) templates(namespace string, references []v1alpha1.AnalysisTemplateRef) templates {
	var all templates
	seen := map[key]bool{}
	var collect func([]v1alpha1.AnalysisTemplateRef)
	collect = func(references []v1alpha1.AnalysisTemplateRef) {
		for _, reference := range references {
			kind := "AnalysisTemplate"
			if reference.IsClusterScope() {
				kind = "ClusterAnalysisTemplate"
			}
			k := keyOf(argoKind(kind), namespace, reference.TemplateName)
			if seen[k] {
				continue
			}
			seen[k] = true
			if clusterWide[k.kind] {
				if template := find[v1alpha1.ClusterAnalysisTemplate](c.bundle, k.kind, "", k.name); template != nil {
					all.clusterWide = append(all.clusterWide, template)
					collect(template.Spec.Templates)
					continue
				}
			} else if template := find[v1alpha1.AnalysisTemplate](c.bundle, k.kind, namespace, k.name); template != nil {
				all.namespaced = append(all.namespaced, template)
				collect(template.Spec.Templates)
				continue
			}
			all.absent = append(all.absent, absentTemplate{kind, reference.TemplateName})
		}
	}
	collect(references)
	all.namespaced, all.clusterWide = analysis.FilterUniqueTemplates(all.namespaced, all.clusterWide)
	return all
}

// place is where a metric was written.
type place struct {
	object Object
	index  int
}

// places finds a metric of the flattened run back in its template.
func (t templates) places() map[string]place {
	all := map[string]place{}
	note := func(apiVersion, kind, namespace, name string, metrics []v1alpha1.Metric) {
		for index, metric := range metrics {
			all[metric.Name] = place{Object{apiVersion, kind, namespace, name}, index}
		}
	}
	for _, template := range t.namespaced {
		note(template.APIVersion, template.Kind, template.Namespace, template.Name, template.Spec.Metrics)
	}
	for _, template := range t.clusterWide {
		note(template.APIVersion, template.Kind, "", template.Name, template.Spec.Metrics)
	}
	return all
}

func (c *company) markUsed(t templates) {
	for _, template := range t.namespaced {
		c.used[keyOf(argoKind("AnalysisTemplate"), template.Namespace, template.Name)] = true
	}
	for _, template := range t.clusterWide {
		c.used[keyOf(argoKind("ClusterAnalysisTemplate"), "", template.Name)] = true
	}
}

// unusedTemplates judges with placeholders the templates that nobody in the bundle uses, or uses without giving the arguments they need.
func (c *company) unusedTemplates() []Finding {
	var all []Finding
	for _, m := range c.bundle.manifests {
		object := m.identity()
		kind := m.tree.GroupVersionKind().GroupKind()
		if kind != argoKind("AnalysisTemplate") && kind != argoKind("ClusterAnalysisTemplate") {
			continue
		}
		// Both kinds have the same spec.
		var template v1alpha1.AnalysisTemplate
		if c.used[keyOf(kind, object.Namespace, object.Name)] || json.Unmarshal(m.raw, &template) != nil {
			continue
		}
		f := &findings{object: object}
		guarded(f, func() { c.checkUnused(f, template, kind.Kind) })
		all = append(all, f.all...)
	}
	return all
}

// checkUnused gives every argument that has no value a placeholder.
func (c *company) checkUnused(f *findings, template v1alpha1.AnalysisTemplate, kind string) {
	clusterScope := kind == "ClusterAnalysisTemplate"
	use := templateUse{by: "nobody in this bundle", path: "spec", namespace: template.Namespace,
		references: []v1alpha1.AnalysisTemplateRef{{TemplateName: template.Name, ClusterScope: &clusterScope}}}
	found := c.templates(use.namespace, use.references)
	for _, t := range found.namespaced {
		use.unknown = append(use.unknown, withoutValue(t.Spec.Args)...)
	}
	for _, t := range found.clusterWide {
		use.unknown = append(use.unknown, withoutValue(t.Spec.Args)...)
	}
	for _, name := range use.unknown {
		placeholder := ""
		use.arguments = append(use.arguments, v1alpha1.Argument{Name: name, Value: &placeholder})
	}
	c.checkUse(f, use)
}

func withoutValue(arguments []v1alpha1.Argument) []string {
	var names []string
	for _, argument := range arguments {
		if argument.Value == nil && argument.ValueFrom == nil {
			names = append(names, argument.Name)
		}
	}
	return names
}
