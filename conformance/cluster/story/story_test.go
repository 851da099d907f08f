package story

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func number(n int64) *int64 { return &n }

func readText(t *testing.T, text string) (*Story, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a-story.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return Read(file)
}

const head = "about: x\napp: canary\nversions: {v1: \"app:v1\"}\ndo:\n"

func TestAStoryIsNamedLikeItsFileAndKeepsItsSteps(t *testing.T) {
	s, err := readText(t, head+"- apply: v1\n- until: {phase: Healthy}\n  within: 5s\n")
	if err != nil || s.Name != "a-story" || s.Workload != "orders" || len(s.Do) != 2 || time.Duration(s.Do[1].Within) != 5*time.Second {
		t.Errorf("got %+v, %v", s, err)
	}
}

func TestAStepThatMeansNothingIsRefused(t *testing.T) {
	for step, reason := range map[string]string{
		"- apply: v2\n": `version "v2" is not among the versions`,
		"- {apply: v1, rollouts: abort orders}\n":      "does 2 things",
		"- {within: 5s}\n":                             "does 0 things",
		"- {apply: v1, within: 5s}\n":                  "`within` belongs to `until`",
		"- {stays: {phase: Healthy}}\n":                "`stays` and `for` belong together",
		"- {until: {fase: Healthy}}\n":                 "unknown field",
		"- {wait: 5}\n":                                "missing unit",
		"- {expect: {weights: [0, 25], wights: []}}\n": "unknown field",
	} {
		if _, err := readText(t, head+step); err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: got %v, want %q", step, err, reason)
		}
	}
}

func TestAConditionHoldsOnlyWhenTheControllerHasSeenTheNewestManifest(t *testing.T) {
	o := Observation{Phase: "Healthy"}
	if miss := (Condition{Phase: "Healthy"}).misses(o); !strings.Contains(miss, "newest manifest") {
		t.Errorf("got %q", miss)
	}
	o.observed = true
	if miss := (Condition{Phase: "Healthy"}).misses(o); miss != "" {
		t.Errorf("got %q", miss)
	}
}

func TestAConditionNamesWhatDiffers(t *testing.T) {
	yes := true
	o := Observation{Phase: "Paused", Message: "CanaryPauseStep", Step: number(1), Weight: number(25), Stable: "v1", Current: "v2", observed: true,
		Replicas: map[string]Replicas{"v1": {Desired: 4, Ready: 4}}, Services: map[string]string{"orders": "v1"}, Analysis: map[string]string{"2": "Running"}}
	for want, c := range map[string]Condition{
		"":                              {Phase: "Paused", Message: "Pause", Step: number(1), Weight: number(25), Ready: map[string]int64{"v1": 4, "v2": 0}, Analysis: map[string]string{"": "Running"}},
		"phase is Paused, not Healthy":  {Phase: "Healthy"},
		"step is 1, not 3":              {Step: number(3)},
		"weight is 25, not 50":          {Weight: number(50)},
		"aborted is false":              {Aborted: &yes},
		`stable is "v1", not "v2"`:      {Stable: "v2"},
		`current is "v2", not "v1"`:     {Current: "v1"},
		"4 pods of v1 are ready, not 3": {Ready: map[string]int64{"v1": 3}},
		"4 pods of v1 are wanted":       {Desired: map[string]int64{"v1": 0}},
		`selects "v1", not "v2"`:        {Services: map[string]string{"orders": "v2"}},
		"no analysis run":               {Analysis: map[string]string{"2": "Failed"}},
		"no experiment run":             {Experiments: map[string]string{"2": "Failed"}},
	} {
		if miss := c.misses(o); miss != want && (want == "" || !strings.Contains(miss, want)) {
			t.Errorf("got %q, want %q", miss, want)
		}
	}
}

func TestAnExpectationIsAboutTheWholeWayNotItsEnd(t *testing.T) {
	way := []Observation{
		{Phase: "Healthy", Weight: number(0), Replicas: map[string]Replicas{"v1": {Current: 4, Ready: 4}}, observed: true},
		{Phase: "Paused", Weight: number(25), Replicas: map[string]Replicas{"v1": {Current: 4, Ready: 3}, "v2": {Current: 2}}, observed: true},
		{Phase: "Paused", Weight: number(25), Replicas: map[string]Replicas{"v1": {Current: 4, Ready: 4}, "v2": {Current: 2, Ready: 2}}, observed: true},
		{Phase: "Degraded", Weight: number(0), Replicas: map[string]Replicas{"v1": {Current: 4, Ready: 4}}, observed: true},
	}
	heard := []Event{{Reason: "RolloutAborted"}}
	good := Expectation{Weights: []int64{0, 25, 0}, Phases: []string{"Healthy", "Degraded"}, LeastReady: number(3), MostReplicas: number(6), Events: []string{"RolloutAborted"}}
	if misses := good.misses(way, heard); misses != nil {
		t.Errorf("got %v", misses)
	}
	for want, e := range map[string]Expectation{
		"weights were [0 25 0], not [0 25]": {Weights: []int64{0, 25}},
		"phase Healthy was not visited":     {Phases: []string{"Paused", "Healthy"}},
		"phase was Degraded":                {NeverPhase: "Degraded"},
		"only 3 pods were ready":            {LeastReady: number(4)},
		"6 pods were there":                 {MostReplicas: number(5)},
		"no event RolloutPaused":            {Events: []string{"RolloutPaused"}},
	} {
		if misses := e.misses(way, heard); len(misses) != 1 || !strings.Contains(misses[0], want) {
			t.Errorf("got %v, want %q", misses, want)
		}
	}
}

func TestNothingObservedMeetsNoExpectation(t *testing.T) {
	if misses := (Expectation{}).misses(nil, nil); len(misses) == 0 {
		t.Error("passed")
	}
}

func TestHashesAreCutOffTheNamesOfRuns(t *testing.T) {
	for name, want := range map[string]string{
		"orders-5d57748b94-2":                "2",
		"orders-5d57748b94-2-pre":            "2-pre",
		"orders-5d57748b94-2-1-success-rate": "2-1-success-rate",
	} {
		if got := plain(name, "orders"); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestQueriesGetTheAnswersThatTheStoryWroteDown(t *testing.T) {
	answers := NewAnswers()
	answers.Set("a", map[string]string{"default": "0.99", "latency": "NaN", "restarts": "empty", "broken": "error"})
	ask := func(path string) (int, string) {
		recorder := httptest.NewRecorder()
		answers.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, path, nil))
		return recorder.Code, recorder.Body.String()
	}
	for path, want := range map[string]string{
		"/a/api/v1/query?query=success":      `"0.99"]`,
		"/a/api/v1/query?query=latency_p99":  `"NaN"]`,
		"/a/api/v1/query?query=restarts_sum": `"result":[]`,
		"/a/web/smoke":                       `{"value":0.99}`,
	} {
		if code, body := ask(path); code != 200 || !strings.Contains(body, want) {
			t.Errorf("%s: %d %s", path, code, body)
		}
	}
	for _, path := range []string{"/a/api/v1/query?query=broken", "/unknown/api/v1/query?query=success"} {
		if code, _ := ask(path); code != 500 {
			t.Errorf("%s: %d", path, code)
		}
	}
}

func TestObservationsSinceAnActionBeginWithTheStateItFound(t *testing.T) {
	w := &Watcher{observations: []Observation{{At: 1}, {At: 2}, {At: 4}}, events: []Event{{At: 1}, {At: 5}}}
	seen, heard := w.since(3)
	if times := []float64{seen[0].At, seen[1].At}; len(seen) != 2 || !slices.Equal(times, []float64{2, 4}) || len(heard) != 1 {
		t.Errorf("got %v, %v", seen, heard)
	}
}

func TestWhatWasSeenSinceAMomentBeginsWithTheStateOfThatMoment(t *testing.T) {
	w := &Watcher{observations: []Observation{{At: 1, Phase: "a"}, {At: 2, Phase: "b"}, {At: 3, Phase: "c"}}}
	for at, want := range map[float64]string{1.5: "abc", 2: "bc", 2.5: "bc", 3: "c", 4: "c"} {
		observations, _ := w.since(at)
		seen := ""
		for _, o := range observations {
			seen += o.Phase
		}
		if seen != want {
			t.Errorf("since %v: got %q, want %q", at, seen, want)
		}
	}
}
