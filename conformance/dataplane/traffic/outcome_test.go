package traffic

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cdk8s-rollouts/cdk8s-rollouts/conformance/dataplane/load"
)

var began = time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)

// samples are sent every 10 ms from the second 0 on; what becomes of each is decided by its second.
func samples(seconds int, decide func(second float64, number int) load.Sample) []load.Sample {
	var all []load.Sample
	for number := range seconds * 100 {
		due := float64(number) / 100
		sample := decide(due, number)
		sample.Due = began.Add(time.Duration(number) * 10 * time.Millisecond)
		all = append(all, sample)
	}
	return all
}

func always(version string) func(float64, int) load.Sample {
	return func(float64, int) load.Sample { return load.Sample{Version: version} }
}

// told is the record of a story that began the load in its second 10, and released in its second 14.
func told(observations ...observation) record {
	return record{Actions: []action{{1, "apply: v1"}, {10, "answers: load: \"1\""}, {14, "apply: v2"}, {30, "answers: load: \"0\""}}, Observations: observations}
}

// judge judges a scenario with one lane at 100 requests per second.
func judge(t *testing.T, scenario Scenario, r record, sent []load.Sample) Outcome {
	t.Helper()
	scenario.Name = "some"
	records := t.TempDir()
	content, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(records, "some.json"), content, 0o644); err != nil {
		t.Fatal(err)
	}
	table := &Table{Fixed: Fixed{Start: of(2 * time.Second), Latency: of(20 * time.Millisecond), Tolerance: 0.2, Least: 1000}}
	lane := Lane{View: View{Delay: of(time.Second), Tries: 1}, Rate: 100, Claim: true, Samples: sent}
	return table.Judge(Played{Scenario: scenario, Began: began, Lanes: []Lane{lane}}, records, Push)
}

func wrongs(o Outcome) string { return strings.Join(o.Wrong, "; ") }

func TestAReleaseThatLosesNothingIsAsItShouldBe(t *testing.T) {
	if o := judge(t, Scenario{}, told(), samples(20, always("v1"))); len(o.Wrong) > 0 {
		t.Error(wrongs(o))
	}
}

func TestOneLostRequestIsTooMany(t *testing.T) {
	o := judge(t, Scenario{}, told(), samples(20, func(_ float64, number int) load.Sample {
		if number == 1500 {
			return load.Sample{Failure: "refused"}
		}
		return load.Sample{Version: "v1"}
	}))
	if !strings.Contains(wrongs(o), "1 of 2000 requests were lost: [25.00 to 25.00 s map[refused:1]]") {
		t.Errorf("%q", wrongs(o))
	}
}

func TestWhatMayLoseAtRandomIsReportedOnly(t *testing.T) {
	o := judge(t, Scenario{Known: "a race"}, told(), samples(20, func(second float64, _ int) load.Sample {
		if second >= 15 && second < 15.1 {
			return load.Sample{Failure: "503 from the data plane"}
		}
		return load.Sample{Version: "v1"}
	}))
	if len(o.Wrong) > 0 || o.Lost() != 10 || len(o.Lanes[0].Bursts) != 1 {
		t.Errorf("%d lost, %v: %s", o.Lost(), o.Lanes[0].Bursts, wrongs(o))
	}
}

func TestAnErrorOfAVersionIsExcusedOnlyIfThatVersionIsBad(t *testing.T) {
	answers := func(version string) []load.Sample {
		return samples(20, func(second float64, _ int) load.Sample {
			if second == 15 {
				return load.Sample{Version: version, Failure: "500"}
			}
			return load.Sample{Version: "v1"}
		})
	}
	if o := judge(t, Scenario{Bad: "error30"}, told(), answers("v2")); len(o.Wrong) > 0 {
		t.Errorf("the bad version's own error: %s", wrongs(o))
	}
	if o := judge(t, Scenario{Bad: "error30"}, told(), answers("v1")); !strings.Contains(wrongs(o), "500 by v1") {
		t.Errorf("an error of the good version: %q", wrongs(o))
	}
	if o := judge(t, Scenario{}, told(), answers("v2")); !strings.Contains(wrongs(o), "500 by v2") {
		t.Errorf("an error where no version is bad: %q", wrongs(o))
	}
}

func TestAControlThatLosesNothingIsWrong(t *testing.T) {
	control := Scenario{Loses: &Prediction{By: "outage"}}
	if o := judge(t, control, told(), samples(20, always("v1"))); !strings.Contains(wrongs(o), "0 requests were lost, predicted 202") {
		t.Errorf("%q", wrongs(o))
	}
	losing := samples(20, func(second float64, _ int) load.Sample {
		if second >= 5 && second < 7 {
			return load.Sample{Failure: "refused"}
		}
		return load.Sample{Version: "v1"}
	})
	if o := judge(t, control, told(), losing); len(o.Wrong) > 0 {
		t.Error(wrongs(o))
	}
}

func TestLossesBeforeTheReleaseSayThatTheHarnessIsBroken(t *testing.T) {
	o := judge(t, Scenario{Loses: &Prediction{By: "outage"}}, told(), samples(20, func(second float64, _ int) load.Sample {
		if second >= 1 && second < 3 {
			return load.Sample{Failure: "refused"}
		}
		return load.Sample{Version: "v1"}
	}))
	if !strings.Contains(wrongs(o), "200 requests failed before anything was released") {
		t.Errorf("%q", wrongs(o))
	}
}

func TestAStoryThatWentWrongIsWrong(t *testing.T) {
	r := told()
	r.Failure = "step 7: not within 60 s"
	if o := judge(t, Scenario{}, r, samples(20, always("v1"))); !strings.Contains(wrongs(o), "step 7") {
		t.Errorf("%q", wrongs(o))
	}
}

// A quarter of the requests goes to v2 from the second 6 on: the weight was announced in the second 5, the router acts a second later.
func TestTheSplitIsMeasuredWhereTheRouterKnowsTheWeight(t *testing.T) {
	r := told(observation{At: 10, RoutedWeight: "0", Current: "v1"}, observation{At: 15, RoutedWeight: "25", Current: "v2"}, observation{At: 25, RoutedWeight: "0", Current: "v2"})
	split := samples(20, func(second float64, number int) load.Sample {
		if second >= 6 && second < 16 && number%4 == 0 {
			return load.Sample{Version: "v2"}
		}
		return load.Sample{Version: "v1"}
	})
	o := judge(t, Scenario{}, r, split)
	if len(o.Wrong) > 0 || len(o.Shares) != 1 || o.Shares[0].Weight != 25 || o.Shares[0].Percent < 24 || o.Shares[0].Percent > 26 {
		t.Errorf("%+v %s", o.Shares, wrongs(o))
	}
	if o := judge(t, Scenario{}, r, samples(20, always("v1"))); !strings.Contains(wrongs(o), "0.0 %") {
		t.Errorf("a canary that gets nothing: %q", wrongs(o))
	}
}

func TestDetectionCountsFromTheFirstUserWhoMetTheBadVersion(t *testing.T) {
	r := told(observation{At: 15, Current: "v2", Stable: "v1"}, observation{At: 20, Current: "v2", Stable: "v1", Aborted: true})
	o := judge(t, Scenario{Bad: "error30"}, r, samples(20, func(second float64, number int) load.Sample {
		switch {
		case second < 6 || second > 11 || number%2 == 0:
			return load.Sample{Version: "v1"}
		case number%10 == 1:
			return load.Sample{Version: "v2", Failure: "500"}
		default:
			return load.Sample{Version: "v2"}
		}
	}))
	if len(o.Found) != 1 {
		t.Fatalf("%+v", o.Found)
	}
	found := o.Found[0]
	if found.Version != "v2" || found.Met != 250 || found.Failed != 50 || found.Seconds < 3.9 || found.Seconds > 4 || found.Share < 9.9 || found.Share > 10.1 {
		t.Errorf("%+v", found)
	}
}

func TestALoadThatEndsBeforeTheStoryIsWrong(t *testing.T) {
	for name, sent := range map[string][]load.Sample{"early": samples(9, always("v1")), "nothing": nil} {
		if o := judge(t, Scenario{}, told(), sent); !strings.Contains(wrongs(o), "before the story") {
			t.Errorf("%s: %q", name, wrongs(o))
		}
	}
}

func TestTooFewRequestsAreNoClaimAtFullSize(t *testing.T) {
	table := &Table{Fixed: Fixed{Least: 3000}}
	records := t.TempDir()
	content, _ := json.Marshal(told())
	if err := os.WriteFile(filepath.Join(records, "some.json"), content, 0o644); err != nil {
		t.Fatal(err)
	}
	played := Played{Scenario: Scenario{Name: "some"}, Began: began, Lanes: []Lane{{Claim: true, Samples: samples(20, always("v1"))}}}
	if o := table.Judge(played, records, Full); !strings.Contains(wrongs(o), "2000 requests are too few") {
		t.Errorf("%q", wrongs(o))
	}
	if o := table.Judge(played, records, Push); len(o.Wrong) > 0 {
		t.Errorf("at push size: %s", wrongs(o))
	}
}
