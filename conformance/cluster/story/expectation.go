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
	// Gap says that for some time no pod was ready.
	Gap *bool `json:"gap,omitempty"`
}

// misses lists in what the observations and events differ.
func (e Expectation) misses(observations []Observation, events []Event) []string {
	var misses []string
	say := func(format string, values ...any) { misses = append(misses, fmt.Sprintf(format, values...)) }
	if len(observations) == 0 {
		return []string{"nothing was observed"}
	}
	if weights := weightsOf(observations); e.Weights != nil && !slices.Equal(weights, e.Weights) {
		say("weights were %v, not %v", weights, e.Weights)
	}
	rest := e.Phases
	least, most := observations[0].ready(), int64(0)
	for _, o := range observations {
		if len(rest) > 0 && o.Phase == rest[0] {
			rest = rest[1:]
		}
		if e.NeverPhase != "" && o.observed && o.Phase == e.NeverPhase {
			say("phase was %s after %.1f s: %s", o.Phase, o.At, o.Message)
			break
		}
		least = min(least, o.ready())
		current := int64(0)
		for _, r := range o.Replicas {
			current += r.Current
		}
		most = max(most, current)
	}
	if len(rest) > 0 {
		say("phase %s was not visited, or not in this order: %v", rest[0], e.Phases)
	}
	if e.LeastReady != nil && least < *e.LeastReady {
		say("only %d pods were ready at some time, not %d", least, *e.LeastReady)
	}
	if e.Gap != nil && (least == 0) != *e.Gap {
		say("the least number of ready pods was %d", least)
	}
	if e.MostReplicas != nil && most > *e.MostReplicas {
		say("%d pods were there at some time, not %d", most, *e.MostReplicas)
	}
	for _, reason := range e.Events {
		if !slices.ContainsFunc(events, func(event Event) bool { return event.Reason == reason }) {
			say("no event %s: %s", reason, reasons(events))
		}
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
