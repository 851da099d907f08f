package supervise

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/tools/clientcmd"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/cluster/manifests"
)

// clusterKinds are the kinds that a cluster is prepared with, before anything is tested on it.
var clusterKinds = map[string]schema.GroupVersionResource{
	"CustomResourceDefinition": {Group: "apiextensions.k8s.io", Version: "v1", Resource: "customresourcedefinitions"},
	"ClusterRole":              {Group: "rbac.authorization.k8s.io", Version: "v1", Resource: "clusterroles"},
	"ClusterRoleBinding":       {Group: "rbac.authorization.k8s.io", Version: "v1", Resource: "clusterrolebindings"},
	"Namespace":                {Version: "v1", Resource: "namespaces"},
	"IngressClass":             {Group: "networking.k8s.io", Version: "v1", Resource: "ingressclasses"},
}

// furnishing is what the controllers' installs bring besides the files given.
const furnishing = `
apiVersion: v1
kind: Namespace
metadata: {name: argo-rollouts}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: argo-rollouts}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: argo-rollouts}
subjects: [{kind: ServiceAccount, name: argo-rollouts, namespace: argo-rollouts}]
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: {name: nginx}
spec: {controller: k8s.io/ingress-nginx}
`

// furnish creates what every cluster has, and returns when all kinds are served.
func furnish(ctx context.Context, layout Layout) error {
	config, err := clientcmd.BuildConfigFromFlags("", layout.Kubeconfig())
	if err != nil {
		return err
	}
	config.QPS, config.Burst = 100, 200
	client, err := dynamic.NewForConfig(config)
	if err != nil {
		return err
	}
	objects, err := manifests.Parse([]byte(furnishing))
	if err != nil {
		return err
	}
	for _, resource := range layout.Resources {
		found, err := readTree(resource)
		if err != nil {
			return err
		}
		objects = append(objects, found...)
	}
	for _, object := range objects {
		resource, known := clusterKinds[object.GetKind()]
		if !known {
			return fmt.Errorf("a cluster is not prepared with a %s (%s)", object.GetKind(), object.GetName())
		}
		_, err := client.Resource(resource).Apply(ctx, object.GetName(), object, metav1.ApplyOptions{FieldManager: "conformance", Force: true})
		if err != nil {
			return fmt.Errorf("%s %s: %.300s", object.GetKind(), object.GetName(), err) // a refused CRD lists each of its fields
		}
	}
	served := discovery.NewDiscoveryClientForConfigOrDie(config)
	for _, object := range objects {
		if err := awaitKind(ctx, served, object); err != nil {
			return err
		}
	}
	return nil
}

// readTree reads the manifests of a file, or of all YAML files in a folder.
func readTree(root string) ([]*unstructured.Unstructured, error) {
	var objects []*unstructured.Unstructured
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".yaml") {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		found, err := manifests.Parse(content)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		objects = append(objects, found...)
		return nil
	})
	return objects, err
}

// awaitKind returns when the API server serves every version of a CustomResourceDefinition; other kinds are there already.
func awaitKind(ctx context.Context, served discovery.DiscoveryInterface, definition *unstructured.Unstructured) error {
	if definition.GetKind() != "CustomResourceDefinition" {
		return nil
	}
	group, _, _ := unstructured.NestedString(definition.Object, "spec", "group")
	plural, _, _ := unstructured.NestedString(definition.Object, "spec", "names", "plural")
	versions, _, _ := unstructured.NestedSlice(definition.Object, "spec", "versions")
	for _, version := range versions {
		entry, _ := version.(map[string]any)
		if entry["served"] != true {
			continue
		}
		groupVersion := fmt.Sprintf("%s/%s", group, entry["name"])
		for !isServed(served, groupVersion, plural) {
			select {
			case <-ctx.Done():
				return fmt.Errorf("%s in %s is not served: %w", plural, groupVersion, ctx.Err())
			case <-time.After(50 * time.Millisecond):
			}
		}
	}
	return nil
}

func isServed(served discovery.DiscoveryInterface, groupVersion, plural string) bool {
	list, err := served.ServerResourcesForGroupVersion(groupVersion)
	if err != nil {
		return false
	}
	for _, resource := range list.APIResources {
		if resource.Name == plural {
			return true
		}
	}
	return false
}
