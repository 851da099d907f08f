package app

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// buckets are the upper bounds of the duration histogram in seconds, those that Prometheus' client libraries have by default.
var buckets = []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}

// metrics count the answers, in the names that instrumented services commonly use.
type metrics struct {
	mu     sync.Mutex
	series map[series]*histogram
}

type series struct {
	path string
	code int
}

type histogram struct {
	counts []int // one for each bucket, not added up
	count  int
	sum    float64
}

func newMetrics() *metrics { return &metrics{series: map[series]*histogram{}} }

func (m *metrics) observe(path string, code int, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	key := series{path, code}
	h := m.series[key]
	if h == nil {
		h = &histogram{counts: make([]int, len(buckets))}
		m.series[key] = h
	}
	h.count++
	h.sum += took.Seconds()
	if i, _ := slices.BinarySearch(buckets, took.Seconds()); i < len(buckets) {
		h.counts[i]++
	}
}

func (m *metrics) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4")
	fmt.Fprint(w, m.text())
}

// text is Prometheus' exposition format, in a fixed order.
func (m *metrics) text() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	var keys []series
	for key := range m.series {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b series) int {
		if a.path != b.path {
			return strings.Compare(a.path, b.path)
		}
		return a.code - b.code
	})
	var total, durations strings.Builder
	total.WriteString("# TYPE http_requests_total counter\n")
	durations.WriteString("# TYPE http_request_duration_seconds histogram\n")
	for _, key := range keys {
		h := m.series[key]
		labels := fmt.Sprintf(`code="%d",path="%s"`, key.code, key.path)
		fmt.Fprintf(&total, "http_requests_total{%s} %d\n", labels, h.count)
		upTo := 0
		for i, bound := range buckets {
			upTo += h.counts[i]
			fmt.Fprintf(&durations, "http_request_duration_seconds_bucket{%s,le=\"%s\"} %d\n", labels, strconv.FormatFloat(bound, 'g', -1, 64), upTo)
		}
		fmt.Fprintf(&durations, "http_request_duration_seconds_bucket{%s,le=\"+Inf\"} %d\n", labels, h.count)
		fmt.Fprintf(&durations, "http_request_duration_seconds_sum{%s} %g\nhttp_request_duration_seconds_count{%s} %d\n", labels, h.sum, labels, h.count)
	}
	return total.String() + durations.String()
}
