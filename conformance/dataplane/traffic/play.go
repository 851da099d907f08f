package traffic

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/dataplane/load"
)

// loadLimit bounds a load in time; stories are bounded more narrowly.
const loadLimit = 12 * time.Minute

// Lane is a stream of requests through one view of the data plane.
type Lane struct {
	View View `json:"view"`
	// Rate is the number of requests per second.
	Rate int `json:"rate"`
	// Claim says that the lane counts: a connection for each request, and no retries. Other lanes are reported beside it.
	Claim bool `json:"claim"`
	// Long says that the lane is made of connections that stay with a pod, each with one request per second.
	Long    bool          `json:"long,omitempty"`
	Samples []load.Sample `json:"-"`
}

// Lanes are the streams of a scenario: one claim for each delay, and beside it kept connections, retries and long-lived connections.
func (t *Table) Lanes(scenario Scenario, size Size) []Lane {
	var lanes []Lane
	delays := t.DelaysOf(scenario, size)
	rate := t.Fixed.Rate[string(size)]
	if scenario.Loses != nil && !scenario.Curve || scenario.Foreseen {
		rate = t.Fixed.Rate[string(Push)] // a control needs no great numbers, and what a gate sees is foreseen for this rate
	}
	for _, delay := range delays {
		lanes = append(lanes, Lane{View: View{Delay: delay, Tries: 1}, Rate: max(rate/len(delays), 1), Claim: true})
	}
	if !scenario.Curve && !scenario.Foreseen {
		lanes = append(lanes,
			Lane{View: View{Delay: delays[0], Tries: 1, Kept: true}, Rate: t.Fixed.Beside},
			Lane{View: View{Delay: delays[0], Tries: 3}, Rate: t.Fixed.Beside},
			Lane{View: View{Delay: delays[0], Tries: 1}, Rate: t.Fixed.Beside, Long: true})
	}
	return lanes
}

// Player puts scenarios under load while their stories are played.
type Player struct {
	Signals *Signals
	Pods    *Pods
	// Address tells where a view listens for a scenario.
	Address func(number int, view View) string
}

// Played is a scenario with the load that it had.
type Played struct {
	Scenario Scenario
	Began    time.Time
	Lanes    []Lane
	Failure  error
}

// Play waits for the story of a scenario, loads it for as long as it asks for, and evicts pods when it asks for that. It ends with ctx at the latest.
func (p *Player) Play(ctx context.Context, number int, scenario Scenario, lanes []Lane) Played {
	played := Played{Scenario: scenario, Lanes: lanes}
	if !p.Signals.await(ctx, scenario.Name, "load", true) {
		played.Failure = fmt.Errorf("the story never began the load")
		return played
	}
	played.Began = time.Now()
	loaded, stop := context.WithCancel(ctx)
	var all sync.WaitGroup
	for i := range lanes {
		lane := &played.Lanes[i]
		all.Go(func() { lane.Samples = lane.send(loaded, p.Address(number, lane.View), scenario.Name+".example.com") })
	}
	var drained, ended error
	all.Go(func() { drained = p.drain(loaded, scenario.Name) })
	if !p.Signals.await(ctx, scenario.Name, "load", false) {
		ended = fmt.Errorf("the story never ended the load")
	}
	stop()
	all.Wait()
	played.Failure = errors.Join(drained, ended)
	return played
}

// drain evicts the leaving pods whenever the story asks for it.
func (p *Player) drain(ctx context.Context, story string) error {
	for p.Signals.await(ctx, story, "drain", true) {
		if err := p.Pods.Evict(ctx, story); err != nil {
			return fmt.Errorf("drain: %w", err)
		}
		p.Signals.await(ctx, story, "drain", false)
	}
	return nil
}

// send puts the lane's load on a host, through the view that listens at an address.
func (l Lane) send(ctx context.Context, address, host string) []load.Sample {
	if l.Long {
		return load.Connections{Address: address, Host: host, Number: l.Rate, Limit: loadLimit}.Run(ctx)
	}
	return load.Lane{
		Name: l.View.String(), URL: "http://" + address + "/", Host: host, Rate: l.Rate, Kept: l.View.Kept,
		Most: l.Rate * int(loadLimit.Seconds()), Limit: loadLimit,
	}.Run(ctx)
}
