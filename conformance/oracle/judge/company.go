package judge

import (
	"encoding/json"

	"k8s.io/apimachinery/pkg/runtime/schema"
	strictjson "sigs.k8s.io/json"

	"github.com/argoproj/argo-rollouts/pkg/apis/rollouts/v1alpha1"
	"github.com/argoproj/argo-rollouts/utils/conditions"
)

const argoGroup = "argoproj.io"

func argoKind(kind string) schema.GroupKind { return schema.GroupKind{Group: argoGroup, Kind: kind} }

// checkArgo decodes strictly into the controller's own type, which is stricter than the schema about numbers and durations.
func checkArgo(f *findings, m manifest) {
	into := map[string]any{
		"Rollout": &v1alpha1.Rollout{}, "Experiment": &v1alpha1.Experiment{}, "AnalysisRun": &v1alpha1.AnalysisRun{},
		"AnalysisTemplate": &v1alpha1.AnalysisTemplate{}, "ClusterAnalysisTemplate": &v1alpha1.ClusterAnalysisTemplate{},
	}[m.tree.GetKind()]
	unknown, err := strictjson.UnmarshalStrict(m.raw, into)
	if err != nil {
		f.add(Decode, "", "%v", err)
	}
	for _, violation := range unknown {
		f.add(Decode, "", "%v", violation)
	}
}

// company judges what depends on several objects: a Rollout and what it names, a template and the arguments it is given.
type company struct {
	bundle   *bundle
	external []ExternalObject
	// used holds the templates that were judged with the arguments of somebody who uses them.
	used map[key]bool
}

func newCompany(b *bundle, external []ExternalObject) *company {
	return &company{b, external, map[key]bool{}}
}

// check judges an object that looks at others. What cannot be decoded was reported when it was judged alone.
func (c *company) check(f *findings, m manifest) {
	if m.tree.GroupVersionKind().Group != argoGroup {
		return
	}
	switch m.tree.GetKind() {
	case "Rollout":
		rollout := &v1alpha1.Rollout{}
		if json.Unmarshal(m.raw, rollout) == nil {
			c.checkRollout(f, rollout)
		}
	case "Experiment":
		experiment := &v1alpha1.Experiment{}
		if json.Unmarshal(m.raw, experiment) == nil {
			if objection := conditions.VerifyExperimentSpec(experiment, nil); objection != nil {
				f.add(Rollouts, "spec", "%s: %s", objection.Reason, objection.Message)
			}
			c.checkExperiment(f, experiment, "spec.")
		}
	case "AnalysisRun":
		run := &v1alpha1.AnalysisRun{}
		if json.Unmarshal(m.raw, run) == nil {
			for _, objection := range judgeRun(run.Spec, nil) {
				f.add(Metrics, objection.path, "%s", objection.message)
			}
		}
	}
}

// missing reports an object that is neither in the bundle nor declared to live elsewhere.
func (c *company) missing(f *findings, path, kind, namespace, name string) {
	if namespace == "" {
		namespace = "default"
	}
	for _, e := range c.external {
		elsewhere := e.Namespace
		if elsewhere == "" {
			elsewhere = "default"
		}
		if e.Kind == kind && e.Name == name && (elsewhere == namespace || kind == "ClusterAnalysisTemplate") {
			return
		}
	}
	f.add(References, path, "%s %q is not in this bundle", kind, name)
}
