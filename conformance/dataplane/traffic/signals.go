package traffic

import (
	"context"
	"encoding/json"
	"net/http"
	"time"
)

// glance is how often a story is looked at.
const glance = 100 * time.Millisecond

// Signals is how stories tell the load when to begin and to end, and when to evict pods: by their answers, which the runner of the stories serves at an address.
type Signals struct {
	address string
	client  http.Client
}

// NewSignals reads the signals at an address.
func NewSignals(address string) *Signals {
	return &Signals{address, http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 100}}}
}

// isOn tells whether a story answers a word with something other than 0. A story that has not begun answers nothing.
func (s *Signals) isOn(story, word string) bool {
	response, err := s.client.Get("http://" + s.address + "/" + story + "/web/" + word)
	if err != nil {
		return false
	}
	defer response.Body.Close()
	var answer struct {
		Value float64 `json:"value"`
	}
	return response.StatusCode == http.StatusOK && json.NewDecoder(response.Body).Decode(&answer) == nil && answer.Value != 0
}

// await returns when a word is on, or off, and tells whether it came to that before ctx was over.
func (s *Signals) await(ctx context.Context, story, word string, on bool) bool {
	for ctx.Err() == nil {
		if s.isOn(story, word) == on {
			return true
		}
		select {
		case <-ctx.Done():
		case <-time.After(glance):
		}
	}
	return false
}
