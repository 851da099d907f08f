package judge

import (
	"fmt"
	"strings"
	"time"

	appsv1 "k8s.io/api/apps/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/argoproj/argo-rollouts/pkg/apis/rollouts/v1alpha1"
	"github.com/argoproj/argo-rollouts/utils/analysis"
	templateutil "github.com/argoproj/argo-rollouts/utils/template"
)

// templateUse is somebody who starts an analysis run from templates.
type templateUse struct {
	by, path   string
	namespace  string
	references []v1alpha1.AnalysisTemplateRef
	arguments  []v1alpha1.Argument
	// unknown names the arguments whose value only the cluster knows.
	unknown   []string
	dryRun    []v1alpha1.DryRun
	retention []v1alpha1.MeasurementRetention
}

// checkAnalyses judges every analysis of a Rollout as the analysis controller will see it: with its arguments resolved.
func (c *company) checkAnalyses(f *findings, rollout *v1alpha1.Rollout) {
	for _, analysis := range rolloutAnalyses(rollout) {
		arguments, unknown, err := rolloutArguments(analysis.Args, rollout)
		if err != nil {
			f.add(Metrics, analysis.path+".args", "%v", err)
			continue
		}
		c.checkUse(f, templateUse{userOf(f, analysis.path), analysis.path, rollout.Namespace, analysis.Templates, arguments, unknown,
			analysis.DryRun, analysis.MeasurementRetention})
	}
	if rollout.Spec.Strategy.Canary == nil {
		return
	}
	for index, step := range rollout.Spec.Strategy.Canary.Steps {
		if step.Experiment != nil {
			c.checkExperimentStep(f, rollout, step.Experiment, fmt.Sprintf("spec.strategy.canary.steps[%d].experiment.", index))
		}
	}
}

// checkExperimentStep judges the Experiment that the controller would make of a step. Its pod templates are those of the Rollout,
// so that only names and analyses are left to judge.
func (c *company) checkExperimentStep(f *findings, rollout *v1alpha1.Rollout, step *v1alpha1.RolloutExperimentStep, path string) {
	experiment := &v1alpha1.Experiment{ObjectMeta: metav1.ObjectMeta{Name: rollout.Name + "-experiment", Namespace: rollout.Namespace}}
	experiment.Spec.Duration, experiment.Spec.DryRun = step.Duration, step.DryRun
	for _, template := range step.Templates {
		experiment.Spec.Templates = append(experiment.Spec.Templates, v1alpha1.TemplateSpec{Name: template.Name})
	}
	for index, reference := range step.Analyses {
		arguments, _, err := rolloutArguments(reference.Args, rollout)
		if err != nil {
			f.add(Metrics, fmt.Sprintf("%sanalyses[%d].args", path, index), "%v", err)
			return
		}
		experiment.Spec.Analyses = append(experiment.Spec.Analyses, v1alpha1.ExperimentAnalysisTemplateRef{
			Name: reference.Name, TemplateName: reference.TemplateName, ClusterScope: reference.ClusterScope, Args: arguments,
		})
	}
	c.checkExperiment(f, experiment, path)
}

// checkExperiment judges the analyses of an Experiment whose ReplicaSets run.
func (c *company) checkExperiment(f *findings, experiment *v1alpha1.Experiment, path string) {
	running := experiment.DeepCopy()
	running.Status.AvailableAt = &metav1.Time{Time: time.Unix(0, 0)}
	replicaSets := map[string]*appsv1.ReplicaSet{}
	for _, template := range experiment.Spec.Templates {
		replicaSets[template.Name] = replicaSet(experiment.Name+"-"+template.Name, latestHash)
	}
	for index, reference := range experiment.Spec.Analyses {
		at := fmt.Sprintf("%sanalyses[%d]", path, index)
		use := templateUse{by: userOf(f, at), path: at, namespace: experiment.Namespace,
			references: []v1alpha1.AnalysisTemplateRef{{TemplateName: reference.TemplateName, ClusterScope: reference.ClusterScope}},
			dryRun:     experiment.Spec.DryRun, retention: experiment.Spec.MeasurementRetention}
		for _, argument := range reference.Args {
			resolved := v1alpha1.Argument{Name: argument.Name}
			if argument.Value != nil {
				value, err := templateutil.ResolveExperimentArgsValue(*argument.Value, running, replicaSets)
				if err != nil {
					f.add(Metrics, at+".args", "%v", err)
				}
				resolved.Value = &value
			}
			use.arguments = append(use.arguments, resolved)
		}
		c.checkUse(f, use)
	}
}

// checkUse makes the analysis run of a use and judges it. Where no run can be made the templates stay unused,
// and are judged with placeholders instead of not at all.
func (c *company) checkUse(f *findings, use templateUse) {
	found := c.templates(use.namespace, use.references)
	for _, absent := range found.absent {
		c.missing(f, use.path+".templates", absent.kind, use.namespace, absent.name)
	}
	if len(found.absent) > 0 {
		return
	}
	run, err := analysis.NewAnalysisRunFromTemplates(found.namespaced, found.clusterWide, use.arguments, use.dryRun, use.retention, nil, nil, "", "", "")
	if err != nil {
		f.add(Metrics, use.path, "%v", err)
		return
	}
	c.markUsed(found)
	places := found.places()
	for _, objection := range judgeRun(run.Spec, use.unknown) {
		written, inTemplate := places[objection.metric]
		if !inTemplate {
			f.add(Metrics, use.path, "%s", objection.message)
			continue
		}
		message := fmt.Sprintf("metric %q: %s (as used by %s)", objection.metric, objection.message, use.by)
		f.all = append(f.all, Finding{Metrics, written.object, fmt.Sprintf("spec.metrics[%d]", written.index), message, Error})
	}
}

func userOf(f *findings, path string) string {
	return fmt.Sprintf("%s %s, %s", f.object.Kind, f.object.Name, path)
}

const (
	latestHash = "6b7f9d8c5d"
	stableHash = "7c9d5b6f4f"
)

// replicaSet stands in for one that the controller has made.
func replicaSet(name, hash string) *appsv1.ReplicaSet {
	return &appsv1.ReplicaSet{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: map[string]string{v1alpha1.DefaultRolloutUniqueLabelKey: hash}}}
}

// rolloutArguments resolves what a Rollout passes to an analysis and names the arguments that only a running Rollout can tell:
// the controller's validation reads fields of the status as empty, too.
func rolloutArguments(passed []v1alpha1.AnalysisRunArgument, rollout *v1alpha1.Rollout) (arguments []v1alpha1.Argument, unknown []string, err error) {
	stable, latest := replicaSet(rollout.Name+"-"+stableHash, stableHash), replicaSet(rollout.Name+"-"+latestHash, latestHash)
	placed := rollout.DeepCopy()
	if placed.Namespace == "" {
		placed.Namespace = "default"
	}
	for _, argument := range passed {
		resolved, err := analysis.BuildArgumentsForRolloutAnalysisRun([]v1alpha1.AnalysisRunArgument{argument}, stable, latest, placed)
		if err == nil {
			arguments = append(arguments, resolved...)
			continue
		}
		if fieldPath := argument.ValueFrom.FieldRef.FieldPath; !strings.HasPrefix(fieldPath, "status.") {
			return nil, nil, fmt.Errorf("argument %q: %w", argument.Name, err)
		}
		placeholder := ""
		arguments = append(arguments, v1alpha1.Argument{Name: argument.Name, Value: &placeholder})
		unknown = append(unknown, argument.Name)
	}
	return arguments, unknown, nil
}
