package traffic

import (
	"fmt"
	"time"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/dataplane/load"
)

// pause is the time without a loss after which the next one belongs to another burst.
const pause = time.Second

// Burst is a row of lost requests that belong together. Its time is the story's own, so that the record tells what happened then.
type Burst struct {
	At    float64        `json:"at"`
	Until float64        `json:"until"`
	Lost  map[string]int `json:"lost"`
}

// bursts finds the losses of a lane; begin is when the story began.
func bursts(samples []load.Sample, begin time.Time) []Burst {
	var all []Burst
	var last time.Time
	for _, sample := range samples {
		if sample.Failure == "" || sample.Version != "" {
			continue
		}
		if len(all) == 0 || sample.Due.Sub(last) > pause {
			all = append(all, Burst{At: sample.Due.Sub(begin).Seconds(), Lost: map[string]int{}})
		}
		last = sample.Due
		burst := &all[len(all)-1]
		burst.Until = last.Sub(begin).Seconds()
		burst.Lost[sample.Failure]++
	}
	return all
}

func (b Burst) String() string { return fmt.Sprintf("%.2f to %.2f s %v", b.At, b.Until, b.Lost) }
