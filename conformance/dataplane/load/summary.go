package load

import (
	"slices"
	"time"
)

// Summary counts samples.
type Summary struct {
	Requests int `json:"requests"`
	// Lost are the failures that no version answered for itself, Answered those with which a version answered, both by their kind.
	Lost     map[string]int `json:"lost,omitempty"`
	Answered map[string]int `json:"answered,omitempty"`
	// Versions counts all answers, good and bad.
	Versions map[string]int `json:"versions"`
	// Median, P99 and Worst are times from the moment a request was due; WorstLate is how late the load itself was at most. All in milliseconds.
	Median    float64 `json:"medianMs"`
	P99       float64 `json:"p99Ms"`
	Worst     float64 `json:"worstMs"`
	WorstLate float64 `json:"worstLateMs"`
}

// Summarize counts samples; whoever has none gets zeros.
func Summarize(samples []Sample) Summary {
	s := Summary{Requests: len(samples), Lost: map[string]int{}, Answered: map[string]int{}, Versions: map[string]int{}}
	var times []time.Duration
	for _, sample := range samples {
		times = append(times, sample.Took)
		s.WorstLate = max(s.WorstLate, milliseconds(sample.Late))
		if sample.Version != "" {
			s.Versions[sample.Version]++
		}
		switch {
		case sample.Failure == "":
		case sample.Version == "":
			s.Lost[sample.Failure]++
		default:
			s.Answered[sample.Failure+" by "+sample.Version]++
		}
	}
	if len(times) > 0 {
		slices.Sort(times)
		s.Median = milliseconds(times[len(times)/2])
		s.P99 = milliseconds(times[len(times)*99/100])
		s.Worst = milliseconds(times[len(times)-1])
	}
	return s
}

// LostInAll is the number of requests that were lost, whatever the kind.
func (s Summary) LostInAll() int { return sum(s.Lost) }

// AnsweredInAll is the number of requests that a version answered badly.
func (s Summary) AnsweredInAll() int { return sum(s.Answered) }

func sum(counts map[string]int) int {
	all := 0
	for _, count := range counts {
		all += count
	}
	return all
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
