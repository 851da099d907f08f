package story

import (
	"strings"
	"testing"
	"time"
)

// switched is a blue-green release: v2 takes over at 2 s, v1 is scaled down at 10 s, and between 4 and 5 s nobody was ready.
var switched = []Observation{
	{At: 0, Services: map[string]string{"orders": "v1"}, Endpoints: map[string]int64{"orders": 4}, Replicas: map[string]Replicas{"v1": {Desired: 4}}},
	{At: 2, Services: map[string]string{"orders": "v2"}, Endpoints: map[string]int64{"orders": 4}, Replicas: map[string]Replicas{"v1": {Desired: 4}}},
	{At: 4, Services: map[string]string{"orders": "v2"}, Endpoints: map[string]int64{"orders": 0}, Replicas: map[string]Replicas{"v1": {Desired: 4}}},
	{At: 5, Services: map[string]string{"orders": "v2"}, Endpoints: map[string]int64{"orders": 4}, Replicas: map[string]Replicas{"v1": {Desired: 4}}},
	{At: 10, Services: map[string]string{"orders": "v2"}, Endpoints: map[string]int64{"orders": 4}, Replicas: map[string]Replicas{"v1": {}}},
}

func TestWhatBecameOfAServiceIsComparedOverTheWholeWay(t *testing.T) {
	good := Expectation{
		Services:       map[string][]string{"orders": {"v1", "v2"}},
		LeastEndpoints: map[string]int64{"orders": 0},
		Gap:            map[string]bool{"orders": true},
		Kept:           map[string]Kept{"v1": {After: "orders", Least: Duration(7 * time.Second), Most: Duration(9 * time.Second)}},
	}
	if misses := good.misses(switched, nil); misses != nil {
		t.Errorf("got %v", misses)
	}
	for want, e := range map[string]Expectation{
		"Service orders selected [v1 v2], not [v1]":           {Services: map[string][]string{"orders": {"v1"}}},
		"only 0 ready endpoints at some time, not 4":          {LeastEndpoints: map[string]int64{"orders": 4}},
		"without a ready endpoint for 1.0 s":                  {Gap: map[string]bool{"orders": false}},
		"v1 kept its pods for 8.0 s after Service orders had": {Kept: map[string]Kept{"v1": {After: "orders", Least: Duration(9 * time.Second), Most: Duration(time.Minute)}}},
		"Service orders never left v2":                        {Kept: map[string]Kept{"v2": {After: "orders"}}},
	} {
		if misses := e.misses(switched, nil); len(misses) != 1 || !strings.Contains(misses[0], want) {
			t.Errorf("got %v, want %q", misses, want)
		}
	}
}

func TestAGapBeginsAfterTheFirstEndpointAndMayLastUntilTheEnd(t *testing.T) {
	starting := []Observation{{At: 0, Services: map[string]string{"orders": "*"}}, {At: 3, Services: map[string]string{"orders": "*"}}}
	if length := gaps(starting)["orders"]; length != 0 {
		t.Errorf("a Service that never had an endpoint has a gap of %.1f s", length)
	}
	if length := gaps(switched[:3])["orders"]; length <= 0 {
		t.Error("a gap that has only just begun is none")
	}
}

func TestAVersionThatIsSwitchedBackToWasNotKeptInVain(t *testing.T) {
	back := append(switched[:2:2], Observation{At: 3, Services: map[string]string{"orders": "v1"}, Replicas: map[string]Replicas{"v1": {Desired: 4}}})
	if miss := (Kept{After: "orders", Most: Duration(time.Minute)}).misses("v1", back); !strings.Contains(miss, "v1 has kept its pods") {
		t.Errorf("got %q", miss)
	}
}

func TestAServiceIsWaitedForUntilItHasItsEndpoints(t *testing.T) {
	c := Condition{Endpoints: map[string]int64{"orders": 4}}
	o := Observation{observed: true, Endpoints: map[string]int64{"orders": 2}}
	if miss := c.misses(o); miss != "Service orders has 2 ready endpoints, not 4" {
		t.Errorf("misses %q", miss)
	}
	o.Endpoints["orders"] = 4
	if miss := c.misses(o); miss != "" {
		t.Errorf("misses %q", miss)
	}
}
