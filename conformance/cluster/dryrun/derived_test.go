package dryrun

import (
	"testing"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/cluster/manifests"
)

func TestAPodTemplateIsJudgedInsideAKindThatTheServerKnows(t *testing.T) {
	for manifest, want := range map[string][]string{
		"apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {namespace: shop}\nspec: {selector: {matchLabels: {a: b}}, template: {spec: {}}}\n":   {"Deployment"},
		"apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec: {workloadRef: {name: orders}}\n":                                                          {},
		"apiVersion: argoproj.io/v1alpha1\nkind: Experiment\nspec: {templates: [{template: {spec: {}}}, {template: {spec: {}}}]}\n":                       {"Deployment", "Deployment"},
		"apiVersion: argoproj.io/v1alpha1\nkind: AnalysisTemplate\nspec: {metrics: [{provider: {web: {}}}, {provider: {job: {spec: {template: {}}}}}]}\n": {"Job"},
		"apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: {}}}\n":                                                                           {},
	} {
		objects, err := manifests.Parse([]byte(manifest))
		if err != nil {
			t.Fatal(err)
		}
		got := derived(objects[0])
		if len(got) != len(want) {
			t.Fatalf("%s: %d derived objects, want %v", manifest, len(got), want)
		}
		for i := range want {
			if got[i].GetKind() != want[i] || got[i].GetNamespace() != objects[0].GetNamespace() {
				t.Errorf("%s: got %v", manifest, got[i])
			}
		}
	}
}
