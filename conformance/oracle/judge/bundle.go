package judge

import (
	"encoding/json"

	"k8s.io/apimachinery/pkg/runtime/schema"
)

// clusterWide lists the kinds without a namespace that anything here refers to.
var clusterWide = map[schema.GroupKind]bool{
	{Group: "argoproj.io", Kind: "ClusterAnalysisTemplate"}: true,
	{Kind: "Namespace"}: true,
}

type key struct {
	kind            schema.GroupKind
	namespace, name string
}

// bundle finds the objects that are applied together by kind, namespace and name.
type bundle struct {
	manifests []manifest
	byKey     map[key]manifest
}

// newBundle indexes the manifests and reports each one that an earlier one already said.
func newBundle(manifests []manifest) (*bundle, []Finding) {
	b := &bundle{manifests, map[key]manifest{}}
	var duplicates []Finding
	for _, m := range manifests {
		k := keyOf(m.tree.GroupVersionKind().GroupKind(), m.tree.GetNamespace(), m.tree.GetName())
		if _, seen := b.byKey[k]; seen {
			duplicates = append(duplicates, Finding{Duplicate, m.identity(), "metadata.name", "an earlier object has the same kind and name", Error})
			continue
		}
		b.byKey[k] = m
	}
	return b, duplicates
}

// keyOf reads an absent namespace as "default", so that an object with and one without it find each other as in a cluster.
func keyOf(kind schema.GroupKind, namespace, name string) key {
	if clusterWide[kind] {
		namespace = ""
	} else if namespace == "" {
		namespace = "default"
	}
	return key{kind, namespace, name}
}

func (b *bundle) has(kind schema.GroupKind, namespace, name string) bool {
	_, found := b.byKey[keyOf(kind, namespace, name)]
	return found
}

// find decodes an object of the bundle into the type that its controller uses; nil where it is absent or does not fit the type
// (which is then a finding of that object, not of the one that refers to it).
func find[T any](b *bundle, kind schema.GroupKind, namespace, name string) *T {
	m, found := b.byKey[keyOf(kind, namespace, name)]
	if !found {
		return nil
	}
	into := new(T)
	if json.Unmarshal(m.raw, into) != nil {
		return nil
	}
	return into
}
