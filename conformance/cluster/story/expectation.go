package story

import (
	"fmt"
	"slices"
	"strings"
)

// Expectation is about everything that was observed since the last thing done.
type Expectation struct {
	// Weights are the weights of the canary, in order, repetitions left out.
	Weights []int64 `json:"weights,omitempty"`
	// Phases are visited in this order; others may come between.
	Phases []string `json:"phases,omitempty"`
	// NeverPhase is visited at no time.
	NeverPhase string `json:"neverPhase,omitempty"`
	// LeastReady is how many pods were ready at any time, of all versions together.
	LeastReady *int64 `json:"leastReady,omitempty"`
	// MostReplicas is how many pods were there at any time, of all versions together.
	MostReplicas *int64 `json:"mostReplicas,omitempty"`
	// Events are reasons of events that came, in any order.
	Events []string `json:"events,omitempty"`
	// Services are the versions that a Service selected, in order, repetitions left out.
	Services map[string][]string `json:"services,omitempty"`
	// LeastEndpoints is how many ready endpoints a Service had at any time.
	LeastEndpoints map[string]int64 `json:"leastEndpoints,omitempty"`
	// Gap tells of a Service whether there was a time in which it had endpoints no longer, or not yet again.
	Gap map[string]bool `json:"gap,omitempty"`
	// Kept is for how long a version kept its pods after a Service had left it.
	Kept map[string]Kept `json:"kept,omitempty"`
}

// misses lists in what the observations and events differ.
func (e Expectation) misses(observations []Observation, events []Event) []string {
	if len(observations) == 0 {
		return []string{"nothing was observed"}
	}
	misses := append(e.missesPhases(observations), e.missesPods(observations)...)
	misses = append(misses, e.missesServices(observations)...)
	if weights := weightsOf(observations); e.Weights != nil && !slices.Equal(weights, e.Weights) {
		misses = append(misses, fmt.Sprintf("weights were %v, not %v", weights, e.Weights))
	}
	for _, reason := range e.Events {
		if !slices.ContainsFunc(events, func(event Event) bool { return event.Reason == reason }) {
			misses = append(misses, fmt.Sprintf("no event %s: %s", reason, reasons(events)))
		}
	}
	return misses
}

func (e Expectation) missesPhases(observations []Observation) []string {
	var misses []string
	rest := e.Phases
	for _, o := range observations {
		if len(rest) > 0 && o.Phase == rest[0] {
			rest = rest[1:]
		}
		if e.NeverPhase != "" && o.observed && o.Phase == e.NeverPhase {
			misses = append(misses, fmt.Sprintf("phase was %s after %.1f s: %s", o.Phase, o.At, o.Message))
			break
		}
	}
	if len(rest) > 0 {
		misses = append(misses, fmt.Sprintf("phase %s was not visited, or not in this order: %v", rest[0], e.Phases))
	}
	return misses
}

func (e Expectation) missesPods(observations []Observation) []string {
	var misses []string
	least, most := observations[0].ready(), int64(0)
	for _, o := range observations {
		least = min(least, o.ready())
		current := int64(0)
		for _, r := range o.Replicas {
			current += r.Current
		}
		most = max(most, current)
	}
	if e.LeastReady != nil && least < *e.LeastReady {
		misses = append(misses, fmt.Sprintf("only %d pods were ready at some time, not %d", least, *e.LeastReady))
	}
	if e.MostReplicas != nil && most > *e.MostReplicas {
		misses = append(misses, fmt.Sprintf("%d pods were there at some time, not %d", most, *e.MostReplicas))
	}
	return misses
}

// weightsOf lists the weights in the order of their appearance.
func weightsOf(observations []Observation) []int64 {
	weights := []int64{}
	for _, o := range observations {
		if w := o.Weight; w != nil && (len(weights) == 0 || weights[len(weights)-1] != *w) {
			weights = append(weights, *w)
		}
	}
	return weights
}

func reasons(events []Event) string {
	var all []string
	for _, event := range events {
		if !slices.Contains(all, event.Reason) {
			all = append(all, event.Reason)
		}
	}
	return strings.Join(all, ", ")
}
