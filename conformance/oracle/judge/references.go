package judge

import (
	"fmt"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"

	"github.com/argoproj/argo-rollouts/pkg/apis/rollouts/v1alpha1"
	"github.com/argoproj/argo-rollouts/pkg/apis/rollouts/validation"
)

// checkReferences looks up what the controller looks up before it reconciles and hands it to the controller's validation.
func (c *company) checkReferences(f *findings, rollout *v1alpha1.Rollout) {
	found := validation.ReferencedResources{
		ServiceWithType:           c.services(f, rollout),
		AnalysisTemplatesWithType: c.analysisTemplates(rollout),
	}
	if canary := rollout.Spec.Strategy.Canary; canary != nil && canary.TrafficRouting != nil {
		router := routerLookup{c, f, rollout.Namespace, &found}
		router.lookUp(canary.TrafficRouting)
	}
	f.addErrors(References, validation.ValidateRolloutReferencedResources(rollout.DeepCopy(), found))
}

func (c *company) services(f *findings, rollout *v1alpha1.Rollout) []validation.ServiceWithType {
	var services []validation.ServiceWithType
	lookUp := func(name string, role validation.ServiceType) {
		if name == "" {
			return
		}
		if service := find[corev1.Service](c.bundle, schema.GroupKind{Kind: "Service"}, rollout.Namespace, name); service != nil {
			services = append(services, validation.ServiceWithType{Service: service, Type: role})
		} else {
			c.missing(f, validation.GetServiceWithTypeFieldPath(role).String(), "Service", rollout.Namespace, name)
		}
	}
	if blueGreen := rollout.Spec.Strategy.BlueGreen; blueGreen != nil {
		lookUp(blueGreen.ActiveService, validation.ActiveService)
		lookUp(blueGreen.PreviewService, validation.PreviewService)
	}
	if canary := rollout.Spec.Strategy.Canary; canary != nil {
		lookUp(canary.StableService, validation.StableService)
		lookUp(canary.CanaryService, validation.CanaryService)
		if canary.PingPong != nil {
			lookUp(canary.PingPong.PingService, validation.PingService)
			lookUp(canary.PingPong.PongService, validation.PongService)
		}
	}
	return services
}

// analysisTemplates hands over templates that were decoded for it alone: the validation writes placeholders into them.
func (c *company) analysisTemplates(rollout *v1alpha1.Rollout) []validation.AnalysisTemplatesWithType {
	var all []validation.AnalysisTemplatesWithType
	for _, analysis := range rolloutAnalyses(rollout) {
		templates := c.templates(rollout.Namespace, analysis.Templates)
		if len(templates.absent) > 0 {
			continue // reported where the analyses are judged; the controller stops here as well
		}
		all = append(all, validation.AnalysisTemplatesWithType{
			AnalysisTemplates: templates.namespaced, ClusterAnalysisTemplates: templates.clusterWide,
			TemplateType: analysis.role, CanaryStepIndex: analysis.step, Args: analysis.Args,
		})
	}
	return all
}

// rolloutAnalysis is one place of a Rollout that starts analysis runs.
type rolloutAnalysis struct {
	v1alpha1.RolloutAnalysis
	role validation.AnalysisTemplateType
	step int
	path string
}

func rolloutAnalyses(rollout *v1alpha1.Rollout) []rolloutAnalysis {
	var all []rolloutAnalysis
	add := func(path string, analysis *v1alpha1.RolloutAnalysis, role validation.AnalysisTemplateType, step int) {
		if analysis != nil {
			all = append(all, rolloutAnalysis{*analysis, role, step, path})
		}
	}
	if blueGreen := rollout.Spec.Strategy.BlueGreen; blueGreen != nil {
		add("spec.strategy.blueGreen.prePromotionAnalysis", blueGreen.PrePromotionAnalysis, validation.PrePromotionAnalysis, 0)
		add("spec.strategy.blueGreen.postPromotionAnalysis", blueGreen.PostPromotionAnalysis, validation.PostPromotionAnalysis, 0)
	}
	if canary := rollout.Spec.Strategy.Canary; canary != nil {
		for step := range canary.Steps {
			add(fmt.Sprintf("spec.strategy.canary.steps[%d].analysis", step), canary.Steps[step].Analysis, validation.InlineAnalysis, step)
		}
		if canary.Analysis != nil {
			add("spec.strategy.canary.analysis", &canary.Analysis.RolloutAnalysis, validation.BackgroundAnalysis, 0)
		}
	}
	return all
}
