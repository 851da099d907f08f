package traffic

import (
	"time"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/dataplane/load"
)

// margin is left out after a change of the weight: what the clocks of story and load, and the provider itself, may differ by.
const margin = 500 * time.Millisecond

// fewest is how many requests a share is worth telling of.
const fewest = 100

// Share is what part of the requests a canary got while a weight was announced.
type Share struct {
	Weight   int     `json:"weight"`
	Requests int     `json:"requests"`
	Percent  float64 `json:"percent"`
}

// shares measures the split in each span in which the router knew one weight.
func shares(r record, at func(float64) time.Time, delay time.Duration, samples []load.Sample) []Share {
	var all []Share
	for i := 0; i < len(r.Observations); {
		first := r.Observations[i]
		next := i + 1
		for next < len(r.Observations) && r.Observations[next].RoutedWeight == first.RoutedWeight && r.Observations[next].Current == first.Current {
			next++
		}
		i = next
		weight, announced := first.weight()
		if !announced || weight == 0 || next == len(r.Observations) {
			continue
		}
		// What is announced now is acted on a delay later, and so is what comes next.
		share := measure(samples, at(first.At).Add(delay+margin), at(r.Observations[next].At).Add(delay), first.Current)
		if share.Requests >= fewest {
			share.Weight = weight
			all = append(all, share)
		}
	}
	return all
}

// measure counts the requests that were due in a span of time, and those of them that a version answered.
func measure(samples []load.Sample, from, to time.Time, version string) Share {
	share, answered := Share{}, 0
	for _, sample := range samples {
		if sample.Due.Before(from) || !sample.Due.Before(to) || sample.Version == "" {
			continue
		}
		share.Requests++
		if sample.Version == version {
			answered++
		}
	}
	if share.Requests > 0 {
		share.Percent = 100 * float64(answered) / float64(share.Requests)
	}
	return share
}
