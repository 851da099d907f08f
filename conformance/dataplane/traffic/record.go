package traffic

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// record is what the runner of the stories kept of one: times are seconds of the story's own.
type record struct {
	Failure      string        `json:"failure"`
	Actions      []action      `json:"actions"`
	Observations []observation `json:"observations"`
}

type action struct {
	At float64 `json:"at"`
	Do string  `json:"do"`
}

type observation struct {
	At           float64 `json:"at"`
	Aborted      bool    `json:"aborted"`
	Current      string  `json:"current"`
	Stable       string  `json:"stable"`
	RoutedWeight string  `json:"routedWeight"`
}

func readRecord(path string) (record, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return record{}, err
	}
	var r record
	return r, json.Unmarshal(content, &r)
}

// clock turns the story's times into those of the load: the action that began the load is known to both.
func (r record) clock(loadBegan time.Time) (func(at float64) time.Time, error) {
	for _, action := range r.Actions {
		if strings.Contains(action.Do, `load: "1"`) {
			begin := loadBegan.Add(-seconds(action.At))
			return func(at float64) time.Time { return begin.Add(seconds(at)) }, nil
		}
	}
	return nil, fmt.Errorf("the story did not begin the load")
}

// loadEnd tells when the story ended the load; 0 if it never came to that.
func (r record) loadEnd() float64 {
	for _, action := range r.Actions {
		if strings.Contains(action.Do, `load: "0"`) {
			return action.At
		}
	}
	return 0
}

// firstRelease tells when something was done for the first time after the load began.
func (r record) firstRelease() (float64, bool) {
	loading := false
	for _, action := range r.Actions {
		switch {
		case strings.Contains(action.Do, `load: "1"`):
			loading = true
		case loading && (strings.HasPrefix(action.Do, "apply:") || strings.HasPrefix(action.Do, "kubectl:")):
			return action.At, true
		}
	}
	return 0, false
}

// weight is what the router was told, nothing if it was told nothing.
func (o observation) weight() (int, bool) {
	weight, err := strconv.Atoi(o.RoutedWeight)
	return weight, err == nil
}

func seconds(number float64) time.Duration { return time.Duration(number * float64(time.Second)) }
