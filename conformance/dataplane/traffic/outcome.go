package traffic

import (
	"fmt"
	"math"
	"path/filepath"
	"time"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/dataplane/load"
)

// slack is how much earlier than the story the load may seem to end on a busy machine.
const slack = 5 * time.Second

// splitTolerance is how many points a measured share may be away from the weight.
const splitTolerance = 3

// Outcome is what came of a scenario.
type Outcome struct {
	Name   string        `json:"name"`
	Shows  string        `json:"shows"`
	Loses  bool          `json:"loses"`
	Known  string        `json:"known,omitempty"`
	Curve  bool          `json:"curve,omitempty"`
	Lanes  []LaneOutcome `json:"lanes"`
	Shares []Share       `json:"shares,omitempty"`
	Found  []Detection   `json:"detections,omitempty"`
	// Wrong is everything that is otherwise than claimed or predicted.
	Wrong []string `json:"wrong,omitempty"`
}

// LaneOutcome is what came of one stream of requests.
type LaneOutcome struct {
	Lane
	load.Summary
	// Predicted are the losses of a control.
	Predicted *Range `json:"predicted,omitempty"`
	// Bursts are when requests were lost.
	Bursts []Burst `json:"bursts,omitempty"`
}

// Requests counts those of the claims.
func (o Outcome) Requests() int {
	all := 0
	for _, lane := range o.Lanes {
		if lane.Claim {
			all += lane.Requests
		}
	}
	return all
}

// Lost counts those of the claims.
func (o Outcome) Lost() int {
	all := 0
	for _, lane := range o.Lanes {
		if lane.Claim {
			all += lane.LostInAll()
		}
	}
	return all
}

// Judge compares a played scenario and its story's record with what the table says.
func (t *Table) Judge(played Played, records string, size Size) Outcome {
	scenario := played.Scenario
	o := Outcome{Name: scenario.Name, Shows: scenario.Shows, Loses: scenario.Loses != nil, Known: scenario.Known, Curve: scenario.Curve}
	say := func(format string, values ...any) { o.Wrong = append(o.Wrong, fmt.Sprintf(format, values...)) }
	if played.Failure != nil {
		say("%v", played.Failure)
	}
	r, err := readRecord(filepath.Join(records, scenario.Name+".json"))
	if err != nil {
		say("no record: %v", err)
		return o
	}
	if r.Failure != "" {
		say("%s", r.Failure)
	}
	at, err := r.clock(played.Began)
	if err != nil {
		say("%v", err)
		return o
	}
	release, released := r.firstRelease()
	if !released {
		say("nothing was released under load")
		return o
	}
	for i, lane := range played.Lanes {
		outcome := LaneOutcome{Lane: lane, Summary: load.Summarize(lane.Samples), Bursts: bursts(lane.Samples, at(0))}
		if lost := lostBefore(lane.Samples, at(release)); lost > 0 {
			say("%s: %d requests failed before anything was released: the harness is broken", lane.View, lost)
		}
		if count := len(lane.Samples); count == 0 || lane.Samples[count-1].Due.Before(at(r.loadEnd()).Add(-slack)) && !lane.Long {
			say("%s: the load ended after %d requests, before the story", lane.View, count)
		}
		if lane.Claim {
			outcome.Predicted = t.judgeClaim(scenario, outcome, say)
			o.Found = append(o.Found, detectionsOf(i, r, at, lane)...)
			o.Shares = append(o.Shares, shares(r, at, time.Duration(lane.View.Delay), lane.Samples)...)
		}
		o.Lanes = append(o.Lanes, outcome)
	}
	for _, share := range o.Shares {
		if scenario.claims() && math.Abs(share.Percent-float64(share.Weight)) > splitTolerance {
			say("the canary got %.1f %% of %d requests at weight %d", share.Percent, share.Requests, share.Weight)
		}
	}
	if requests := o.Requests(); size == Full && scenario.claims() && !scenario.Foreseen && requests < t.Fixed.Least {
		say("%d requests are too few for a claim", requests)
	}
	return o
}

// judgeClaim compares what one lane lost with what it should, and gives the prediction if there is one.
func (t *Table) judgeClaim(scenario Scenario, lane LaneOutcome, say func(string, ...any)) *Range {
	lost := lane.LostInAll()
	for kind, count := range lane.Answered {
		if scenario.Bad == "" || kind == "500 by v1" {
			say("%s: %d requests were answered with %s", lane.View, count, kind)
		}
	}
	if scenario.Loses == nil {
		if lost > 0 && scenario.claims() {
			say("%s: %d of %d requests were lost: %v", lane.View, lost, lane.Requests, lane.Bursts)
		}
		return nil
	}
	predicted, err := scenario.Loses.bounds(t.Fixed, float64(lane.Rate), lane.View.Delay)
	if err != nil {
		say("%v", err)
		return nil
	}
	if !predicted.holds(lost, t.Fixed.Tolerance) {
		say("%s: %d requests were lost, predicted %s: %v", lane.View, lost, predicted, lane.Bursts)
	}
	return &predicted
}

// detectionsOf looks at the first lane only: the others met the same version.
func detectionsOf(number int, r record, at func(float64) time.Time, lane Lane) []Detection {
	if number > 0 {
		return nil
	}
	return detections(r, at, lane.Samples)
}

func lostBefore(samples []load.Sample, moment time.Time) int {
	lost := 0
	for _, sample := range samples {
		if sample.Failure != "" && sample.Due.Before(moment) {
			lost++
		}
	}
	return lost
}
