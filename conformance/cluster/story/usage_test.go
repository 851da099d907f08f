package story

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/client-go/dynamic/fake"
)

func runningPod(name, phase string) *unstructured.Unstructured {
	return &unstructured.Unstructured{Object: map[string]any{
		"apiVersion": "v1", "kind": "Pod", "metadata": map[string]any{"name": name, "namespace": "shop"},
		"spec": map[string]any{"containers": []any{map[string]any{"name": "main"}}}, "status": map[string]any{"phase": phase},
	}}
}

func TestThePodsThatRunShareTheDemand(t *testing.T) {
	answers := NewAnswers()
	answers.Set("shop", map[string]string{CPUAnswer: "400m"})
	client := fake.NewSimpleDynamicClient(runtime.NewScheme(), runningPod("a", "Running"), runningPod("b", "Running"), runningPod("c", "Pending"))
	recorder := httptest.NewRecorder()
	NewUsage(client, answers).ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods", nil))
	var list struct {
		Items []struct {
			Timestamp  time.Time
			Containers []struct{ Usage map[string]string }
		}
	}
	if err := json.Unmarshal(recorder.Body.Bytes(), &list); err != nil || len(list.Items) != 2 {
		t.Fatalf("%v: %s", err, recorder.Body)
	}
	for _, item := range list.Items {
		if item.Containers[0].Usage["cpu"] != "200m" || time.Since(item.Timestamp) > 5*time.Second {
			t.Errorf("got %+v", item)
		}
	}
}

func TestAStoryWithoutDemandHasNoMetrics(t *testing.T) {
	recorder := httptest.NewRecorder()
	NewUsage(fake.NewSimpleDynamicClient(runtime.NewScheme()), NewAnswers()).ServeHTTP(recorder,
		httptest.NewRequest(http.MethodGet, "/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods", nil))
	if recorder.Code != http.StatusInternalServerError {
		t.Errorf("got %d: %s", recorder.Code, recorder.Body)
	}
}
