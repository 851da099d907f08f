package story

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/dynamic"
)

// CPUAnswer is the answer in which a story writes down what all of its pods use together: the demand. More pods share it, they do not add to it.
const CPUAnswer = "cpu"

const (
	// UsageAddress is where the usage of pods is served, over TLS. The API server is told to look for it under the name of this host.
	UsageAddress = "127.0.0.1:19443"
	usageGroup   = "metrics.k8s.io/v1beta1"
	usagePath    = "/apis/" + usageGroup
)

var (
	pods        = schema.GroupVersionResource{Version: "v1", Resource: "pods"}
	apiServices = schema.GroupVersionResource{Group: "apiregistration.k8s.io", Version: "v1", Resource: "apiservices"}
)

// Usage stands in for metrics-server: it tells an autoscaler how much CPU pods use.
type Usage struct {
	client  dynamic.Interface
	answers *Answers
}

// NewUsage makes a server of what the answers say.
func NewUsage(client dynamic.Interface, answers *Answers) *Usage {
	return &Usage{client: client, answers: answers}
}

func (u *Usage) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if r.URL.Path == usagePath {
		_ = json.NewEncoder(w).Encode(metav1.APIResourceList{
			TypeMeta: metav1.TypeMeta{Kind: "APIResourceList", APIVersion: "v1"}, GroupVersion: usageGroup,
			APIResources: []metav1.APIResource{{Name: "pods", Kind: "PodMetrics", Namespaced: true, Verbs: metav1.Verbs{"get", "list"}}},
		})
		return
	}
	namespace, isPods := strings.CutSuffix(strings.TrimPrefix(r.URL.Path, usagePath+"/namespaces/"), "/pods")
	if !isPods {
		http.NotFound(w, r)
		return
	}
	list, err := u.list(r.Context(), namespace, r.FormValue("labelSelector"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	_ = json.NewEncoder(w).Encode(list)
}

// list shares the demand among the running pods.
func (u *Usage) list(ctx context.Context, namespace, selector string) (map[string]any, error) {
	demand, err := resource.ParseQuantity(u.answers.exact(namespace, CPUAnswer))
	if err != nil {
		return nil, fmt.Errorf("what the story says of CPU: %w", err)
	}
	all, err := u.client.Resource(pods).Namespace(namespace).List(ctx, metav1.ListOptions{LabelSelector: selector})
	if err != nil {
		return nil, err
	}
	var running []unstructured.Unstructured
	for _, pod := range all.Items {
		if phase, _ := field[string](&pod, "status", "phase"); phase == "Running" && pod.GetDeletionTimestamp() == nil {
			running = append(running, pod)
		}
	}
	items := []any{}
	for _, pod := range running {
		containers, _, _ := unstructured.NestedSlice(pod.Object, "spec", "containers")
		var shares []any
		for _, container := range containers {
			cpu := resource.NewMilliQuantity(demand.MilliValue()/int64(len(running)*len(containers)), resource.DecimalSI)
			shares = append(shares, map[string]any{"name": container.(map[string]any)["name"], "usage": map[string]any{"cpu": cpu.String(), "memory": "64Mi"}})
		}
		items = append(items, map[string]any{
			"metadata":  map[string]any{"name": pod.GetName(), "namespace": namespace, "labels": pod.GetLabels()},
			"timestamp": time.Now().UTC().Format(time.RFC3339), "window": "1s", "containers": shares,
		})
	}
	return map[string]any{"kind": "PodMetricsList", "apiVersion": usageGroup, "metadata": map[string]any{}, "items": items}, nil
}

// registration is what makes the API server send requests for usage here.
var registration = map[schema.GroupVersionResource]map[string]any{
	services: {"apiVersion": "v1", "kind": "Service", "metadata": map[string]any{"name": "usage", "namespace": "kube-system"},
		"spec": map[string]any{"type": "ExternalName", "externalName": "localhost"}},
	apiServices: {"apiVersion": "apiregistration.k8s.io/v1", "kind": "APIService", "metadata": map[string]any{"name": "v1beta1.metrics.k8s.io"},
		"spec": map[string]any{"group": "metrics.k8s.io", "version": "v1beta1", "groupPriorityMinimum": int64(100), "versionPriority": int64(100),
			"insecureSkipTLSVerify": true, "service": map[string]any{"name": "usage", "namespace": "kube-system", "port": int64(19443)}}},
}

// each calls act with every object of the registration and the way to it.
func (u *Usage) each(act func(dynamic.ResourceInterface, *unstructured.Unstructured) error) error {
	for resource, content := range registration {
		object := &unstructured.Unstructured{Object: content}
		to := dynamic.ResourceInterface(u.client.Resource(resource))
		if namespace := object.GetNamespace(); namespace != "" {
			to = u.client.Resource(resource).Namespace(namespace)
		}
		if err := act(to, object); err != nil {
			return err
		}
	}
	return nil
}

// Register has the API server send requests for usage here, and returns when it does.
func (u *Usage) Register(ctx context.Context) error {
	err := u.each(func(to dynamic.ResourceInterface, object *unstructured.Unstructured) error {
		_, err := to.Apply(ctx, object.GetName(), object, metav1.ApplyOptions{FieldManager: "conformance", Force: true})
		return err
	})
	if err != nil {
		return err
	}
	for {
		service, err := u.client.Resource(apiServices).Get(ctx, "v1beta1.metrics.k8s.io", metav1.GetOptions{})
		if err != nil {
			return err
		}
		conditions, _, _ := unstructured.NestedSlice(service.Object, "status", "conditions")
		for _, condition := range conditions {
			if entry, _ := condition.(map[string]any); entry["type"] == "Available" && entry["status"] == "True" {
				return nil
			}
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the API server does not reach %s: %v", UsageAddress, conditions)
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// Unregister undoes that: a kind that nobody serves would disturb every later client of the cluster.
func (u *Usage) Unregister(ctx context.Context) error {
	return u.each(func(to dynamic.ResourceInterface, object *unstructured.Unstructured) error {
		return to.Delete(ctx, object.GetName(), metav1.DeleteOptions{})
	})
}
