package judge

import (
	"encoding/json"
	"fmt"
	"runtime/debug"

	"k8s.io/apimachinery/pkg/runtime/schema"
)

// Judge holds the schemas; it keeps nothing of the bundles that it has seen.
type Judge struct {
	customKinds map[schema.GroupVersionKind]*customKind
}

// New loads the CustomResourceDefinitions of Argo Rollouts and those of the kinds that other projects own.
// The other folders may hold older ones of Argo as well: those are passed over, because the code here belongs to the first.
func New(argoDirectory string, otherDirectories []string) (*Judge, error) {
	j := &Judge{map[schema.GroupVersionKind]*customKind{}}
	isArgo := func(group string) bool { return group == argoGroup }
	if err := loadCustomKinds(argoDirectory, isArgo, j.customKinds); err != nil {
		return nil, err
	}
	for _, directory := range otherDirectories {
		if err := loadCustomKinds(directory, func(group string) bool { return !isArgo(group) }, j.customKinds); err != nil {
			return nil, err
		}
	}
	return j, nil
}

// Request is a set of manifests that are applied together: as YAML, as objects, or both.
type Request struct {
	YAML    string            `json:"yaml,omitempty"`
	Objects []json.RawMessage `json:"objects,omitempty"`
	// External names objects that the manifests refer to and that live elsewhere.
	External []ExternalObject `json:"external,omitempty"`
}

// ExternalObject is an object that exists in the cluster without being in the manifests.
type ExternalObject struct {
	Kind      string `json:"kind"`
	Namespace string `json:"namespace,omitempty"`
	Name      string `json:"name"`
}

// Validate judges every object by itself and the Rollouts, Experiments and analyses in their company.
// The answer is never nil and in the order of the objects.
func (j *Judge) Validate(request Request) []Finding {
	all := []Finding{}
	manifests, unreadable := readYAML([]byte(request.YAML))
	all = append(all, unreadable...)
	for index, raw := range request.Objects {
		read, err := readJSON(raw)
		if err != nil {
			all = append(all, undecodable(index, err))
			continue
		}
		manifests = append(manifests, read...)
	}
	b, duplicates := newBundle(manifests)
	all = append(all, duplicates...)
	company := newCompany(b, request.External)
	for _, m := range manifests {
		f := &findings{object: m.identity()}
		guarded(f, func() { j.alone(f, m) })
		guarded(f, func() { company.check(f, m) })
		all = append(all, f.all...)
	}
	return append(all, company.unusedTemplates()...)
}

// alone judges an object without looking at the others.
func (j *Judge) alone(f *findings, m manifest) {
	kind := m.tree.GroupVersionKind()
	if custom := j.customKinds[kind]; custom != nil {
		custom.check(f, m.tree)
		if kind.Group == argoGroup {
			checkArgo(f, m)
		}
		return
	}
	if isKubernetes(kind) {
		checkKubernetes(f, m, kind)
		return
	}
	f.add(UnknownKind, "kind", "no schema for %s %s", kind.GroupVersion(), kind.Kind)
}

// guarded turns a panic of the code that judges into a finding, so that one object cannot silence the rest.
func guarded(f *findings, check func()) {
	defer func() {
		if p := recover(); p != nil {
			f.add(Decode, "", "the judge panicked, as the controller would: %s\n%s", fmt.Sprint(p), debug.Stack())
		}
	}()
	check()
}
