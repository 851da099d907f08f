package traffic

import (
	"testing"
	"time"
)

func of(d time.Duration) Duration { return Duration(d) }

var fixed = Fixed{Replicas: 4, Start: of(2 * time.Second), Latency: of(20 * time.Millisecond)}

// The measured numbers are those of an earlier trial at 400 requests per second.
func TestThePredictionsAgreeWithWhatWasMeasuredBefore(t *testing.T) {
	for name, test := range map[string]struct {
		prediction Prediction
		delay      time.Duration
		measured   int
	}{
		"plain Deployment, delay 1 s":                       {Prediction{By: "outage"}, 1 * time.Second, 804},
		"plain Deployment, delay 2 s":                       {Prediction{By: "outage"}, 2 * time.Second, 810},
		"evicted without preStop":                           {Prediction{By: "leaving", Pods: 4, Among: [2]int{4, 3}}, 1 * time.Second, 516},
		"dynamic canary without preStop, delay 1 s":         {Prediction{By: "leaving", Pods: 4, Among: [2]int{5, 4}}, 1 * time.Second, 403},
		"dynamic canary without preStop, delay 2 s":         {Prediction{By: "leaving", Pods: 4, Among: [2]int{5, 4}}, 2 * time.Second, 802},
		"canary without probes":                             {Prediction{By: "starting", Pods: 4, Among: [2]int{5, 4}}, 1 * time.Second, 390},
		"switched with 1 s left, no preStop, delay 1 s":     {Prediction{By: "switching", Kept: of(time.Second)}, 1 * time.Second, 373},
		"switched with 1 s left, no preStop, delay 2 s":     {Prediction{By: "switching", Kept: of(time.Second)}, 2 * time.Second, 564},
		"switched with 1 s left, preStop 15 s, delay 2 s":   {Prediction{By: "switching", Kept: of(time.Second), PreStop: of(15 * time.Second)}, 2 * time.Second, 0},
		"evicted with preStop 15 s":                         {Prediction{By: "leaving", Pods: 4, Among: [2]int{4, 3}, PreStop: of(15 * time.Second)}, 1 * time.Second, 0},
		"probes missing, but started before anyone noticed": {Prediction{By: "starting", Pods: 4, Among: [2]int{5, 4}}, 3 * time.Second, 0},
	} {
		predicted, err := test.prediction.bounds(fixed, 400, of(test.delay))
		if err != nil {
			t.Fatal(err)
		}
		if !predicted.holds(test.measured, 0.05) {
			t.Errorf("%s: measured %d, predicted %s", name, test.measured, predicted)
		}
	}
}

func TestEachPodLosesItsShareForTheTimeThatTheRouterIsLate(t *testing.T) {
	p := Prediction{By: "leaving", Pods: 4, Among: [2]int{4, 2}, PreStop: of(3 * time.Second)}
	got, err := p.bounds(Fixed{}, 100, of(5*time.Second))
	if err != nil || got.Least != 4*100*2/4 || got.Greatest != 4*100*2/2 {
		t.Errorf("%+v %v", got, err)
	}
}

func TestWhereNothingIsPredictedOneLossIsTooMany(t *testing.T) {
	none := Range{}
	if !none.holds(0, 0.25) || none.holds(1, 0.25) {
		t.Error("a tolerance of nothing is nothing")
	}
}

func TestTheToleranceCountsOnBothSides(t *testing.T) {
	r := Range{100, 200}
	for lost, want := range map[int]bool{79: false, 80: true, 240: true, 241: false} {
		if got := r.holds(lost, 0.2); got != want {
			t.Errorf("%d: %v", lost, got)
		}
	}
}

func TestAPredictionThatMeansNothingIsRefused(t *testing.T) {
	for name, p := range map[string]Prediction{
		"unknown":         {By: "magic"},
		"no pods":         {By: "leaving", Among: [2]int{4, 3}},
		"wrong way round": {By: "starting", Pods: 4, Among: [2]int{3, 4}},
	} {
		if got, err := p.bounds(fixed, 100, of(time.Second)); err == nil {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestARangeIsWrittenWithoutFractions(t *testing.T) {
	for want, r := range map[string]Range{"300": {300.2, 300.4}, "200 to 269": {199.6, 269.3}} {
		if got := r.String(); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}
