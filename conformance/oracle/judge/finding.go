// Package judge says what the code that runs in a cluster would object to in a set of manifests.
package judge

import (
	"fmt"

	"k8s.io/apimachinery/pkg/util/validation/field"
)

// Layer names which judge speaks.
type Layer string

const (
	// Decode is the YAML reader and the strict decoding into the Go types of the controllers.
	Decode Layer = "decode"
	// Duplicate is one object said twice: the second silently replaces the first on apply.
	Duplicate Layer = "duplicate"
	// CustomSchema is the schema of a CustomResourceDefinition, with defaults, list types and metadata.
	CustomSchema Layer = "crd"
	// CustomPruning is a field that the schema does not know: the API server rejects it when strict and drops it when not.
	CustomPruning Layer = "crd-prune"
	// CustomRules are the CEL rules of a CustomResourceDefinition.
	CustomRules Layer = "crd-cel"
	// Kubernetes is the API server's own judgement of its built-in kinds.
	Kubernetes Layer = "core"
	// Rollouts is the validation that the Rollouts controller makes of a Rollout or an Experiment by itself.
	Rollouts Layer = "rollouts"
	// References is the validation of a Rollout against the objects that it names.
	References Layer = "references"
	// Metrics is the validation of the metrics of an analysis after its arguments were resolved.
	Metrics Layer = "metrics"
	// UnknownKind is an object that nobody here can judge.
	UnknownKind Layer = "unknown-kind"
)

// Severity tells an objection from a remark.
type Severity string

const (
	// Error is what a controller or the API server rejects.
	Error Severity = "error"
	// Warning is what the API server accepts with a warning.
	Warning Severity = "warning"
)

// Object identifies the manifest a finding is about, as it was written.
type Object struct {
	APIVersion string `json:"apiVersion"`
	Kind       string `json:"kind"`
	Namespace  string `json:"namespace"`
	Name       string `json:"name"`
}

// Finding is one objection.
type Finding struct {
	Layer    Layer    `json:"layer"`
	Object   Object   `json:"object"`
	Path     string   `json:"path"`
	Message  string   `json:"message"`
	Severity Severity `json:"severity"`
}

func (f Finding) String() string {
	name := f.Object.Name
	if f.Object.Namespace != "" {
		name = f.Object.Namespace + "/" + name
	}
	return fmt.Sprintf("%s [%s] %s %s %s: %s", f.Severity, f.Layer, f.Object.Kind, name, f.Path, f.Message)
}

// findings gathers what the layers say about one object.
type findings struct {
	object Object
	all    []Finding
}

func (f *findings) add(layer Layer, path, format string, arguments ...any) {
	f.all = append(f.all, Finding{layer, f.object, path, fmt.Sprintf(format, arguments...), Error})
}

func (f *findings) warn(layer Layer, message string) {
	f.all = append(f.all, Finding{layer, f.object, "", message, Warning})
}

func (f *findings) addErrors(layer Layer, errors field.ErrorList) {
	for _, err := range errors {
		f.add(layer, err.Field, "%s", err.ErrorBody())
	}
}
