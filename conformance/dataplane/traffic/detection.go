package traffic

import (
	"time"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/dataplane/load"
)

// Detection is how a bad version was found, and how many users met it before.
type Detection struct {
	Version string `json:"version"`
	// Seconds is the time from the first user who met the version to the abort, Until to the last user who met it.
	Seconds float64 `json:"seconds"`
	Until   float64 `json:"until"`
	// Met is the number of requests that the version answered, Failed those that it answered badly.
	Met    int `json:"met"`
	Failed int `json:"failed"`
	// Share is the per cent of all requests meanwhile that failed.
	Share float64 `json:"share"`
}

// detections looks at each version that was aborted.
func detections(r record, at func(float64) time.Time, samples []load.Sample) []Detection {
	var all []Detection
	aborted := false
	for _, o := range r.Observations {
		if o.Aborted && !aborted && o.Current != "" && o.Current != o.Stable {
			if found, met := detect(o.Current, at(o.At), samples); met {
				all = append(all, found)
			}
		}
		aborted = o.Aborted
	}
	return all
}

func detect(version string, abort time.Time, samples []load.Sample) (Detection, bool) {
	found := Detection{Version: version}
	var first, last time.Time
	for _, sample := range samples {
		if sample.Version != version {
			continue
		}
		if first.IsZero() {
			first = sample.Due
		}
		last = sample.Due
		found.Met++
		if sample.Failure != "" {
			found.Failed++
		}
	}
	if found.Met == 0 {
		return found, false
	}
	meanwhile := 0
	for _, sample := range samples {
		if !sample.Due.Before(first) && !sample.Due.After(last) {
			meanwhile++
		}
	}
	found.Seconds, found.Until = abort.Sub(first).Seconds(), last.Sub(first).Seconds()
	found.Share = 100 * float64(found.Failed) / float64(meanwhile)
	return found, true
}
