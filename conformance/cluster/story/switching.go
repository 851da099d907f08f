package story

import (
	"fmt"
	"slices"
)

// Kept bounds the time for which a version keeps its pods after a Service has left it.
type Kept struct {
	After string   `json:"after"` // name of the Service
	Least Duration `json:"least"`
	Most  Duration `json:"most"`
}

// missesServices compares what became of the Services.
func (e Expectation) missesServices(observations []Observation) []string {
	var misses []string
	for service, want := range e.Services {
		if got := selectedBy(service, observations); !slices.Equal(got, want) {
			misses = append(misses, fmt.Sprintf("Service %s selected %v, not %v", service, got, want))
		}
	}
	for service, want := range e.LeastEndpoints {
		least := observations[0].Endpoints[service]
		for _, o := range observations {
			least = min(least, o.Endpoints[service])
		}
		if least < want {
			misses = append(misses, fmt.Sprintf("Service %s had only %d ready endpoints at some time, not %d", service, least, want))
		}
	}
	for service, want := range e.Gap {
		if length := gaps(observations)[service]; (length > 0) != want {
			misses = append(misses, fmt.Sprintf("Service %s was without a ready endpoint for %.1f s", service, length))
		}
	}
	for version, want := range e.Kept {
		if miss := want.misses(version, observations); miss != "" {
			misses = append(misses, miss)
		}
	}
	return misses
}

// selectedBy lists the versions that a Service selected, in the order of their appearance.
func selectedBy(service string, observations []Observation) []string {
	var versions []string
	for _, o := range observations {
		if version, there := o.Services[service]; there && (len(versions) == 0 || versions[len(versions)-1] != version) {
			versions = append(versions, version)
		}
	}
	return versions
}

// gaps tells for how many seconds each Service that had ready endpoints had none.
func gaps(observations []Observation) map[string]float64 {
	lengths, began := map[string]float64{}, map[string]float64{}
	served := map[string]bool{}
	for i, o := range observations {
		for service := range o.Services {
			begin, open := began[service]
			switch missing := o.Endpoints[service] == 0; {
			case !missing:
				served[service] = true
				if open {
					lengths[service] += o.At - begin
					delete(began, service)
				}
			case served[service] && !open:
				began[service] = o.At
			}
			if begin, open := began[service]; open && i+1 == len(observations) {
				lengths[service] += max(o.At-begin, 0.001)
			}
		}
	}
	return lengths
}

// misses tells whether the version went too early or too late.
func (k Kept) misses(version string, observations []Observation) string {
	left, gone := -1.0, -1.0
	for i, o := range observations[1:] {
		if before := observations[i]; before.Services[k.After] == version && o.Services[k.After] != version {
			left, gone = o.At, -1
		}
		if left >= 0 && gone < 0 && o.Replicas[version].Desired == 0 {
			gone = o.At
		}
	}
	switch span := gone - left; {
	case left < 0:
		return fmt.Sprintf("Service %s never left %s", k.After, version)
	case gone < 0:
		return fmt.Sprintf("%s has kept its pods", version)
	case span < k.Least.seconds() || span > k.Most.seconds():
		return fmt.Sprintf("%s kept its pods for %.1f s after Service %s had left it, not %.0f to %.0f s", version, span, k.After, k.Least.seconds(), k.Most.seconds())
	}
	return ""
}
