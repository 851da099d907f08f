// Package dryrun lets a real API server judge manifests without storing them.
package dryrun

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/discovery/cached/memory"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/restmapper"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/cluster/manifests"
)

// Judge sends objects to an API server.
type Judge struct {
	client   dynamic.Interface
	core     kubernetes.Interface
	kinds    meta.RESTMapper
	unserved *Unserved
	present  map[string]bool // namespaces
}

// New makes a judge of an API server. Objects of unserved kinds are passed over.
func New(config *rest.Config, unserved *Unserved) (*Judge, error) {
	client, err := dynamic.NewForConfig(config)
	if err != nil {
		return nil, err
	}
	core, err := kubernetes.NewForConfig(config)
	if err != nil {
		return nil, err
	}
	served, err := discovery.NewDiscoveryClientForConfig(config)
	if err != nil {
		return nil, err
	}
	kinds := restmapper.NewDeferredDiscoveryRESTMapper(memory.NewMemCacheClient(served))
	return &Judge{client: client, core: core, kinds: kinds, unserved: unserved, present: map[string]bool{}}, nil
}

// File judges all objects of a YAML file and what controllers will make of them. It returns how many there were and what was refused.
func (j *Judge) File(ctx context.Context, path string) (int, []error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return 0, []error{err}
	}
	objects, err := manifests.Parse(content)
	if err != nil {
		return 0, []error{fmt.Errorf("%s: %w", path, err)}
	}
	if len(objects) == 0 {
		return 0, []error{fmt.Errorf("%s: no objects", path)}
	}
	count, refused := 0, []error(nil)
	for _, object := range objects {
		for _, judged := range append([]*unstructured.Unstructured{object}, derived(object)...) {
			count++
			if err := j.object(ctx, judged); err != nil {
				as := ""
				if judged != object {
					as = ", as a " + judged.GetKind()
				}
				refused = append(refused, fmt.Errorf("%s: %s %s%s: %w", path, object.GetKind(), object.GetName(), as, err))
			}
		}
	}
	return count, refused
}

// object creates one object, strictly and without effect.
func (j *Judge) object(ctx context.Context, object *unstructured.Unstructured) error {
	kind := object.GroupVersionKind()
	mapping, err := j.kinds.RESTMapping(kind.GroupKind(), kind.Version)
	if meta.IsNoMatchError(err) && j.unserved.Meet(kind.GroupKind()) {
		return nil
	}
	if err != nil {
		return err
	}
	resource := dynamic.ResourceInterface(j.client.Resource(mapping.Resource))
	if mapping.Scope.Name() == meta.RESTScopeNameNamespace {
		namespace := object.GetNamespace()
		if namespace == "" {
			namespace = metav1.NamespaceDefault
		}
		if err := j.namespace(ctx, namespace); err != nil {
			return err
		}
		resource = j.client.Resource(mapping.Resource).Namespace(namespace)
	}
	_, err = resource.Create(ctx, object, metav1.CreateOptions{DryRun: []string{metav1.DryRunAll}, FieldValidation: metav1.FieldValidationStrict})
	return err
}

// namespace makes a namespace that objects name: without it none of them would be looked at.
func (j *Judge) namespace(ctx context.Context, name string) error {
	if j.present[name] {
		return nil
	}
	_, err := j.core.CoreV1().Namespaces().Create(ctx, &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name}}, metav1.CreateOptions{})
	if err != nil && !apierrors.IsAlreadyExists(err) {
		return err
	}
	j.present[name] = true
	return nil
}

// Files lists the YAML files among and below the paths.
func Files(paths []string) ([]string, error) {
	var files []string
	for _, root := range paths {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() && (strings.HasSuffix(path, ".yaml") || strings.HasSuffix(path, ".yml")) {
				files = append(files, path)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return files, nil
}
