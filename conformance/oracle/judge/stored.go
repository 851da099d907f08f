package judge

import (
	"errors"

	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// StoredRequest is a custom object as it was written.
type StoredRequest struct {
	Object map[string]any `json:"object"`
}

// Stored is the object as the API server stores it: without fields that its schema does not know, with the defaults that the schema has.
func (j *Judge) Stored(request StoredRequest) (map[string]any, error) {
	tree := unstructured.Unstructured{Object: request.Object}
	kind := j.customKinds[tree.GroupVersionKind()]
	if kind == nil {
		return nil, errors.New("there is no schema for this kind")
	}
	pruning.Prune(tree.Object, kind.structure, true)
	defaulting.PruneNonNullableNullsWithoutDefaults(tree.Object, kind.structure)
	defaulting.Default(tree.Object, kind.structure)
	return tree.Object, nil
}
