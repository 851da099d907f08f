package traffic

import (
	"slices"
	"testing"
	"time"
)

// scenarios is the table of this project.
const scenarios = "../../traffic/scenarios.yaml"

func TestTheTableHasControlsAndClaimsAtBothSizes(t *testing.T) {
	table, err := Read(scenarios)
	if err != nil {
		t.Fatal(err)
	}
	for _, size := range []Size{Push, Full} {
		chosen, err := table.Choose(size, nil)
		if err != nil {
			t.Fatal(err)
		}
		controls, claims := 0, 0
		for _, scenario := range chosen {
			if scenario.Loses != nil {
				controls++
			} else {
				claims++
			}
		}
		if controls < 2 || claims < 3 {
			t.Errorf("%s: %d controls, %d claims: a zero proves nothing without something that loses", size, controls, claims)
		}
	}
}

// At push size every control is seen through one router only; each must lose enough for the tolerance to mean something.
func TestEveryControlLosesEnoughToBeToldFromNothing(t *testing.T) {
	table, err := Read(scenarios)
	if err != nil {
		t.Fatal(err)
	}
	for _, scenario := range table.Scenarios {
		if scenario.Loses == nil || scenario.Curve {
			continue
		}
		for _, lane := range table.Lanes(scenario, Full) {
			if !lane.Claim {
				continue
			}
			predicted, err := scenario.Loses.bounds(table.Fixed, float64(lane.Rate), lane.View.Delay)
			if err != nil || predicted.Least < 50 {
				t.Errorf("%s: predicted %s, %v", scenario.Name, predicted, err)
			}
		}
	}
}

func TestNamesChooseWhateverTheSize(t *testing.T) {
	table := &Table{Scenarios: []Scenario{{Name: "a", Push: true}, {Name: "b"}}}
	if chosen, err := table.Choose(Push, []string{"b"}); err != nil || len(chosen) != 1 || chosen[0].Name != "b" {
		t.Errorf("%+v %v", chosen, err)
	}
	if chosen, err := table.Choose(Push, []string{"c"}); err == nil {
		t.Errorf("a name that is none: %+v", chosen)
	}
}

func TestAClaimIsSpreadOverItsDelaysAndReportedWithKeptRetriedAndLongConnectionsBeside(t *testing.T) {
	table := &Table{Fixed: Fixed{Rate: map[string]int{"full": 400, "push": 100}, Beside: 25,
		Delays: map[string][]Duration{"full": {of(2 * time.Second), of(5 * time.Second)}, "push": {of(2 * time.Second)}}}}
	var flags []string
	for _, lane := range table.Lanes(Scenario{}, Full) {
		if lane.Claim && lane.Rate != 200 {
			t.Errorf("%+v", lane)
		}
		flags = append(flags, lane.View.Flag(":1"))
	}
	if want := []string{":1,2s,tries=1", ":1,5s,tries=1", ":1,2s,tries=1,kept", ":1,2s,tries=3", ":1,2s,tries=1"}; !slices.Equal(flags, want) {
		t.Errorf("%v", flags)
	}
}
