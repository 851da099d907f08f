package story

import (
	"fmt"
	"strings"
)

// Condition is a state to wait for. What it does not name may be anything.
type Condition struct {
	Phase   string `json:"phase,omitempty"`
	Message string `json:"message,omitempty"` // a part of it
	Step    *int64 `json:"step,omitempty"`
	Weight  *int64 `json:"weight,omitempty"`
	Aborted *bool  `json:"aborted,omitempty"`
	Stable  string `json:"stable,omitempty"`
	Current string `json:"current,omitempty"`
	// Ready are the ready pods of each version; a version that is not named may have any.
	Ready map[string]int64 `json:"ready,omitempty"`
	// Desired are the pods wanted of each version.
	Desired map[string]int64 `json:"desired,omitempty"`
	// Services are the versions that they select.
	Services map[string]string `json:"services,omitempty"`
	// Endpoints are the ready endpoints of each Service, which come a little after its pods are ready.
	Endpoints map[string]int64 `json:"endpoints,omitempty"`
	// Budgets are how many pods a PodDisruptionBudget allows to be evicted.
	Budgets map[string]int64 `json:"budgets,omitempty"`
	// Analysis and Experiments are phases, by a part of the run's name.
	Analysis    map[string]string `json:"analysis,omitempty"`
	Experiments map[string]string `json:"experiments,omitempty"`
}

// misses tells the first thing in which an observation differs, nothing if it meets the condition.
func (c Condition) misses(o Observation) string {
	switch {
	case !o.observed:
		return "the controller has not seen the newest manifest"
	case c.Phase != "" && o.Phase != c.Phase:
		return fmt.Sprintf("phase is %s, not %s", o.Phase, c.Phase)
	case !strings.Contains(o.Message, c.Message):
		return fmt.Sprintf("message is %q, without %q", o.Message, c.Message)
	case c.Step != nil && !equal(o.Step, *c.Step):
		return fmt.Sprintf("step is %s, not %d", show(o.Step), *c.Step)
	case c.Weight != nil && !equal(o.Weight, *c.Weight):
		return fmt.Sprintf("weight is %s, not %d", show(o.Weight), *c.Weight)
	case c.Aborted != nil && o.Aborted != *c.Aborted:
		return fmt.Sprintf("aborted is %v", o.Aborted)
	case c.Stable != "" && o.Stable != c.Stable:
		return fmt.Sprintf("stable is %q, not %q", o.Stable, c.Stable)
	case c.Current != "" && o.Current != c.Current:
		return fmt.Sprintf("current is %q, not %q", o.Current, c.Current)
	}
	for version, want := range c.Ready {
		if got := o.Replicas[version].Ready; got != want {
			return fmt.Sprintf("%d pods of %s are ready, not %d", got, version, want)
		}
	}
	for version, want := range c.Desired {
		if got := o.Replicas[version].Desired; got != want {
			return fmt.Sprintf("%d pods of %s are wanted, not %d", got, version, want)
		}
	}
	for service, want := range c.Services {
		if got := o.Services[service]; got != want {
			return fmt.Sprintf("Service %s selects %q, not %q", service, got, want)
		}
	}
	for service, want := range c.Endpoints {
		if got := o.Endpoints[service]; got != want {
			return fmt.Sprintf("Service %s has %d ready endpoints, not %d", service, got, want)
		}
	}
	for budget, want := range c.Budgets {
		if got := o.Budgets[budget]; got != want {
			return fmt.Sprintf("budget %s allows %d evictions, not %d", budget, got, want)
		}
	}
	if miss := missesRun("analysis", c.Analysis, o.Analysis); miss != "" {
		return miss
	}
	return missesRun("experiment", c.Experiments, o.Experiments)
}

// missesRun looks for the latest run whose name contains a word.
func missesRun(kind string, wanted, runs map[string]string) string {
	for word, want := range wanted {
		found := false
		for name, phase := range runs {
			found = found || strings.Contains(name, word) && phase == want
		}
		if !found {
			return fmt.Sprintf("no %s run named %q is %s: %v", kind, word, want, runs)
		}
	}
	return ""
}

func equal(got *int64, want int64) bool { return got != nil && *got == want }

func show(number *int64) string {
	if number == nil {
		return "absent"
	}
	return fmt.Sprint(*number)
}
