package traffic

import "fmt"

// Prediction is the arithmetic by which a control loses. Where the exact number depends on how the controllers' steps fall together, it is a range.
//
//	outage     every pod is replaced at once by one that does not listen yet:
//	           all requests, for the longer of start-up and delay
//	leaving    pods go one by one while the router still sends to them:
//	           for each its share of the requests, for delay - preStop
//	starting   pods count as ready before they listen:
//	           for each its share, for start-up - delay
//	switching  all old pods go `kept` after nobody should send to them any more (the controller cuts up to a second off):
//	           all requests, for delay - preStop - kept
//
// To that come requests that are open when a pod exits: its share, for the time that an answer takes.
type Prediction struct {
	By string `json:"by"`
	// Pods is how many pods leave or start in one release.
	Pods int `json:"pods,omitempty"`
	// Among is the greatest and the least number of pods that share the requests meanwhile.
	Among [2]int `json:"among,omitempty"`
	// PreStop and Kept are how long a pod serves after its deletion, and how long it stays after the switch.
	PreStop Duration `json:"preStop,omitempty"`
	Kept    Duration `json:"kept,omitempty"`
}

// Range is the least and the greatest number of requests.
type Range struct {
	Least    float64 `json:"least"`
	Greatest float64 `json:"greatest"`
}

// bounds predicts the losses of one release at a rate, through a router with a delay.
func (p *Prediction) bounds(fixed Fixed, rate float64, delay Duration) (Range, error) {
	waits, start, open := delay.seconds(), fixed.Start.seconds(), rate*fixed.Latency.seconds()
	late := waits - p.PreStop.seconds()
	switch p.By {
	case "outage":
		lost := rate*max(start, waits) + open
		return Range{lost, lost}, nil
	case "leaving":
		if late <= 0 {
			return Range{}, nil
		}
		return p.each(rate*late + open)
	case "starting":
		if start <= waits {
			return Range{}, nil
		}
		return p.each(rate * (start - waits))
	case "switching":
		late -= p.Kept.seconds()
		if late <= -1 {
			return Range{}, nil
		}
		return Range{rate * max(late, 0), rate*(late+1) + open}, nil
	}
	return Range{}, fmt.Errorf("no arithmetic is named %q", p.By)
}

// each gives every pod its share.
func (p *Prediction) each(requests float64) (Range, error) {
	if p.Pods < 1 || p.Among[1] < 1 || p.Among[0] < p.Among[1] {
		return Range{}, fmt.Errorf("%q needs `pods` and `among`, the greater number first", p.By)
	}
	all := float64(p.Pods) * requests
	return Range{all / float64(p.Among[0]), all / float64(p.Among[1])}, nil
}

// holds tells whether a number is in the range, widened by the tolerance. What was to be nothing must be nothing.
func (r Range) holds(lost int, tolerance float64) bool {
	return float64(lost) >= r.Least*(1-tolerance) && float64(lost) <= r.Greatest*(1+tolerance)
}

func (r Range) String() string {
	if r.Greatest-r.Least < 1 {
		return fmt.Sprintf("%.0f", r.Least)
	}
	return fmt.Sprintf("%.0f to %.0f", r.Least, r.Greatest)
}
