package load

import (
	"context"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/dataplane/split"
)

func serve(t *testing.T, handler http.HandlerFunc) string {
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL
}

func TestALaneSendsNoMoreThanItMay(t *testing.T) {
	var seen atomic.Int64
	url := serve(t, func(http.ResponseWriter, *http.Request) { seen.Add(1) })
	samples := Lane{URL: url, Rate: 1000, Most: 50, Limit: time.Minute}.Run(context.Background())
	if len(samples) != 50 || seen.Load() != 50 {
		t.Errorf("%d samples, %d requests", len(samples), seen.Load())
	}
}

func TestALaneEndsAtItsLimitAndWaitsForWhatItSent(t *testing.T) {
	url := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(200 * time.Millisecond)
		w.Header().Set(versionHeader, "v1")
	})
	samples := Lane{URL: url, Rate: 50, Most: 1_000_000, Limit: 300 * time.Millisecond}.Run(context.Background())
	if len(samples) == 0 || len(samples) > 20 {
		t.Errorf("%d samples in 0.3 s at 50 per second", len(samples))
	}
	for _, sample := range samples {
		if sample.Version != "v1" || sample.Failure != "" {
			t.Fatalf("not waited for: %+v", sample)
		}
	}
}

func TestTheRateDoesNotDependOnTheAnswers(t *testing.T) {
	url := serve(t, func(http.ResponseWriter, *http.Request) { time.Sleep(500 * time.Millisecond) })
	samples := Lane{URL: url, Rate: 100, Most: 50, Limit: time.Minute}.Run(context.Background())
	if took := samples[49].Due.Sub(samples[0].Due); took != 490*time.Millisecond {
		t.Errorf("50 requests at 100 per second were due within %s", took)
	}
	if sample := samples[49]; sample.Late > 400*time.Millisecond {
		t.Errorf("waited %s for earlier answers", sample.Late)
	}
}

func TestAFailureSaysWhoseItIs(t *testing.T) {
	for name, test := range map[string]struct {
		handler          http.HandlerFunc
		version, failure string
	}{
		"good":            {func(w http.ResponseWriter, _ *http.Request) { w.Header().Set(versionHeader, "v2") }, "v2", ""},
		"a version's own": {func(w http.ResponseWriter, _ *http.Request) { w.Header().Set(versionHeader, "v2"); w.WriteHeader(500) }, "v2", "500"},
		"a refusal": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set(split.FailureHeader, "refused")
			w.WriteHeader(502)
		}, "", "refused"},
		"nobody to go to":    {http.NotFound, "", "404 from the data plane"},
		"the data plane's":   {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(503) }, "", "503 from the data plane"},
		"a broken-off reply": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, "", "no answer from the data plane"},
	} {
		samples := Lane{URL: serve(t, test.handler), Rate: 100, Most: 1, Limit: time.Minute}.Run(context.Background())
		if got := samples[0]; got.Version != test.version || got.Failure != test.failure {
			t.Errorf("%s: %q %q", name, got.Version, got.Failure)
		}
	}
}

func TestASummaryTellsLostRequestsFromThoseThatAVersionAnsweredBadly(t *testing.T) {
	s := Summarize([]Sample{{Version: "v1", Took: 10 * time.Millisecond}, {Version: "v2", Failure: "500"}, {Failure: "refused", Took: 30 * time.Millisecond}, {Failure: "cut"}})
	if s.Requests != 4 || s.LostInAll() != 2 || s.AnsweredInAll() != 1 || s.Answered["500 by v2"] != 1 || s.Worst != 30 {
		t.Errorf("%+v", s)
	}
}

func TestASummaryOfNothingIsEmpty(t *testing.T) {
	if s := Summarize(nil); s.Requests != 0 || s.LostInAll() != 0 {
		t.Errorf("%+v", s)
	}
}
