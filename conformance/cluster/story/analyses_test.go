package story

import (
	"reflect"
	"testing"
	"time"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/tools/cache"
)

func TestTheEndOfAnAnalysisCountsTheMeasurementsOfEachMetric(t *testing.T) {
	run := &unstructured.Unstructured{Object: map[string]any{
		"metadata": map[string]any{"name": "orders-5d57748b94-2-post"},
		"status": map[string]any{"phase": "Failed", "metricResults": []any{
			map[string]any{"name": "success-rate", "phase": "Failed", "count": int64(4), "successful": int64(1), "failed": int64(3), "measurements": []any{
				map[string]any{"phase": "Failed", "value": "[0.93]", "finishedAt": "2026-01-01T00:00:12Z"},
			}},
			map[string]any{"name": "latency", "phase": "Inconclusive", "inconclusive": int64(2), "error": int64(5)},
		}},
	}}
	begun := &unstructured.Unstructured{Object: map[string]any{"metadata": map[string]any{"name": "orders-5d57748b94-3"}}}
	store := cache.NewStore(cache.MetaNamespaceKeyFunc)
	for _, object := range []*unstructured.Unstructured{run, begun} {
		if err := store.Add(object); err != nil {
			t.Fatal(err)
		}
	}
	begin := time.Date(2026, 1, 1, 0, 0, 0, 500_000_000, time.UTC)
	w := &Watcher{workload: "orders", begin: begin, stores: map[schema.GroupVersionResource]cache.Store{analysisRuns: store}}
	want := map[string]Analysis{
		"2-post": {Phase: "Failed", Metrics: map[string]Measurements{
			"success-rate": {Phase: "Failed", Successful: 1, Failed: 3, Taken: []Measurement{{At: 11.5, Phase: "Failed", Value: "[0.93]"}}},
			"latency":      {Phase: "Inconclusive", Inconclusive: 2, Error: 5},
		}},
		"3": {Metrics: map[string]Measurements{}},
	}
	if got := w.analyses(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
