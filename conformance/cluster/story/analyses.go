package story

import (
	"time"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

// Analysis is how an analysis run stood when its story ended.
type Analysis struct {
	Phase string `json:"phase"`
	// Metrics are its metrics, by name.
	Metrics map[string]Measurements `json:"metrics,omitempty"`
}

// Measurements are those of one metric, by what became of them.
type Measurements struct {
	Phase        string `json:"phase"`
	Successful   int64  `json:"successful,omitempty"`
	Failed       int64  `json:"failed,omitempty"`
	Inconclusive int64  `json:"inconclusive,omitempty"`
	Error        int64  `json:"error,omitempty"`
	// Taken are the last of them, as many as the controller keeps.
	Taken []Measurement `json:"taken,omitempty"`
}

// Measurement is one of them.
type Measurement struct {
	// At is when it was finished, in the seconds of the story, which the API server cuts off to whole ones.
	At    float64 `json:"at"`
	Phase string  `json:"phase"`
	Value string  `json:"value"`
}

// analyses tells what each analysis run has measured by now, by the names that observations have.
func (w *Watcher) analyses() map[string]Analysis {
	all := map[string]Analysis{}
	for _, run := range w.list(analysisRuns) {
		analysis := Analysis{Metrics: map[string]Measurements{}}
		analysis.Phase, _ = field[string](run, "status", "phase")
		results, _, _ := unstructured.NestedSlice(run.Object, "status", "metricResults")
		for _, entry := range results {
			if result, isObject := entry.(map[string]any); isObject {
				name, measured := w.measurementsOf(&unstructured.Unstructured{Object: result})
				analysis.Metrics[name] = measured
			}
		}
		all[plain(run.GetName(), w.workload)] = analysis
	}
	return all
}

func (w *Watcher) measurementsOf(result *unstructured.Unstructured) (string, Measurements) {
	name, _ := field[string](result, "name")
	m := Measurements{}
	m.Phase, _ = field[string](result, "phase")
	for outcome, count := range map[string]*int64{"successful": &m.Successful, "failed": &m.Failed, "inconclusive": &m.Inconclusive, "error": &m.Error} {
		*count, _ = field[int64](result, outcome) // absent where there was none
	}
	taken, _, _ := unstructured.NestedSlice(result.Object, "measurements")
	for _, entry := range taken {
		if measurement, isObject := entry.(map[string]any); isObject {
			m.Taken = append(m.Taken, w.measurement(&unstructured.Unstructured{Object: measurement}))
		}
	}
	return name, m
}

func (w *Watcher) measurement(taken *unstructured.Unstructured) Measurement {
	m := Measurement{}
	m.Phase, _ = field[string](taken, "phase")
	m.Value, _ = field[string](taken, "value")
	finished, _ := field[string](taken, "finishedAt")
	if at, err := time.Parse(time.RFC3339, finished); err == nil {
		m.At = float64(at.Sub(w.begin).Milliseconds()) / 1000
	}
	return m
}
