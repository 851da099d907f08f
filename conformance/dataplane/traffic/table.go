// Package traffic puts releases under load and judges what was lost.
package traffic

import (
	"fmt"
	"os"
	"strings"
	"time"

	"sigs.k8s.io/yaml"
)

// Table is the part of scenarios.yaml that load and verdicts need; the rest becomes stories and manifests.
type Table struct {
	Fixed     Fixed      `json:"fixed"`
	Scenarios []Scenario `json:"scenarios"`
}

// Fixed is what was decided before anything was measured.
type Fixed struct {
	Replicas  int                   `json:"replicas"`
	Start     Duration              `json:"start"`
	Latency   Duration              `json:"latency"`
	Delays    map[string][]Duration `json:"delays"`
	Rate      map[string]int        `json:"rate"`
	Beside    int                   `json:"beside"`
	Tolerance float64               `json:"tolerance"`
	Least     int                   `json:"least"`
}

// Scenario is one release under load.
type Scenario struct {
	Name  string `json:"name"`
	Shows string `json:"shows"`
	// Bad says that the versions that come answer badly, by themselves.
	Bad string `json:"bad,omitempty"`
	// Push has the scenario played at push size too.
	Push bool `json:"push,omitempty"`
	// Delays are how late the routers act, where it is not as for all.
	Delays []Duration `json:"delays,omitempty"`
	// Curve says that the scenario is about the losses at each delay.
	Curve bool `json:"curve,omitempty"`
	// Foreseen says that the simulation tells what the gate sees: there is one stream of requests, and nothing beside it.
	Foreseen bool `json:"foreseen,omitempty"`
	// Known says why the scenario may lose at random: its losses are reported, and neither claimed nor predicted.
	Known string `json:"known,omitempty"`
	// Loses predicts the losses; without it nothing may be lost.
	Loses *Prediction `json:"loses,omitempty"`
}

// claims tells whether the scenario claims to lose nothing.
func (s Scenario) claims() bool { return s.Loses == nil && s.Known == "" }

// Size is push or full.
type Size string

// The two sizes.
const (
	Push Size = "push"
	Full Size = "full"
)

// Duration is written as 5s or 20ms.
type Duration time.Duration

// UnmarshalJSON reads a duration with its unit.
func (d *Duration) UnmarshalJSON(text []byte) error {
	value, err := time.ParseDuration(strings.Trim(string(text), `"`))
	*d = Duration(value)
	return err
}

// MarshalJSON writes a duration with its unit.
func (d Duration) MarshalJSON() ([]byte, error) { return []byte(`"` + d.String() + `"`), nil }

func (d Duration) String() string { return time.Duration(d).String() }

func (d Duration) seconds() float64 { return time.Duration(d).Seconds() }

// Read reads the table.
func Read(path string) (*Table, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	table := &Table{}
	if err := yaml.Unmarshal(content, table); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for _, scenario := range table.Scenarios {
		if scenario.Loses == nil {
			continue
		}
		if _, err := scenario.Loses.bounds(table.Fixed, 1, 0); err != nil {
			return nil, fmt.Errorf("%s: scenario %s: %w", path, scenario.Name, err)
		}
	}
	return table, nil
}

// Choose gives the scenarios of a size, or those that are named.
func (t *Table) Choose(size Size, names []string) ([]Scenario, error) {
	var chosen []Scenario
	for _, scenario := range t.Scenarios {
		if len(names) == 0 && (size == Full || scenario.Push) {
			chosen = append(chosen, scenario)
		}
	}
	for _, name := range names {
		found := false
		for _, scenario := range t.Scenarios {
			if scenario.Name == name {
				chosen, found = append(chosen, scenario), true
			}
		}
		if !found {
			return nil, fmt.Errorf("there is no scenario %s", name)
		}
	}
	if len(chosen) == 0 {
		return nil, fmt.Errorf("no scenarios")
	}
	return chosen, nil
}

// DelaysOf gives the delays of the routers that a scenario is seen through.
func (t *Table) DelaysOf(scenario Scenario, size Size) []Duration {
	if scenario.Delays != nil {
		return scenario.Delays
	}
	if scenario.Loses != nil {
		return t.Fixed.Delays[string(Push)] // one delay is enough for a control
	}
	return t.Fixed.Delays[string(size)]
}
